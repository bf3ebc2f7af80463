/** What makes a call that is sent twice one call. */
import { code, constant, entriesOf, read, record, template } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { stringType } from "../../types/type.js";
import type { Emission } from "./emission.js";

/**
 * Adds the token to a call's Arguments: the same for every try after throttling, another one each time the state is entered
 * anew, and in each turn of the loops around it. Its 64 hexadecimal digits are what both services take.
 *
 * @param isTriedAgain the file tries a failed job again, so that each try is to be a job of its own
 */
export function withClientToken(request: Value, isTriedAgain: boolean, { items }: Emission): Value {
  const parts = [
    inContext("Execution.Id"),
    inContext("State.Name"),
    inContext("State.EnteredTime"),
    ...(isTriedAgain ? [inContext("State.RetryCount")] : []),
    // Turns may begin in one millisecond. Of the loops further out only the items are known here.
    ...(items.length > 0 ? [inContext("Map.Item.Index")] : []),
    ...items.slice(0, -1).map((item) => read(item)),
  ];
  const text = template(parts.flatMap((part, index) => (index === 0 ? [part] : [constant(" "), part])));
  return record([...(entriesOf(request) ?? []), ["ClientToken", code(stringType)`$hash(${text}, 'SHA-256')`]]);
}

function inContext(path: string): Value {
  return { kind: "states", path: `context.${path}`, type: stringType };
}
