/** What the command line adds to SARIF: the pages that come with emrflow. */
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { textOf } from "../docs/markdown.js";
import { stages } from "./stage.js";

test("the help of a rule is the page of its code", async () => {
  const stage = stages.memory([{ word: "file", rest: "a.emrflow", body: 'workflow a {\n  fail "Stop", resaon\n}\n' }]);
  expect(await runCommandLine(stage.host, ["check", "--format", "sarif"])).toBe(1);
  const { rules } = JSON.parse(stage.taken("stdout")).runs[0].tool.driver;
  expect(rules.map((rule: { id: string; help: { markdown: string } }) => [rule.id, rule.help.markdown])).toEqual([
    ["EMRF2001", textOf("docs/errors/EMRF2001.md")],
  ]);
});
