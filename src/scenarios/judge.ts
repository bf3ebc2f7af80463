/** What a run did otherwise than a scenario expects. */
import type { Run } from "../simulate/run.js";
import { aliveAtEnd } from "./expectations/alive.js";
import { endOfRun } from "./expectations/end.js";
import type { Difference } from "./expectations/difference.js";
import { received } from "./expectations/received.js";
import { wayOfRun } from "./expectations/way.js";
import type { Names } from "./names.js";
import type { Wanted } from "./options.js";
import type { Expected } from "./scenario.js";

/** What is wrong with a run. */
export interface Judgement {
  /** What it did otherwise than expected. */
  readonly differences: readonly Difference[];
  /** What was given and never came about, so that the run tested nothing by it. */
  readonly unmet: readonly Wanted[];
}

/** Compares a run with what is expected of it. */
export function judge(run: Run, expected: Expected, wanted: readonly Wanted[], names: Names): Judgement {
  return {
    differences: [endOfRun, wayOfRun, received, aliveAtEnd].flatMap((compare) => [...compare(run, expected, names)]),
    unmet: wanted.filter((each) => each.states.length > 0 && !each.isMetBy(run)),
  };
}
