/** What the simulator is asked for a scenario. */
import type { Json } from "../machine/asl.js";
import type { Fault, SimulateOptions } from "../simulate/run.js";
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
  /** One of these must happen; where there is none, the states must be reached. */
  readonly faults: readonly Fault[];
  readonly states: readonly string[];
}

/** @param input the scenario's, with the defaults of the workflow */
export function askedBy(scenario: Scenario, input: Json, names: Names): Asked {
  const each = scenario.given.map((given) => ({ given, states: names.statesOf(given.name) }));
  const failing = each.flatMap(({ given, states }) => given.failing.map((way) => wantedFor(given, way, states)));
  const others = each.flatMap(({ given, states }): readonly Wanted[] =>
    given.failing.length > 0
      ? []
      : [{ at: given.name.at, what: `what is given of \`${given.name.value}\``, faults: [], states }],
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
    durations: of(({ takes }) => takes),
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
      ? [{ at: scenario.stop.name.at, what: `the stop at \`${scenario.stop.name.value}\``, faults: [], states: [stop] }]
      : [];
  return { options, wanted: [...failing, ...others, ...stopped] };
}

function wantedFor({ name }: Given, { at, attempts, error, cause, after }: Failing, states: readonly string[]): Wanted {
  const faults = states.flatMap((state) =>
    (attempts === "always" ? (["always"] as const) : attempts).map((attempt): Fault => ({
      state,
      attempt,
      error,
      ...(cause === null ? {} : { cause }),
      ...(after === null ? {} : { after }),
    })),
  );
  return { at, what: `the failure of \`${name.value}\``, faults, states };
}
