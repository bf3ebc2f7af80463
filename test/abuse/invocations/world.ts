/** The files among which random command lines are run: right, wrong, odd, and out of reach. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MemoryEntry } from "../../../src/host/memory.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path: string): string => readFileSync(root + path, "utf8");

const texts: ReadonlyMap<string, string> = new Map([
  ["right.emrflow", read("examples/one-step.emrflow")],
  ["flagship.emrflow", read("examples/nightly-sales.emrflow")],
  ["advice.emrflow", 'workflow a {\n  fail "Stop", "not yet"\n}\n'],
  ["wrong.emrflow", 'workflow a {\n  timeout: "x"\n  step s on nowhere = spark { file: 1 }\n'],
  [
    "sub/same.emrflow",
    'workflow a {\n  timeout: 1h\n  fail "Stop", "not yet"\n}\nworkflow A {\n  timeout: 1h\n  fail "Stop"\n}\n',
  ],
  ["hostile.emrflow", 'workflow \u202e { "${"${"$\u0000\u001b[2J{{{{[[[[(((( // emrflow-ignore EMRF1001\n\r\n"\ud7ff'],
  ["deep.emrflow", `workflow a { let x = ${"[".repeat(3000)} }`],
  ["no-workflow.emrflow", "// nothing\n"],
  ["empty.emrflow", ""],
  ["é 😀.emrflow", 'workflow a {\n  timeout: 1h\n  fail "é", "\u200b"\n}\n'],
  ["-dash.emrflow", 'workflow a {\n  timeout: 1h\n  fail "Stop"\n}\n'],
  ["a.asl.json", "{}\n"],
  ["known.json", '{"version":1,"findings":[]}\n'],
  ["notes.txt", "not a pipeline\n"],
]);

const bytes = (text: string): MemoryEntry => ({ kind: "file", bytes: new TextEncoder().encode(text) });

/** By path, for a host in memory. */
export const files: ReadonlyMap<string, MemoryEntry> = new Map<string, MemoryEntry>([
  ...[...texts].map(([path, text]) => [path, bytes(text)] as const),
  ["binary.emrflow", { kind: "file", bytes: Uint8Array.of(0, 255, 254, 128, 10, 0) }],
  ["locked.emrflow", { kind: "locked" }],
  ["link.emrflow", { kind: "link", target: "right.emrflow" }],
  ["dangling.emrflow", { kind: "link", target: "nowhere" }],
  ["locked", { kind: "folder", locked: true }],
  ["folder.emrflow", { kind: "folder", locked: false }],
]);

/** What may be given as a path: those of the files, and others. */
export const paths: readonly string[] = [
  ...files.keys(),
  "missing.emrflow",
  "missing/a.json",
  "locked/out.json",
  "right.emrflow/inside",
  "sub",
  ".",
  "..",
  "./sub/../right.emrflow",
  "sub//",
  "out.json",
  "made/by/init",
  "-",
];

/** Paths that lead out of any working folder: only for a host in memory, where nothing of anybody lies there. */
export const outside: readonly string[] = ["/", "//sub//", "/missing.emrflow", "../../out.json"];

/** The pages that come with emrflow. */
export const pages: ReadonlyMap<string, string> = new Map(
  readdirSync(`${root}docs/errors`).map((name) => [`docs/errors/${name}`, read(`docs/errors/${name}`)]),
);
