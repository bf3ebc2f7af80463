/** What a sample tells the simulator. */
import type { Base } from "../../src/simulate/faults/trial.js";
import type { Sample } from "./inputs.js";

export function baseOf({ input, durations, existing, readItems, results }: Sample): Base {
  return {
    input,
    ...(durations ? { durations } : {}),
    ...(existing ? { existing } : {}),
    ...(readItems ? { readItems } : {}),
    ...(results ? { results } : {}),
  };
}
