/** The JSONata functions that the audit understands; a call of any other is unknown and may fail. */
import { entriesOf } from "./name-map.js";
import { booleanOf, truth, type Evaluated } from "./truth.js";
import { bagOf, constant, isDefined, mayHoldId, missing, objectOf, typeOf, unknown, type Value } from "./value.js";

/** Evaluates a call; `null` when the function, or what it is given, is not understood. */
export function call(name: string, given: readonly Evaluated[]): Evaluated | null {
  const value = functions.get(name)?.(given.map((argument) => argument.value));
  return value ? { value, mayFail: given.some((argument) => argument.mayFail) } : null;
}

const functions: ReadonlyMap<string, (given: readonly Value[]) => Value | null> = new Map([
  ["exists", ([value]) => (value ? booleanOf(isDefined(value)) : null)],
  ["type", ([value]) => (value ? typeName(value) : null)],
  ["boolean", ([value]) => (value ? converted(value, false) : null)],
  ["not", ([value]) => (value ? converted(value, true) : null)],
  ["string", ([value]) => (value ? text(value) : null)],
  ["substring", ([value]) => (value && typeOf(value) === "string" ? unknown({ type: "string" }) : null)],
  [
    "append",
    ([first, second]) =>
      first && second ? bagOf(null, unknown({ mayBeId: mayHoldId(first) || mayHoldId(second) })) : null,
  ],
  [
    "count",
    ([value]) =>
      value?.kind === "missing"
        ? constant(0)
        : value?.kind === "list"
          ? constant(value.items.length)
          : value
            ? unknown({ type: "number" })
            : null,
  ],
  ["millis", () => unknown({ type: "number" })],
  ["now", () => unknown({ type: "string" })],
  ["uuid", () => unknown({ type: "string" })],
  ["merge", ([value]) => (value ? merged(value) : null)],
] satisfies [string, (given: readonly Value[]) => Value | null][]);

function typeName(value: Value): Value {
  const type = typeOf(value);
  if (value.kind === "missing") return missing;
  return type === null ? unknown({ defined: isDefined(value) === true }) : constant(type);
}

/** `$boolean` and `$not` of nothing are nothing. */
function converted(value: Value, negated: boolean): Value {
  if (isDefined(value) !== true) return value.kind === "missing" ? missing : unknown();
  const holds = truth(value);
  return booleanOf(holds === null ? null : holds !== negated);
}

function text(value: Value): Value {
  if (value.kind === "id" || (value.kind === "constant" && typeof value.value === "string")) return value;
  const mayBeId = mayHoldId(value);
  return isDefined(value) === true ? unknown({ mayBeId, type: "string" }) : unknown({ mayBeId });
}

/** Later objects win; a list of which an item may be no object could make `$merge` fail. */
function merged(value: Value): Value | null {
  if (value.kind !== "list") return null;
  const fields = new Map<string, Value>();
  for (const item of value.items) {
    if (item.kind !== "object" || item.rest.kind !== "missing") return null;
    for (const [name, field] of entriesOf(item.fields)) if (isDefined(field) === true) fields.set(name, field);
  }
  return objectOf(fields);
}
