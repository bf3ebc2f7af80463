/** docs/policy.md and docs/diagrams.md show what `--emit` really writes. */
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { stages } from "../cli/stage.js";
import { textOf } from "./markdown.js";

test.each([
  ["docs/policy.md", "policy", "json"],
  ["docs/diagrams.md", "mermaid", "mermaid"],
])("%s", async (path, emit, language) => {
  const blockOf = (wanted: string): string =>
    new RegExp(`^\`\`\`${wanted}\\n([^]*?)^\`\`\`$`, "m").exec(textOf(path))?.[1] ?? "";
  const stage = stages.memory([{ word: "file", rest: "nightly.emrflow", body: blockOf("emrflow") }]);
  expect(await runCommandLine(stage.host, ["build", "--emit", emit, "-o", "-", "nightly.emrflow"])).toBe(0);
  expect(stage.taken("stdout")).toBe(blockOf(language));
});
