/** The README's tour, played as it stands: its workflow, its commands, and what they print. `...` stands for any lines. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { stages } from "../cli/stage.js";
import { matches } from "../cli/story.js";

const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");
const workflow = /```emrflow\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
const commands = [...readme.matchAll(/```console\n\$ emrflow (.*)\n([\s\S]*?)```/g)].map(
  ([, line = "", output = ""]) => ({ line, output }),
);

/** The reader is told to take this line out before the first command, and to put it back after it. */
const line = "\n  terminate etl\n";

test("each command of the README's tour prints what the README shows", async () => {
  expect(commands.length).toBeGreaterThan(3);
  expect(workflow).toContain(line);
  const sections = (text: string, machine: string | null) => [
    { word: "file", rest: "nightly.emrflow", body: text } as const,
    ...(machine === null ? [] : [{ word: "file", rest: "nightly_sales.asl.json", body: machine } as const]),
  ];
  let machine: string | null = null;
  for (const [index, { line: command, output }] of commands.entries()) {
    const stage = stages.memory(sections(index === 0 ? workflow.replace(line, "\n") : workflow, machine));
    // The quotes are for the shell.
    await runCommandLine(
      stage.host,
      command.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1")),
    );
    const printed = stage.taken("stdout") + stage.taken("stderr");
    expect(matches(output, printed), `$ emrflow ${command}\n${printed}`).toBe(true);
    machine = stage.contentOf("nightly_sales.asl.json");
    stage.close();
  }
  expect(machine).not.toBeNull();
});
