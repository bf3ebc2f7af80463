/** References that lead to nothing: on every way to the state, or on some. */
import type { LostReference } from "../references/collect.js";
import { found, pointerTo, type AuditFinding } from "../finding.js";
import { stepsOf } from "../trail.js";
import type { Rule } from "./rule.js";

export const references: Rule = ({ lost }) => lost.map(findingOf);

function findingOf({ reference, isVariable, pointer, state, path, always, trail }: LostReference): AuditFinding {
  const way = { steps: stepsOf(trail), outcome: `"${state}" reads ${reference}, and there is nothing` };
  const place = { pointer: pointerTo(path, state) + pointer, state, way };
  if (!always) return found("sometimesLost", place, reference, state);
  return found(isVariable ? "neverAssigned" : "neverThere", place, reference, state);
}
