/** docs/testing.md shows what `emrflow test` really says of its pipeline and its scenarios. */
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { stages } from "../cli/stage.js";
import { textOf } from "./markdown.js";

const page = textOf("docs/testing.md");

function blockOf(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(page)?.[1] ?? "";
}

test("its first test passes as it says", async () => {
  const [command = "", ...output] = blockOf("console").split("\n");
  const stage = stages.memory([
    { word: "file", rest: "nightly.emrflow", body: blockOf("emrflow") },
    { word: "file", rest: "nightly.test.yaml", body: blockOf("yaml") },
  ]);
  expect(await runCommandLine(stage.host, command.replace("$ emrflow ", "").split(" "))).toBe(0);
  expect(stage.taken("stdout")).toBe(output.join("\n"));
});
