/**
 * Evaluates the payload templates of a state: `Arguments`, `Output` and `Assign` of JSONata; `Parameters` and the like
 * of JSONPath.
 */
import type { Json, JsonObject, QueryLanguage } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { evaluate } from "./evaluate.js";
import { evaluatePath, type PathView } from "./json-path.js";
import { expressionIn, type Parse } from "./jsonata-tree.js";
import type { Evaluated } from "./truth.js";
import { constant, isDefined, listOf, member, objectOf, unknown, type Value } from "./value.js";

/** What the expressions of a state can see; `document` is JSONPath's `$`, `states` JSONata's `$states`. */
export interface Scope extends PathView {
  readonly language: QueryLanguage;
  readonly states: Value;
  readonly parse: Parse;
}

/** Makes the scope of a state; `more` are the other members of `$states`: `result`, `errorOutput`. */
export function scopeOf(
  about: Pick<Scope, "language" | "variable" | "context" | "parse">,
  input: Value,
  more: Iterable<readonly [string, Value]> = [],
): Scope {
  return { ...about, document: input, states: objectOf([["input", input], ["context", about.context], ...more]) };
}

/** Evaluates a template; one that gives nothing where something must stand may fail. */
export function evaluateTemplate(template: Json, scope: Scope): Evaluated {
  if (template === null || typeof template === "boolean" || typeof template === "number")
    return { value: constant(template), mayFail: false };
  if (typeof template === "string") return evaluateText(template, scope);
  if (isList(template)) {
    const items = template.map((item) => evaluateTemplate(item, scope));
    return { value: listOf(items.map((item) => item.value)), mayFail: items.some((item) => item.mayFail) };
  }
  const fields = evaluateFields(template, scope);
  return {
    value: objectOf(fields.map(([name, field]) => [name, field.value] as const)),
    mayFail: fields.some(([, field]) => field.mayFail),
  };
}

/** Evaluates the fields of a template one by one; JSONPath's `.$` is taken off their names. */
export function evaluateFields(template: JsonObject, scope: Scope): readonly (readonly [string, Evaluated])[] {
  return Object.entries(template).map(([name, field]) => {
    if (scope.language === "JSONPath" && name.endsWith(".$") && typeof field === "string")
      return [name.slice(0, -2), evaluatePath(field, scope)];
    return [name, evaluateTemplate(field, scope)];
  });
}

/**
 * Gives what stands in a template at a place, whether it is written there or in a field that is evaluated as a whole.
 */
export function placeIn(value: Value, path: readonly string[]): Value {
  return path.reduce(member, value);
}

function evaluateText(text: string, scope: Scope): Evaluated {
  const expression = scope.language === "JSONata" ? expressionIn(text) : null;
  if (expression === null) return { value: constant(text), mayFail: false };
  const tree = scope.parse(expression);
  if (tree === null) return { value: unknown({ mayBeId: true }), mayFail: true };
  const { value, mayFail } = evaluate(tree, scope);
  return { value, mayFail: mayFail || isDefined(value) !== true };
}
