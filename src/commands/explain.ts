/** `emrflow explain`: the page of a finding. */
import { tool } from "../diagnostics/catalog/tool.js";
import { wantsColor } from "../host/color.js";
import { nearest } from "../text/nearest.js";
import type { Command } from "./command.js";
import { pagesOf } from "./error-pages.js";
import { about, nowhere, report } from "./findings.js";
import { renderMarkdown } from "./markdown.js";

export const explain: Command = {
  name: "explain",
  group: "Write",
  summary: "say what a finding means and how to mend it",
  arguments: [
    { usage: "<finding>", summary: "its code or its name, as shown in square brackets", completes: "findings" },
  ],
  options: [],
  examples: [
    { line: "emrflow explain EMRF2001", summary: "by code" },
    { line: "emrflow explain unknown-name", summary: "by name" },
  ],
  run: async (host, given) => {
    const [wanted = ""] = given.arguments;
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
