/** Places in a definition that a deployment fills: `${name}`, `${AWS::Partition}`, `${aws_lambda_function.load.arn}`. */
import type { Json } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";

const places = /\$\{[^{}]*\}/g;

/** Gives a text in which all places have a plain name, without the colons and dots that would mean something in an ARN. */
export function withPlainPlaceholders(text: string): string {
  return text.replace(places, "${x}");
}

/** Gives a value in which what a deployment fills as a whole may be anything, as an expression may. */
export function withUnknownPlaceholders(value: Json): Json {
  if (typeof value === "string") return /^\$\{[^{}]*\}$/.test(value) ? "{% $filled %}" : withPlainPlaceholders(value);
  if (isList(value)) return value.map(withUnknownPlaceholders);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withUnknownPlaceholders(inner)]));
}
