/** What the simulator is asked for a scenario. */
import type { Json } from "../machine/asl.js";
import type { Fault, Run, SimulateOptions } from "../simulate/run.js";
import { quoted } from "../text/printable.js";
import type { Names } from "./names.js";
import type { Failing, Given, Scenario } from "./scenario.js";

/** A scenario's run, and what of the scenario must be met in it to be a test at all. */
export interface Asked {
  readonly options: SimulateOptions;
  readonly wanted: readonly Wanted[];
}

/** Something given that does nothing unless a run comes to it. */
export interface Wanted {
  readonly at: Failing["at"];
  /** What is given, in words: "`sales` fails". */
  readonly what: string;
  readonly faults: readonly Fault[];
  /** None for a name that is not known. */
  readonly states: readonly string[];
  /** Whether it came about. */
  isMetBy(run: Run): boolean;
}

/** @param input the scenario's, with the defaults of the workflow */
export function askedBy(scenario: Scenario, input: Json, names: Names): Asked {
  const each = scenario.given.map((given) => ({ given, states: names.statesOf(given.name) }));
  const failing = each.flatMap(({ given, states }) => given.failing.map((way) => wantedFor(given, way, states)));
  const others = each.flatMap(({ given, states }): readonly Wanted[] =>
    given.failing.length > 0
      ? []
      : [
          {
            at: given.name.at,
            what: `what is given of ${quoted(given.name.value)}`,
            faults: [],
            states,
            isMetBy: reaching(states),
          },
        ],
  );
  const of = <T>(read: (given: Given) => T | null): Readonly<Record<string, T>> =>
    Object.fromEntries(
      each.flatMap(({ given, states }) => {
        const value = read(given);
        return value === null ? [] : states.map((state) => [state, value] as const);
      }),
    );
  const [stop] = scenario.stop ? names.statesOf(scenario.stop.name) : [];
  const options: SimulateOptions = {
    input,
    faults: failing.flatMap(({ faults }) => faults),
    durations: of(({ takes }) => takes?.value ?? null),
    results: of(({ answers }) => answers?.value ?? null),
    readItems: of(({ finds }) => finds?.value ?? null),
    existing: scenario.existing,
    behaviour: scenario.behaviour,
    ...(scenario.startedAt === null ? {} : { startedAt: scenario.startedAt }),
    ...(scenario.seed === null ? {} : { seed: scenario.seed }),
    ...(scenario.stop && stop !== undefined ? { abortAt: { state: stop, after: scenario.stop.after } } : {}),
  };
  const stopped: readonly Wanted[] =
    scenario.stop && stop !== undefined
      ? [
          {
            at: scenario.stop.name.at,
            what: `the stop at ${quoted(scenario.stop.name.value)}`,
            faults: [],
            states: [stop],
            isMetBy: ({ status }) => status === "ABORTED",
          },
        ]
      : [];
  return { options, wanted: [...failing, ...others, ...stopped] };
}

function wantedFor({ name }: Given, { at, attempts, error, cause, after }: Failing, states: readonly string[]): Wanted {
  const which: Pick<Fault, "attempt" | "lastAttempt"> =
    attempts === "always" ? { attempt: attempts } : { attempt: attempts.first, lastAttempt: attempts.last };
  const tries = attempts === "always" ? 1 : attempts.last - attempts.first + 1;
  const faults = states.map((state): Fault => ({
    state,
    ...which,
    error,
    ...(cause === null ? {} : { cause }),
    ...(after === null ? {} : { after }),
  }));
  // Each of several states may be the one; of one state each try must come.
  const isMetBy = (run: Run): boolean => faults.some((fault) => (run.firings.get(fault) ?? 0) >= tries);
  return { at, what: wordsFor(name.value, error, states.length * tries), faults, states, isMetBy };
}

function wordsFor(name: string, error: string, count: number): string {
  const what = error === "States.Timeout" ? "hanging" : "failure";
  return count > 1 ? `each ${what} of ${quoted(name)}` : `the ${what} of ${quoted(name)}`;
}

function reaching(states: readonly string[]): Wanted["isMetBy"] {
  return ({ trace }) => trace.some(({ state }) => states.includes(state));
}
