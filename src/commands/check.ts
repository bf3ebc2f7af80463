/** `emrflow check`: findings, and nothing else. */
import type { Command } from "./command.js";
import { compileSources } from "./compile-sources.js";
import { formatOf, formatOption, report, statusOf } from "./findings.js";
import { paramOption, paramsOf } from "./params.js";
import { readSources } from "./sources.js";
import { counted } from "./wording.js";

export const check: Command = {
  name: "check",
  summary: "say what is wrong, and write nothing",
  arguments: [{ usage: "[paths...]", summary: "files and folders; the working folder when left out" }],
  options: [paramOption, formatOption],
  examples: [
    { line: "emrflow check", summary: "every file here" },
    { line: "emrflow check nightly.emrflow --format concise", summary: "one line for each finding" },
    { line: "emrflow check --format sarif > emrflow.sarif", summary: "for code scanning" },
  ],
  run: async (host, given) => {
    const params = paramsOf(given);
    const { sources, diagnostics: unread } = readSources(host, given.arguments);
    const { diagnostics: found } = await compileSources(sources, params.values);
    const diagnostics = [...params.diagnostics, ...unread, ...found];
    report(host, "stdout", diagnostics, formatOf(given), sources);
    if (diagnostics.length === 0) host.print("stderr", `Checked ${counted(sources.length, "file")}: nothing to report.\n`);
    return statusOf(diagnostics);
  },
};
