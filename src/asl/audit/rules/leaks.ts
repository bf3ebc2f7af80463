/** What a run leaves behind, what nobody can tell of that, and the failures that it hides. */
import { found, pointerTo, type AuditFinding } from "../finding.js";
import { judge } from "../judge.js";
import { lastCause, outcomeOf, type HiddenFailure, type Leak, type Undecided } from "../report.js";
import type { Rule } from "./rule.js";

export const leaks: Rule = ({ summary }) => {
  const report = judge(summary);
  return [
    ...report.leaks.map(leakFinding),
    ...report.hiddenFailures.map(hiddenFinding),
    ...report.undecided.map(doubtFinding),
  ];
};

function leakFinding(leak: Leak): AuditFinding {
  const { resource, path, end, reason } = leak;
  const { noun, madeBy } = resource;
  const place = {
    pointer: pointerTo(resource.path, madeBy),
    state: madeBy,
    way: { steps: path, outcome: outcomeOf(leak) },
  };
  if (reason === "its creation timed out") return found("creationTimesOut", place, noun, madeBy);
  const kind = reason === "protected" ? "leftProtected" : "leak";
  return found(kind, place, noun, madeBy, end, lastCause(path));
}

const whys: { readonly [K in Undecided["reason"]]: string } = {
  "its creation failed": "its creation can fail after it was begun, and then nobody has its id",
  "an unknown id was given back": "the id that is given back is made of what only a run knows",
  "giving it back may be refused":
    "it may be protected, or started and not stopped, when it is given back, and then EMR refuses",
};

function doubtFinding({ resource, path, reason }: Undecided): AuditFinding {
  const { noun, madeBy } = resource;
  const outcome = `nobody can tell whether the ${noun} of "${madeBy}" is alive`;
  const place = { pointer: pointerTo(resource.path, madeBy), state: madeBy, way: { steps: path, outcome } };
  return found("undecided", place, noun, madeBy, whys[reason]);
}

function hiddenFinding({ caughtAt, path }: HiddenFailure): AuditFinding {
  const graph = path.find(({ state, event }) => state === caughtAt && event === "is caught")?.path ?? "";
  const place = {
    pointer: `${pointerTo(graph, caughtAt)}/Catch`,
    state: caughtAt,
    way: { steps: path, outcome: `the run ends SUCCEEDED, although "${caughtAt}" failed` },
  };
  return found("hiddenFailure", place, caughtAt);
}
