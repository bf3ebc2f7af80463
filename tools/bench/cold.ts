/** What a start of the program costs, as a multiple of what Node itself costs. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "./median.js";

export interface Ratio {
  readonly cpu: number;
  readonly wall: number;
}

/** Both sides of a pair load this, so that its own cost, below a millisecond, is in both. */
const measure = fileURLToPath(new URL("./measure.cjs", import.meta.url));

/** Runs the program and `node -e 0` in turns, and gives the medians of the pairs' ratios. */
export function coldRatio(command: readonly string[], pairs: number): Ratio {
  // The first start fills the cache.
  timed(command);
  const cpu: number[] = [];
  const wall: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const floor = timed(["-e", "0"]);
    const subject = timed(command);
    cpu.push(subject.cpu / floor.cpu);
    wall.push(subject.wall / floor.wall);
  }
  return { cpu: median(cpu), wall: median(wall) };
}

function timed(command: readonly string[]): { readonly cpu: number; readonly wall: number } {
  // The variable makes Node 20 read certificates at each start, which would flatter every ratio.
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--require", measure, ...command], {
    env: environment,
    encoding: "utf8",
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${String(status)}:\n${stderr}`);
  return { cpu: Number(stderr.trim().split("\n").at(-1)?.split(" ")[0]), wall };
}
