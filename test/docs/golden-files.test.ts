/** docs/golden-files.md, played from top to bottom on a real disk: each command prints what the page shows. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { stages } from "../cli/stage.js";
import { matches } from "../cli/story.js";

const page = readFileSync(fileURLToPath(new URL("../../docs/golden-files.md", import.meta.url)), "utf8");
const workflow = /```emrflow\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
const commands = [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { line: part.slice(0, end), output: part.slice(end + 1) };
    }),
);

test("the page does what it says", async () => {
  expect(commands.length).toBeGreaterThan(8);
  const stage = stages.disk([
    { word: "file", rest: "emrflow.yaml", body: "" },
    { word: "file", rest: "pipelines/nightly.emrflow", body: workflow },
  ]);
  try {
    for (const { line, output } of commands) {
      const [, from, to, path] = /^sed s\/(\w+)\/(\w+)\/ (\S+)$/.exec(line) ?? [];
      if (from !== undefined && to !== undefined && path !== undefined) {
        const text = stage.contentOf(path);
        expect(text).toContain(from);
        await stage.host.write([{ path, text: text?.replace(from, to) ?? "" }]);
        continue;
      }
      const status = await runCommandLine(stage.host, line.split(" ").slice(1));
      const printed = stage.taken("stdout") + stage.taken("stderr");
      expect(matches(output, printed), `$ ${line}\n${printed}`).toBe(true);
      expect(status, line).toBe(/^error/m.test(printed) ? 1 : 0);
    }
  } finally {
    stage.close();
  }
});
