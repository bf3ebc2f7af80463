/** Requests as JSONPath states write them: `"ClusterId.$": "$.id"` gives `ClusterId` a value that is known when the machine runs. */
import type { Json } from "../machine/asl.js";
import { isList } from "../machine/json.js";

/** Gives the Parameters of a JSONPath state as Arguments that `checkArguments` reads: every `X.$` becomes `X` with an expression. */
export function argumentsOfParameters(parameters: Json): Json {
  if (isList(parameters)) return parameters.map(argumentsOfParameters);
  if (typeof parameters !== "object" || parameters === null) return parameters;
  // `fromEntries` makes own fields, also of `__proto__`.
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => field(name, value)));
}

function field(name: string, value: Json): [string, Json] {
  if (!name.endsWith(".$")) return [name, argumentsOfParameters(value)];
  return [name.slice(0, -".$".length), `{% ${JSON.stringify(value)} %}`];
}
