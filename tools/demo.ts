/**
 * `npm run demo`: the flagship example on the simulator, once well and once with a step that fails, and what the compiler says
 * when its clean-up is taken out. It drives the built program, as a user would.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const example = "examples/nightly-sales.emrflow";
const source = readFileSync(join(root, example), "utf8");
const folder = mkdtempSync(join(tmpdir(), "emrflow-demo-"));

try {
  writeFileSync(join(folder, "nightly.emrflow"), source);
  writeFileSync(join(folder, "leaking.emrflow"), source.replace(/^ *terminate .*\n/m, ""));
  const lines = source.split("\n").length - 1;
  show(`${example}, ${lines} lines, compiled to a state machine`, ["build", "nightly.emrflow"], 0);
  const input = ["--input", '{"date": "2026-01-31"}'];
  show("a night on virtual time", ["simulate", "nightly.emrflow", ...input], 0);
  show("the same night, when `publish` fails", ["simulate", "nightly.emrflow", ...input, "--fail", "publish"], 1);
  show("the same without its first `terminate`", ["check", "leaking.emrflow"], 1);
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs emrflow and shows what it prints. @param status what it must end with */
function show(title: string, words: readonly string[], status: number): void {
  const typed = words.map((word) => (/[ "]/.test(word) ? `'${word}'` : word)).join(" ");
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 96 - title.length))}\n\n$ emrflow ${typed}`);
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const ran = spawnSync(process.execPath, [join(root, "dist/cli.cjs"), ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...color },
  });
  console.log(`${ran.stdout}${ran.stderr}`.trimEnd());
  if (ran.status !== status) throw new Error(`emrflow ended with ${ran.status}, not ${status}`);
}
