/** `build --jobs`: any number of threads gives the same files, the same findings in the same order, and the same status. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { filesBelow } from "../../tools/golden/folder.js";
import { bundledProgram } from "../support/bundled-program.js";

// A process of its own may take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "emrflow-jobs-"));
const cli = bundledProgram();
afterAll(() => rmSync(folder, { recursive: true }));

const shared = `let ok = true\nparam env: string = "dev"\n`;
const sourceOf = (number: number, output: string) =>
  `import { ok, env } from "./shared.emrflow"\nlet unused = ${number}\nworkflow w${number} {\n  timeout: 1h\n  output { ok: ok, env: env, other: ${output} }\n}\n`;

function built(name: string, outputs: readonly string[], words: readonly string[]) {
  const place = join(folder, name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(join(place, "emrflow.yaml"), "params: { env: prod }\nrules: { unused-name: warning }\n");
  writeFileSync(join(place, "shared.emrflow"), shared);
  for (const [number, output] of outputs.entries())
    writeFileSync(join(place, `w${number}.emrflow`), sourceOf(number, output));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli(), "build", ...words], {
    cwd: place,
    encoding: "utf8",
  });
  return { status, stdout, stderr, files: filesBelow(place) };
}

test.each([
  ["what is right", ["1", "2", "3", "4", "5"]],
  ["what is wrong", ["1", "nothing", "3", "nothing", "5"]],
])("%s", (_what, outputs) => {
  const alone = built("place", outputs, []);
  expect(alone.stderr).toContain("EMRF9006");
  expect(alone.status).toBe(outputs.includes("nothing") ? 1 : 0);
  for (const jobs of ["2", "3", "200"]) expect(built("place", outputs, ["--jobs", jobs])).toEqual(alone);
});

test("a misspelt param is known as one only when all threads are done", () => {
  const { status, stderr } = built("place", ["1", "2", "3"], ["--jobs", "2", "--param", "evn=x"]);
  expect([status, stderr]).toEqual([2, expect.stringContaining("did you mean `env`?")]);
  expect(built("place", ["1", "2", "3"], ["--jobs", "2", "--param", "env=x"]).status).toBe(0);
});
