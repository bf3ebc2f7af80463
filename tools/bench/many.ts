/** What a check of thousands of files costs, as a multiple of what nobody can do without: reading them, and their machines. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./median.js";
import { workflowOf } from "./programs.js";

/** 74 steps make a file of 310 lines. */
const stepsOfFile = 74;
const filesOfFolder = 100;
const rounds = 3;

const measure = fileURLToPath(new URL("./measure.cjs", import.meta.url));

/** Reads all files, and parses and prints the JSON. */
const floorProgram = `
const { readdirSync, readFileSync } = require("node:fs");
let total = 0;
for (const file of readdirSync(".", { recursive: true })) {
  if (!/[.](emrflow|json)$/.test(file)) continue;
  const text = readFileSync(file, "utf8");
  total += file.endsWith(".json") ? JSON.stringify(JSON.parse(text), null, 2).length : text.length;
}
if (total === 0) throw new Error("nothing was read");
`;

export interface Many {
  readonly files: number;
  readonly lines: number;
  /** Of processor time. */
  readonly ratio: number;
  /** The most memory of the program, in MiB. */
  readonly mebibytes: number;
}

/** Builds the files once, then compares them and runs the floor in turns. */
export function measureMany(cli: string, files: number): Many {
  const folder = mkdtempSync(join(tmpdir(), "emrflow-many-"));
  try {
    let lines = 0;
    for (let number = 0; number < files; number++) {
      const place = join(folder, String(Math.floor(number / filesOfFolder)));
      mkdirSync(place, { recursive: true });
      const text = workflowOf(`measured_${number}`, stepsOfFile);
      lines += text.split("\n").length - 1;
      writeFileSync(join(place, `measured_${number}.emrflow`), text);
    }
    run(folder, [cli, "build"]);
    const pairs = Array.from({ length: rounds }, () => {
      const floor = run(folder, ["-e", floorProgram]);
      return { floor, subject: run(folder, [cli, "build", "--check"]) };
    });
    return {
      files,
      lines,
      ratio: median(pairs.map(({ floor, subject }) => subject.cpu / floor.cpu)),
      mebibytes: median(pairs.map(({ subject }) => subject.mebibytes)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder: string, words: readonly string[]): { readonly cpu: number; readonly mebibytes: number } {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ["--require", measure, ...words], {
    cwd: folder,
    env: environment,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${words[0]} ended with ${String(status)}:\n${stderr.slice(0, 2000)}`);
  const [cpu = 0, kibibytes = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { cpu, mebibytes: kibibytes / 1024 };
}
