/** `emrflow audit`: what runs of state machines may leave behind and hide, whoever wrote them and in whatever file. */
import { tool } from "../diagnostics/catalog/tool.js";
import { withLevels } from "../diagnostics/levels.js";
import type { Host } from "../host/host.js";
import { baselineOptions, judge } from "./baseline.js";
import type { Command, ExitCode, Given } from "./command.js";
import { about, allowsSummary, formatOf, formatOption, nowhere, report, statusOf } from "./findings.js";
import { paramOption, paramsOf } from "./params.js";
import { readProjects, targetOption } from "./projects.js";
import { pathsOf } from "./sources.js";
import { asAsked, warningsAsErrorsOption } from "./warnings-as-errors.js";

export const audit: Command = {
  name: "audit",
  group: "Write",
  summary: "say what a state machine leaves behind",
  arguments: [
    { usage: "[paths...]", summary: "files and folders; the working folder when left out", completes: "files" },
  ],
  options: [
    {
      usage: "--diagram",
      summary: "print the ways of the findings as Mermaid flowcharts",
      group: "Findings",
    },
    ...baselineOptions,
    paramOption,
    targetOption,
    warningsAsErrorsOption,
    formatOption,
  ],
  examples: [
    { line: "emrflow audit", summary: "every state machine here" },
    { line: "emrflow audit nightly.asl.json", summary: "in JSON or YAML" },
    { line: "emrflow audit template.yaml main.tf", summary: "in templates and Terraform" },
    { line: "emrflow audit --write-baseline known.json", summary: "accept what is there today" },
  ],
  run: async (host, given) => {
    const format = formatOf(given);
    if (given.has("diagram") && !allowsSummary(format)) {
      const together = tool.notTogether(nowhere, "--diagram", `--format ${format}`);
      await report(host, "stderr", [about("", together)], "pretty");
      return 2;
    }
    return auditPaths(host, given);
  },
};

async function auditPaths(host: Host, given: Given): Promise<ExitCode> {
  // The audit and the readers are no part of what other commands load.
  const [{ candidatesIn }, { auditFiles }, { summaryOf }] = await Promise.all([
    import("./audit/candidates.js"),
    import("./audit/audit-files.js"),
    import("./audit/summary.js"),
  ]);
  const params = paramsOf(given);
  const candidates = candidatesIn(host, given.arguments);
  const sources = candidates.files.map(({ source }) => source);
  const projects = await readProjects(host, given, pathsOf(sources));
  const audited = await auditFiles(host, candidates, { params, projects });
  const found = [...params.diagnostics, ...candidates.diagnostics, ...projects.diagnostics, ...audited.diagnostics];
  const judged = await judge(host, given, withLevels(found, projects.levelOf), audited.sources);
  const diagnostics = asAsked(given, judged.diagnostics);
  await report(host, "stdout", diagnostics, formatOf(given), audited.sources);
  if (given.has("diagram")) {
    const { diagramsOf } = await import("./audit/way-diagram.js");
    host.print("stdout", diagramsOf(audited.ways, diagnostics));
  }
  for (const line of [...judged.summary, summaryOf(audited, diagnostics)]) host.print("stderr", `${line}\n`);
  return statusOf(diagnostics);
}
