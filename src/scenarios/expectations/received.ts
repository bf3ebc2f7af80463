/** What reaches steps and tasks, and how often. */
import type { Json } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { quoted } from "../../text/printable.js";
import { hasInARow, holds } from "../match.js";
import { jsonText, type Compare } from "./difference.js";

/** Only so many requests are shown. */
const mostShown = 3;

export const received: Compare = function* (run, { receives, calls }, names) {
  for (const { name, value, at } of receives) {
    const states = names.statesOf(name);
    const given = run.calls.filter(({ state }) => states.includes(state)).map((call) => call.arguments);
    const fits = (each: Json): boolean => (isList(value) ? hasInARow(each, value) : holds(each, value));
    if (states.length > 0 && !given.some(fits))
      yield { at, what: `what ${quoted(name.value)} receives`, expected: jsonText(value), actual: shown(given) };
  }
  for (const { name, value, at } of calls) {
    const states = names.statesOf(name);
    const count = run.calls.filter(({ state }) => states.includes(state)).length;
    if (states.length > 0 && count !== value)
      yield { at, what: `the calls of ${quoted(name.value)}`, expected: String(value), actual: String(count) };
  }
};

function shown(given: readonly Json[]): string {
  if (given.length === 0) return "never called";
  const more = given.length - mostShown;
  const texts = given.slice(0, mostShown).map((each) => jsonText(each));
  return `${texts.join(", then ")}${more > 0 ? `, and ${more} more` : ""}`;
}
