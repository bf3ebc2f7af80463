/** What a tour did, in words: how many runs of which kind, what they left, and what they do not show. */
import type { Json } from "../../machine/asl.js";
import type { Toured } from "../../simulate/faults/tour.js";
import type { TrialKind } from "../../simulate/faults/trial.js";
import type { Remark } from "../../simulate/faults/verdict.js";
import type { Run } from "../../simulate/run.js";
import { counted } from "../../text/counted.js";

/** The tour of one start of a workflow. */
export interface StartTold {
  readonly from: string;
  /** Whether nobody said what the input is. */
  readonly isAssumed: boolean;
  readonly input: Json;
  readonly toured: Toured;
  /** The run in which nothing goes wrong. */
  readonly usual: Run | null;
  /** How many runs showed each kind of remark, and what it was about. */
  readonly remarks: ReadonlyMap<Remark["kind"], { readonly runs: number; readonly names: ReadonlySet<string> }>;
}

const kinds: { readonly [K in Exclude<TrialKind, "none">]: string } = {
  single: "with one thing wrong",
  follows: "with one more behind the failure that leads to it",
  branch: "in which a branch is stopped halfway",
  stop: "stopped from outside",
  pair: "with two things wrong",
};

const remarkTexts: { readonly [K in Remark["kind"]]: string } = {
  "ends when idle": "only its idle timeout ends",
  "is protected": "is protected and stays",
  "costs nothing when idle": "stays, and costs nothing while nothing runs on it:",
  "is busy with what hangs": "stays busy with what hangs:",
  "could not be ended": "could not be ended, and the run says so:",
  "is kept": "is kept, as the file says:",
};

/** What is said of a workflow as a whole. */
export interface TourHeadline {
  readonly name: string;
  readonly path: string;
  /** How many things its runs left or lost. */
  readonly reports: number;
  /** How many states no run of any start came to, and how many there are. */
  readonly unreached: number;
  readonly states: number;
}

/** Gives the lines about a workflow. */
export function toldTour(headline: TourHeadline, starts: readonly StartTold[]): string {
  const { name, path, reports, unreached, states } = headline;
  const verdict = reports === 0 ? "nothing left, no failure lost" : counted(reports, "problem");
  const silent = unreached === 0 ? "" : `; ${unreached} of ${counted(states, "state")} never reached`;
  const runs = starts.reduce((total, { toured }) => total + sum(toured), 0);
  return [`${name} (${path}): ${counted(runs, "run")}, ${verdict}${silent}`, ...starts.flatMap(startLines)].join("\n");
}

function startLines({ from, toured, remarks }: StartTold): readonly string[] {
  // The table's keys are the kinds.
  const named = Object.entries(kinds) as readonly (readonly [Exclude<TrialKind, "none">, string])[];
  const parts = named.filter(([kind]) => toured.runs[kind] > 0).map(([kind, text]) => `${toured.runs[kind]} ${text}`);
  return [
    `  input ${from}`,
    `    ${parts.join(", ")}`,
    ...(toured.otherWays > 0
      ? [
          `    ${toured.otherWays} of these with one of ${counted(toured.switches.length, "switch").replace(/switchs$/, "switches")} the other way: ${toured.switches.join(", ")}`,
        ]
      : []),
    ...(toured.pairsLeftOut > 0
      ? [`    ${counted(toured.pairsLeftOut, "pair")} of faults left out; --max-runs runs more`]
      : []),
    ...[...remarks].map(
      ([kind, { runs, names }]) => `    after ${counted(runs, "run")}: ${remarkTexts[kind]} ${[...names].join(", ")}`,
    ),
    ...(toured.unreached.length > 0 ? [`    never reached with this input: ${toured.unreached.join(", ")}`] : []),
  ];
}

function sum({ runs }: Toured): number {
  return Object.values(runs).reduce((total, count) => total + count, 0);
}
