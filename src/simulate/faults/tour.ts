/** A tour of a machine: a run for everything that can go wrong in it, one at a time, and for some of what can go wrong twice. */
import type { Machine } from "../../machine/asl.js";
import { otherWays, type Behaviour } from "../emr/behaviours/switches.js";
import type { Fault } from "../run.js";
import { simulate } from "../simulate.js";
import { faultsAt, faultsOf } from "./faults-of.js";
import { pairsOf, type Alone } from "./pairs.js";
import { reachingOf, type Reaching } from "./reached.js";
import { branchStops, stopsIn } from "./stops.js";
import { optionsOf, type Base, type Trial, type TrialKind, type Tried } from "./trial.js";

export interface TourOptions {
  readonly base?: Base;
  /** Whether a fault can happen at all; where nothing is said, each can. */
  readonly canHappen?: (fault: Fault) => boolean;
  /** Which trials are run beside single faults and those that follow them; all where nothing is said. */
  readonly beside?: readonly ("branch" | "stop" | "pair" | "other ways")[];
  /** How many pairs of faults are run at most. */
  readonly mostPairs?: number;
  /** Decides which pairs are run, and in which order. */
  readonly seed?: number;
}

export const usualMostPairs = 500;
export const usualSeed = 1;

/** What a tour did. */
export interface Toured {
  readonly runs: Readonly<Record<TrialKind, number>>;
  /** How many of these runs had a switch of the model stand the other way. */
  readonly otherWays: number;
  /** The switches that stood both ways. */
  readonly switches: readonly string[];
  /** Pairs of faults that were not run. */
  readonly pairsLeftOut: number;
  /** States that no run came to. */
  readonly unreached: readonly string[];
}

/**
 * Runs a machine through its trials. The faults of a run that it gives did happen, in their order; trials that never came to
 * that are left out. Throws when AWS would refuse the machine.
 */
export async function* tour(machine: Machine, options: TourOptions = {}): AsyncGenerator<Tried, Toured> {
  const { beside = ["branch", "stop", "pair", "other ways"], mostPairs = usualMostPairs, seed = usualSeed } = options;
  const canHappen = options.canHappen ?? (() => true);
  const runs = { none: 0, single: 0, follows: 0, branch: 0, stop: 0, pair: 0 };
  const play = playerOf(machine, options.base ?? {}, runs);
  const reaching = reachingOf(machine);
  const alone: Alone[] = [];
  for await (const tried of explore(reaching, canHappen, play)) {
    if (tried.trial.kind === "single") alone.push(aloneIn(tried));
    yield tried;
  }
  if (beside.includes("stop")) yield* playAll(reaching.all.flatMap(stopsIn), play);
  if (beside.includes("branch")) yield* playAll(branchStops(reaching.all), play);
  const pairs = pairsOf(faultsOf(machine).filter(canHappen), alone, beside.includes("pair") ? mostPairs : 0, seed);
  yield* playAll(pairs.chosen, play);
  const usual = sum(runs);
  const ways = beside.includes("other ways") ? otherWays(machine) : [];
  for (const way of ways)
    yield* explore(reachingOf(machine), canHappen, playerOf(machine, options.base ?? {}, runs, way));
  return {
    runs,
    otherWays: sum(runs) - usual,
    switches: ways.flatMap((way) => Object.keys(way)),
    pairsLeftOut: pairs.leftOut,
    unreached: reaching.unreached(),
  };
}

/** Gives `null` for a trial that did not come to happen. */
type Player = (trial: Trial) => Promise<Tried | null>;

function playerOf(machine: Machine, base: Base, runs: Record<TrialKind, number>, way?: Partial<Behaviour>): Player {
  return async (wanted) => {
    const trial = way === undefined ? wanted : { ...wanted, behaviour: way };
    const run = await simulate(machine, optionsOf(trial, base));
    const happened = trial.faults.every((fault, index) => run.fired[index] === fault);
    if (!happened || (trial.abortAt !== undefined && run.status !== "ABORTED")) return null;
    runs[trial.kind] += 1;
    return { trial, run };
  };
}

async function* playAll(trials: readonly Trial[], play: Player): AsyncGenerator<Tried> {
  for (const trial of trials) {
    const tried = await play(trial);
    if (tried) yield tried;
  }
}

/** Nothing wrong at first, then each fault of each state that was reached; behind the failure that leads to it if need be. */
async function* explore(reaching: Reaching, canHappen: (fault: Fault) => boolean, play: Player): AsyncGenerator<Tried> {
  const first = await play({ kind: "none", faults: [] });
  if (!first) return;
  yield first;
  const waiting = [...reaching.note([], first.run)];
  // It grows while it is walked.
  for (const { name, state, behind } of waiting) {
    for (const fault of faultsAt(name, state).filter(canHappen)) {
      const faults = [...behind, fault];
      const tried = await play({ kind: behind.length === 0 ? "single" : "follows", faults });
      if (!tried) continue;
      yield tried;
      waiting.push(...reaching.note(faults, tried.run));
    }
  }
}

function aloneIn({ trial, run }: Tried): Alone {
  return { faults: trial.faults, reached: new Set(run.trace.map(({ state }) => state)) };
}

function sum(runs: Readonly<Record<TrialKind, number>>): number {
  return Object.values(runs).reduce((total, count) => total + count, 0);
}
