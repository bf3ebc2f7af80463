/**
 * Runs the same machines in JSONPath, with the same answers of their tasks, on our simulator, on aws-local-stepfunctions and,
 * where it is installed, on moto. `verdicts.json` says of each difference who is right by the specification; a difference
 * without a verdict, and a verdict without a difference, end this with status 1. What cannot be run is said, and is no error.
 *
 * npm ci --prefix tools/compare-simulators --ignore-scripts && npm run compare-simulators
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { allCases, type Case, type End } from "./cases.js";
import { endsByMoto } from "./moto.js";

/** Who is right where a case ends otherwise on another simulator. */
export interface Verdict {
  readonly case: string;
  readonly simulator: string;
  /** How the case ends there. */
  readonly theirs: End;
  readonly right: "ours" | "theirs" | "open";
  readonly why: string;
}

const folder = fileURLToPath(new URL(".", import.meta.url));
// Written by hand in this form.
const verdicts = JSON.parse(readFileSync(`${folder}verdicts.json`, "utf8")) as readonly Verdict[];
const cases = await allCases();
let wrong = 0;
report("aws-local-stepfunctions", endsByLocal(cases));
report("moto", await endsByMoto(cases));
process.exitCode = wrong > 0 ? 1 : 0;

function endsByLocal(all: readonly Case[]): readonly End[] | string {
  if (!existsSync(`${folder}node_modules`))
    return "npm ci --prefix tools/compare-simulators --ignore-scripts was not run";
  const ran = spawnSync("npx", ["-y", "node@22", "local.js"], {
    cwd: folder,
    input: JSON.stringify(all),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    timeout: 120_000,
  });
  if (ran.status !== 0)
    return `it did not run with Node 22 by npx: ${ran.error?.message ?? ran.stderr.trim().split("\n").at(-1)}`;
  return JSON.parse(ran.stdout) as readonly End[]; // what local.js writes
}

function report(simulator: string, ends: readonly (End | null)[] | string): void {
  if (typeof ends === "string") return console.log(`Not compared with ${simulator}: ${ends}.`);
  const asked = ends.filter((end) => end !== null).length;
  let different = 0;
  for (const [index, one] of cases.entries()) {
    const theirs = ends[index] ?? null;
    const verdict = verdicts.find((each) => each.case === one.name && each.simulator === simulator);
    if (theirs === null || isDeepStrictEqual(theirs, one.end)) {
      if (verdict !== undefined) complain(`${one.name}: the verdict on ${simulator} is about no difference`);
      continue;
    }
    different++;
    if (verdict !== undefined && isDeepStrictEqual(verdict.theirs, theirs)) {
      console.log(`  ${one.name}: ${verdict.right === "open" ? "open" : `right: ${verdict.right}`}. ${verdict.why}`);
    } else complain(`${one.name}: ours ${JSON.stringify(one.end)}, ${simulator} ${JSON.stringify(theirs)}`);
  }
  console.log(
    `${simulator}: ${asked} of ${cases.length} cases run, ${asked - different} end the same, ${different} do not.`,
  );
}

function complain(text: string): void {
  wrong++;
  console.error(`No verdict: ${text}`);
}
