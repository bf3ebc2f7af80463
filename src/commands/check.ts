/** `emrflow check`: findings, after fixes where they are asked for. */
import { baselineOptions, judge } from "./baseline.js";
import type { Command } from "./command.js";
import { compileSources } from "./compile-sources.js";
import { formatOf, formatOption, report, statusOf } from "./findings.js";
import { fixOptions, fixSources } from "./fix.js";
import { paramOption, paramsOf } from "./params.js";
import { progressOf } from "./progress.js";
import { readProjects, targetOption } from "./projects.js";
import { pathsOf, readSources } from "./sources.js";
import { unusedParams } from "./unused-params.js";
import { asAsked, warningsAsErrorsOption } from "./warnings-as-errors.js";
import { counted } from "../text/counted.js";

export const check: Command = {
  name: "check",
  group: "Write",
  summary: "say what is wrong, and mend it on request",
  arguments: [
    { usage: "[paths...]", summary: "files and folders; the working folder when left out", completes: "sources" },
  ],
  options: [...fixOptions, ...baselineOptions, paramOption, targetOption, warningsAsErrorsOption, formatOption],
  examples: [
    { line: "emrflow check", summary: "every file here" },
    { line: "emrflow check --fix", summary: "mend what can be mended safely" },
    { line: "emrflow check nightly.emrflow --format concise", summary: "one line for each finding" },
    { line: "emrflow check --format sarif > emrflow.sarif", summary: "for code scanning" },
  ],
  run: async (host, given) => {
    const params = paramsOf(given);
    const read = readSources(host, given.arguments);
    const projects = await readProjects(host, given, pathsOf(read.sources));
    const fixed = await fixSources(host, given, read.sources, params, projects);
    const { sources } = fixed;
    const progress = progressOf(host, sources.length);
    const compiled = await compileSources(sources, {
      host,
      params,
      projects,
      wanted: () => [],
      dropsSame: false,
      progress,
    });
    const found = [
      ...[params, read, projects, fixed, compiled].flatMap(({ diagnostics }) => diagnostics),
      ...unusedParams(host, projects, given.arguments, compiled.declared),
    ];
    const judged = await judge(host, given, found, sources);
    const diagnostics = asAsked(given, judged.diagnostics);
    await report(host, "stdout", diagnostics, formatOf(given), sources);
    const nothing = diagnostics.length === 0 ? [`Checked ${counted(sources.length, "file")}: nothing to report.`] : [];
    for (const line of [...fixed.summary, ...judged.summary, ...nothing]) host.print("stderr", `${line}\n`);
    return statusOf(diagnostics);
  },
};
