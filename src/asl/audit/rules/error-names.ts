/** `States.ALL` where Step Functions does not take it: beside other names, or before other retriers and catchers. */
import { statesOf } from "../../../machine/walk.js";
import { found, pointerTo, type AuditFinding } from "../finding.js";
import type { Rule } from "./rule.js";

export const errorNames: Rule = ({ machine }) =>
  [...statesOf(machine)].flatMap(({ name, state, path }) => {
    if (!("Retry" in state || "Catch" in state)) return [];
    const place = (field: string) => ({ pointer: `${pointerTo(path, name)}/${field}`, state: name });
    return [
      ...misplacedIn(state.Retry ?? []).map((index) => found("allNotLast", place(`Retry/${index}`), "retrier", name)),
      ...misplacedIn(state.Catch ?? []).map((index) => found("allNotLast", place(`Catch/${index}`), "catcher", name)),
    ] satisfies readonly AuditFinding[];
  });

/** Gives the places in a list at which `States.ALL` may not stand. */
function misplacedIn(entries: readonly { readonly ErrorEquals: readonly string[] }[]): readonly number[] {
  return entries.flatMap(({ ErrorEquals: names }, index) =>
    names.includes("States.ALL") && (names.length > 1 || index < entries.length - 1) ? [index] : [],
  );
}
