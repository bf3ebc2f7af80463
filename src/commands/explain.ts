/** `emrflow explain`: the page of a finding, or where the settings of a file's clusters come from. */
import { tool } from "../diagnostics/catalog/tool.js";
import { wantsColor } from "../host/color.js";
import { nearest } from "../text/nearest.js";
import type { Host } from "../host/host.js";
import type { Command, ExitCode, Given } from "./command.js";
import { pagesOf } from "./error-pages.js";
import { about, nowhere, report, statusOf } from "./findings.js";
import { renderMarkdown } from "./markdown.js";
import { analyzer } from "./analyses.js";
import { paramOption, paramsOf } from "./params.js";
import { readProjects, targetOption } from "./projects.js";
import { pathsOf, readSources } from "./sources.js";

export const explain: Command = {
  name: "explain",
  group: "Write",
  summary: "explain a finding, or a cluster's settings",
  arguments: [
    {
      usage: "<subject>",
      summary: "a finding's code or name, as shown in square brackets, or a file",
      completes: "findings",
    },
  ],
  options: [paramOption, targetOption],
  examples: [
    { line: "emrflow explain EMRF2001", summary: "by code" },
    { line: "emrflow explain unknown-name", summary: "by name" },
    { line: "emrflow explain nightly.emrflow", summary: "where its clusters get their settings" },
  ],
  run: async (host, given) => {
    const [wanted = ""] = given.arguments;
    if (wanted.endsWith(".emrflow")) return explainFile(host, given);
    const pages = pagesOf(host);
    const page = pages.find((each) => each.code === wanted.toUpperCase() || each.name === wanted.toLowerCase());
    if (page === undefined) {
      const near = nearest(
        wanted,
        pages.flatMap((each) => [each.code, each.name]),
      );
      await report(host, "stderr", [about("", tool.unknownCode(nowhere, wanted, near))], "pretty");
      return 2;
    }
    host.print("stdout", renderMarkdown(page.text, wantsColor(host, "stdout")));
    return 0;
  },
};

async function explainFile(host: Host, given: Given): Promise<ExitCode> {
  const params = paramsOf(given);
  const { sources, diagnostics } = readSources(host, given.arguments);
  const projects = await readProjects(host, given, pathsOf(sources));
  const { explainClusters } = await import("./explain-clusters.js");
  const analyses = sources.map(await analyzer(host, projects, params, sources));
  const errors = analyses.flatMap((each) => each.diagnostics).filter(({ severity }) => severity === "error");
  const found = [...params.diagnostics, ...diagnostics, ...projects.diagnostics, ...errors];
  await report(host, "stderr", found, "pretty");
  if (found.length > 0) return statusOf(found);
  const text = analyses.map(({ model }) => explainClusters(model)).join("");
  if (text === "") host.print("stderr", "No cluster is made here.\n");
  host.print("stdout", text);
  return 0;
}
