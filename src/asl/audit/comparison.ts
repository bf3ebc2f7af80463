/** JSONPath's comparisons, the few whose result can be known; every other goes both ways. */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import { evaluatePath } from "./json-path.js";
import type { Scope } from "./template.js";
import { isDefined, typeOf, type JsonType, type Value } from "./value.js";

export interface Compared {
  /** `null` when it cannot be told. */
  readonly holds: boolean | null;
  readonly mayFail: boolean;
}

/**
 * Judges a rule or one of its parts.
 *
 * @param present the paths that an `IsPresent` before it has already found
 */
export function compare(
  rule: JsonObject | { readonly [name: string]: Json | undefined },
  scope: Scope,
  present: ReadonlySet<string> = new Set(),
): Compared {
  if (isList(rule["And"])) return all(rule["And"], scope, false, present);
  if (isList(rule["Or"])) return all(rule["Or"], scope, true, present);
  if (isObject(rule["Not"])) {
    const { holds, mayFail } = compare(rule["Not"], scope, present);
    return { holds: holds === null ? null : !holds, mayFail };
  }
  const variable = rule["Variable"];
  if (typeof variable !== "string") return { holds: null, mayFail: true };
  const { value, mayFail } = evaluatePath(variable, scope);
  for (const [name, operand] of Object.entries(rule)) {
    const test = tests.get(name);
    if (test && operand !== undefined)
      return { holds: test(value, operand), mayFail: name !== "IsPresent" && mayFail && !present.has(variable) };
  }
  return { holds: null, mayFail: mayFail && !present.has(variable) };
}

/** `And` and `Or` stop at the first part that decides. */
function all(parts: readonly Json[], scope: Scope, deciding: boolean, present: ReadonlySet<string>): Compared {
  const found = new Set(present);
  let open = false;
  let mayFail = false;
  for (const part of parts) {
    const compared = isObject(part) ? compare(part, scope, found) : { holds: null, mayFail: true };
    mayFail ||= compared.mayFail;
    if (compared.holds === deciding) return { holds: open && mayFail ? null : deciding, mayFail };
    open ||= compared.holds === null;
    if (isObject(part) && !deciding && part["IsPresent"] === true && typeof part["Variable"] === "string")
      found.add(part["Variable"]);
    if (isObject(part) && deciding && part["IsPresent"] === false && typeof part["Variable"] === "string")
      found.add(part["Variable"]);
  }
  return { holds: open ? null : !deciding, mayFail };
}

type Test = (value: Value, operand: Json) => boolean | null;

const equals: Test = (value, operand) => {
  if (value.kind === "constant") return value.value === operand;
  const type = typeOf(value);
  return type !== null && type !== typeof operand ? false : null;
};

const isOfType =
  (type: JsonType): Test =>
  (value, operand) => {
    const found = typeOf(value);
    return found === null ? null : (found === type) === operand;
  };

const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["BooleanEquals", equals],
  ["StringEquals", equals],
  ["NumericEquals", equals],
  ["IsString", isOfType("string")],
  ["IsBoolean", isOfType("boolean")],
  ["IsNumeric", isOfType("number")],
  ["IsNull", isOfType("null")],
  [
    "IsPresent",
    (value, operand) => {
      const found = isDefined(value);
      return found === null ? null : found === operand;
    },
  ],
]);
