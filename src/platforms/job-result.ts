/** What a step's name holds, read from what AWS tells of the job. */
import { code } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import { jsonType } from "../types/type.js";

/**
 * Gives a record of the id, the state and all else. What is not documented is read from each place where it may stand.
 *
 * @param ids paths in the result, the likeliest first
 * @param state a path in the result
 * @param untold the state where the result does not tell it: that of a job that went well, if the call waited for its end
 */
export function jobResult(ids: readonly string[], state: string, untold: string): Value {
  const id = ids.map((path) => `$exists($states.result.${path}) ? $states.result.${path} : `).join("");
  return {
    kind: "record",
    type: jsonType,
    entries: new Map<string, Value>([
      ["id", code(jsonType)`${id}null`],
      ["state", code(jsonType)`$exists($states.result.${state}) ? $states.result.${state} : '${untold}'`],
      ["raw", { kind: "states", path: "result", type: jsonType }],
    ]),
  };
}

/** The state of which an answer told nothing: nobody may take it for an end. */
export const untoldState = "UNKNOWN";
