/**
 * `npm run demo`: the flagship example as a state machine, and what the compiler says when its clean-up is taken out.
 * It drives the built program, as a user would.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Machine, State, StateGraph } from "../src/machine/asl.js";
import { childGraphs, statesOf } from "../src/machine/walk.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const example = "examples/nightly-sales.emrflow";
const source = readFileSync(join(root, example), "utf8");

title(`${example}, ${source.split("\n").length - 1} lines`);
console.log(source);

title(`emrflow build ${example} -o -`);
const built = emrflow(["build", example, "-o", "-"]);
if (built.status !== 0) throw new Error(`The example does not compile:\n${built.stderr}`);
// What emrflow printed is a machine; that it is a right one is for the tests to say.
const machine = JSON.parse(built.stdout) as Machine;
showGraph(machine, "");
console.log(
  `\n${[...statesOf(machine)].length} states, ${Buffer.byteLength(built.stdout)} bytes of Amazon States Language`,
);

title("the same without its first `terminate`: what emrflow check says");
showLeak();

function emrflow(words: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(process.execPath, [join(root, "dist/cli.cjs"), ...words], { cwd: root, encoding: "utf8" });
}

function title(text: string): void {
  console.log(`\n── ${text} ${"─".repeat(Math.max(0, 96 - text.length))}\n`);
}

/** One line a state: what it is, and where it leads when it succeeds and when it fails. */
function showGraph(graph: StateGraph, indent: string): void {
  for (const [name, state] of Object.entries(graph.States)) {
    console.log(`${indent}${name.padEnd(Math.max(1, 44 - indent.length))} ${kindOf(state)}${waysOf(state)}`);
    for (const child of childGraphs(state)) showGraph(child.graph, `${indent}  │ `);
  }
}

function kindOf(state: State): string {
  return state.Type === "Task" ? state.Resource.replace("arn:aws:states:::", "") : state.Type;
}

function waysOf(state: State): string {
  const next = "Next" in state && state.Next !== undefined ? ` → ${state.Next}` : "";
  const choices =
    state.Type === "Choice"
      ? [...new Set([...state.Choices.map((rule) => rule.Next), state.Default])].filter(Boolean).join(" | ")
      : "";
  const targets = "Catch" in state ? new Set(state.Catch?.map((catcher) => catcher.Next)) : new Set();
  const caught = targets.size > 0 ? `  ⚡ ${[...targets].join(", ")}` : "";
  return `${next}${choices && ` → ${choices}`}${caught}`;
}

function showLeak(): void {
  const folder = mkdtempSync(join(tmpdir(), "emrflow-demo-"));
  try {
    writeFileSync(join(folder, "leaking.emrflow"), source.replace(/^ *terminate .*\n/m, ""));
    const { stdout } = spawnSync(process.execPath, [join(root, "dist/cli.cjs"), "check", "leaking.emrflow"], {
      cwd: folder,
      encoding: "utf8",
    });
    console.log(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
