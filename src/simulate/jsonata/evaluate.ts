/** Payloads with `{% … %}` in them, evaluated as Step Functions does, with the clock of the simulation. */
import type { Json } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { messageOf, parseJsonata } from "../../jsonata/parse.js";
import { directValue } from "./direct.js";
import { runJsonata } from "./evaluation.js";
import { notJson, nothing, threw, unexpectedType, type Field } from "./failures.js";
import { fill, holesIn, type Hole } from "./holes.js";
import { plain } from "./plain.js";
import { sizeOf } from "./size.js";
import type { View } from "./view.js";

export type { View } from "./view.js";
export { isExpression } from "./holes.js";

/** What a field must give, by the names that AWS gives types. */
export type Expected = "array" | "boolean" | "number" | "object" | "string";

/**
 * Evaluates all expressions in a payload; everything else in it is JSON and stays as it is. Data must not come here: a
 * text in it that looks like an expression is none.
 *
 * @param field the payload's name in its state, like `Arguments` or `Choices[1]/Condition`
 * @param expected what the whole payload must give
 */
export async function evaluate(payload: Json, view: View, field: string, expected?: Expected): Promise<Json> {
  const values: Json[] = [];
  for (const hole of holesIn(payload)) values.push(await valueOf(hole, view, `${field}${hole.path}`));
  const value = values.length === 0 ? payload : fill(payload, values);
  if (expected === undefined || typeOf(value) === expected) return value;
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  throw unexpectedType({ text, field, view }, expected, typeOf(value), value);
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return isList(value) ? "array" : typeof value;
}

function valueOf(hole: Hole, view: View, field: string): Json | Promise<Json> {
  const place: Field = { text: hole.text, field, view };
  const parsed = parseJsonata(hole.text);
  // Machines are refused for this; what is left comes from calls that were not asked before.
  if ("problem" in parsed) throw threw(place, parsed.problem);
  const direct = directly(parsed, view);
  return direct === null ? slowly(parsed, place) : jsonOf(direct.value, place);
}

function directly(parsed: Parameters<typeof directValue>[0], view: View): ReturnType<typeof directValue> {
  try {
    return directValue(parsed, view);
  } catch {
    // Members of `$states` that are not there throw; the package then says so with its own words.
    return null;
  }
}

async function slowly(parsed: Parameters<typeof runJsonata>[0], place: Field): Promise<Json> {
  const value = await runJsonata(parsed, place.view)
    .then(({ value: made, budget }) => {
      budget.room(sizeOf(made));
      return made;
    })
    .catch((thrown: unknown) => {
      throw threw(place, describe(thrown));
    });
  return jsonOf(value, place);
}

/** With the code that JSONata gives it, as AWS tells it. */
function describe(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? `${String(thrown.code)}: ` : "";
  return `${code}${messageOf(thrown)}`;
}

function jsonOf(value: unknown, place: Field): Json {
  if (value === undefined) throw nothing(place);
  const json = plain(value);
  if (json === undefined) throw notJson(place);
  return json;
}
