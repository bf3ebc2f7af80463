/** What the proofs cost: figures that are printed and judged by nobody, one function for each. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../golden/bundle.js";
import { coldRatio } from "./cold.js";
import { choicesInARow, clustersAtOnce, deepNest, longConditions, smallStates, type Definition } from "./machines.js";
import { median } from "./median.js";
import { pipelineOf } from "./pipeline.js";
import { exponentOf, medianMilliseconds, type Measured } from "./warm.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const corpus = join(root, "../shared/corpus");

/** Prints all figures. */
export async function showProof(pairs: number): Promise<void> {
  console.log("\nproof");
  await showCorpus(pairs);
  const audited = await bundle(root, "tools/bench/audited.ts", "esm");
  // The bundle was just made from that module, so it exports the same.
  const { examine, readMachine } = (await import(pathToFileURL(audited).href)) as typeof import("./audited.js");
  rmSync(dirname(audited), { recursive: true });
  const audit = (definition: Definition): unknown => examine(readMachine(definition).machine, { type: null });
  showGrowthOfAudit(audit);
  showLargeAudits(audit);
  await showSimulation();
}

type Audit = (definition: Definition) => unknown;

/** Machines that other people wrote, which lie beside the project and are no part of it, in one process. */
async function showCorpus(pairs: number): Promise<void> {
  if (!existsSync(corpus)) {
    showFigure("audit, machines of others", "not measured, as there is no ../shared/corpus");
    return;
  }
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".asl.json"));
  const program = await bundle(root, "tools/bench/audit-files.ts", "cjs");
  try {
    const { cpu, wall } = coldRatio([program, ...files.map((name) => join(corpus, name))], pairs);
    showFigure(`audit, ${files.length} of others`, `cpu ${cpu.toFixed(2)} ×, wall ${wall.toFixed(2)} × node -e 0`);
  } finally {
    rmSync(dirname(program), { recursive: true });
  }
}

function showGrowthOfAudit(audit: Audit): void {
  let before: Measured | undefined;
  // Once, so that the first size does not pay for what the machine code of all sizes costs.
  audit(choicesInARow(400));
  for (const size of [40, 400, 4000]) {
    const definition = choicesInARow(size);
    const measured = { size, milliseconds: medianMilliseconds(() => audit(definition), size > 400 ? 3 : 9) };
    const exponent = before === undefined ? "" : `  exponent ${exponentOf(before, measured).toFixed(2)}`;
    showFigure(`audit, ${size} Choices`, `${measured.milliseconds.toFixed(0).padStart(6)} ms${exponent}`);
    before = measured;
  }
}

/** Definitions of about 1 MiB, which is the most that Step Functions takes; clusters at once are a smaller one. */
const large: readonly (readonly [what: string, definition: () => Definition])[] = [
  ["2,600 small states", () => smallStates(2600)],
  ["10 clusters at once", () => clustersAtOnce(10, 20)],
  ["long conditions", () => longConditions(1000, 26)],
  ["deep nests", () => deepNest(40, 2, 58)],
];

function showLargeAudits(audit: Audit): void {
  for (const [what, make] of large) {
    const definition = make();
    const mebibytes = JSON.stringify(definition).length / 2 ** 20;
    const milliseconds = medianMilliseconds(() => audit(definition), 3);
    showFigure(`audit, ${what}`, `${milliseconds.toFixed(0).padStart(6)} ms, ${mebibytes.toFixed(2)} MiB`);
  }
}

/** A run of a pipeline, and all runs with one fault of it, each judged. */
async function showSimulation(): Promise<void> {
  const simulated = await bundle(root, "tools/bench/simulated.ts", "esm");
  // The bundle was just made from that module, so it exports the same.
  const { simulate, tour, judgeOf, nothingSaid } = (await import(
    pathToFileURL(simulated).href
  )) as typeof import("./simulated.js");
  rmSync(dirname(simulated), { recursive: true });
  const base = { input: { day: "2026-01-31" } };
  const machine = pipelineOf(50);
  const milliseconds = await medianOf(101, async () => void (await simulate(machine, base)));
  showFigure("simulate, 50 states", `${milliseconds.toFixed(1).padStart(6)} ms`);
  const larger = pipelineOf(60);
  let judged = 0;
  const whole = await medianOf(3, async () => {
    const judge = judgeOf(larger, nothingSaid);
    judged = 0;
    for await (const tried of tour(larger, { base, beside: [] })) {
      judge(tried);
      judged += 1;
    }
  });
  showFigure("every fault, 60 states", `${whole.toFixed(0).padStart(6)} ms, ${judged} runs, judged`);
}

/** The first time is not counted: it pays for the machine code of all. */
async function medianOf(times: number, work: () => Promise<void>): Promise<number> {
  await work();
  const measured: number[] = [];
  for (let count = 0; count < times; count++) {
    const start = performance.now();
    await work();
    measured.push(performance.now() - start);
  }
  return median(measured);
}

function showFigure(what: string, figure: string): void {
  console.log(`${what.padEnd(26)} ${figure}`);
}
