/**
 * Random command lines over odd files: each ends with a status that means something, says something unless all is well,
 * and writes nothing unless it was asked to. `EMRFLOW_INVOCATIONS` multiplies CI's number.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { commands } from "../../src/commands/index.js";
import { memoryHost } from "../../src/host/memory.js";
import { programAliases, programPlugins } from "../../tools/program-plugins.js";
import { createRandom } from "../support/random.js";
import { randomArguments } from "./invocations/arguments.js";
import { files, outside, pages, paths } from "./invocations/world.js";

const times = Number(process.env["EMRFLOW_INVOCATIONS"] ?? 1);
const root = fileURLToPath(new URL("../..", import.meta.url));

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function proveDecent(words: readonly string[], { status, stdout, stderr }: Outcome, seed: number): void {
  const shown = `seed ${seed}: emrflow ${JSON.stringify(words)}\n${stdout}${stderr}`;
  expect([0, 1, 2], shown).toContain(status);
  expect(stdout + stderr, shown).not.toMatch(/^\s+at .*:\d+:\d+\)?$|emrflow has a bug/m);
  // What would move the cursor, ring the bell or turn the line around.
  expect(stderr, shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  if (status !== 0) expect(stdout + stderr, shown).toMatch(/\S/);
}

/** Whether the words ask for something to be written, in the widest reading of them. */
function asksToWrite(words: readonly string[]): boolean {
  const isGiven = (...options: readonly string[]): boolean =>
    words.some((word) => options.some((o) => word.startsWith(o)));
  if (words.includes("init")) return true;
  if (words.includes("check") && isGiven("--fix", "--unsafe-fixes", "--write-baseline")) return true;
  if (words.includes("audit") && isGiven("--write-baseline")) return true;
  if (words.includes("test") && isGiven("--lcov")) return true;
  if (words.includes("simulate") && isGiven("--svg")) return true;
  return words.includes("build") && !isGiven("--check");
}

test("500 of them in memory end decently, and reach every command and every status", async () => {
  const reached = new Set<string>();
  for (let seed = 0; seed < 500 * times; seed++) {
    const random = createRandom(seed);
    const words = randomArguments({ ...random, paths: [...paths, ...outside] });
    const terminal = random.below(2) === 0;
    const environment = new Map([["NO_COLOR", "1"]]);
    const host = memoryHost({ files, pages, terminal, environment, answers: ["", "a b"] });
    let status: number;
    try {
      status = await runCommandLine(host, words);
    } catch (thrown) {
      throw new Error(`seed ${seed}: emrflow ${JSON.stringify(words)}`, { cause: thrown });
    }
    proveDecent(words, { status, stdout: host.printed.stdout.join(""), stderr: host.printed.stderr.join("") }, seed);
    if (!asksToWrite(words)) expect(host.files, `seed ${seed}: ${JSON.stringify(words)}`).toEqual(files);
    reached.add(`${status}`).add(`${words[0]} ends with ${status}`);
  }
  expect([...reached]).toEqual(expect.arrayContaining(["0", "1", "2"]));
  for (const name of Object.keys(commands)) expect(reached).toContain(`${name} ends with 0`);
}, 120_000);

describe("as a process", () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "emrflow-invocations-"));
    await build({
      input: `${root}src/cli.ts`,
      platform: "node",
      plugins: programPlugins(),
      resolve: programAliases(root),
      output: {
        dir: join(folder, "package/dist"),
        format: "cjs",
        entryFileNames: "cli.cjs",
        chunkFileNames: "[name].cjs",
      },
    });
    mkdirSync(join(folder, "package/docs"));
    symlinkSync(`${root}docs/errors`, join(folder, "package/docs/errors"));
    layOut(join(folder, "work"));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a sample of them ends as decently", () => {
    for (let seed = 10_000; seed < 10_000 + 40 * times; seed++) {
      // No operating system hands on a NUL, and none a lone surrogate.
      const words = randomArguments({ ...createRandom(seed), paths }).map((word) => word.replace(/[\0\ud800]/gu, ""));
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "package/dist/cli.cjs"), ...words], {
        cwd: join(folder, "work"),
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", EMRFLOW_DEBUG: "" },
      });
      proveDecent(words, { status, stdout, stderr }, seed);
    }
  }, 120_000);
});

/** Puts the same files on the disk, in a folder that only has this folder around it. */
function layOut(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [path, entry] of files) {
    const location = join(folder, path);
    mkdirSync(dirname(location), { recursive: true });
    if (entry.kind === "file") writeFileSync(location, entry.bytes);
    if (entry.kind === "locked") writeFileSync(location, "", { mode: 0 });
    if (entry.kind === "folder") mkdirSync(location, { recursive: true, mode: entry.locked ? 0o555 : 0o755 });
    if (entry.kind === "link") symlinkSync(entry.target, location);
  }
}
