/** Checks a request to EMR against AWS's own model and says what is wrong at the place where it was written. */
import { checkArguments, type ArgumentProblem } from "../aws/arguments.js";
import { unverifiedFields } from "../aws/integrations.js";
import type { RequestName } from "../aws/request-names.js";
import type { FieldPath } from "../aws/request-schemas.js";
import { releasesAsOf } from "../aws/releases.js";
import { aws as catalog } from "../diagnostics/catalog/aws.js";
import type { Finding, Report } from "../diagnostics/diagnostic.js";
import { entriesOf, itemsOf } from "../expressions/build.js";
import type { MergedRequest } from "../expressions/merge.js";
import { toPayload } from "../expressions/payload.js";
import { isBroken, type Value } from "../expressions/value.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";

/**
 * Reports what AWS would refuse.
 *
 * @param at the place for what was not written anywhere
 * @param isRight nothing about the block was reported yet; else fields may be missing or too long only because of that
 */
export function checkRequest(
  action: RequestName,
  { request, conflicts }: MergedRequest,
  at: Span,
  isRight: boolean,
  report: Report,
): void {
  for (const { field, value } of conflicts) report(catalog.givenByBoth(value.span ?? at, field));
  if (isBroken(request)) return;
  // What a run will know is accepted anywhere, so any name will do for the variables.
  const payload = toPayload(request, () => "$value");
  for (const problem of checkArguments(action, payload)) {
    if (isRight || !consequences.has(problem.problem))
      report(findingFor(problem, placeOf(request, pathOf(problem), at)));
  }
  for (const path of unverifiedFields(action, payload))
    report(catalog.unverifiedField(placeOf(request, path, at), path.join(".")));
}

/** What may only follow from a mistake that was reported in the words of the language. */
const consequences: ReadonlySet<ArgumentProblem["problem"]> = new Set(["missing-field", "out-of-range"]);

/** An unknown field is there, and stands for itself; a missing one is not, and the object around it is the place. */
export function pathOf({ path, problem, field }: ArgumentProblem): FieldPath {
  return problem === "unknown-field" && field !== undefined ? [...path, field] : path;
}

function findingFor(problem: ArgumentProblem, at: Span): Finding {
  const field = problem.path.join(".");
  const inside = field === "" ? "the request" : `\`${field}\``;
  switch (problem.problem) {
    case "unknown-field": {
      const near = nearest(problem.field ?? "", problem.allowed ?? []);
      return catalog.unknownField(at, problem.field ?? "", capitalized(inside), near, releasesAsOf, null);
    }
    case "missing-field":
      return catalog.missingField(at, problem.field ?? "", inside);
    case "not-one-of":
      return catalog.unknownValue(at, field, problem.expected);
    case "wrong-type":
    case "out-of-range":
    case "bad-format":
      return catalog.badRequest(at, field, problem.expected);
  }
}

function capitalized(text: string): string {
  return text === "the request" ? "The request" : text;
}

/** Gives the place of the value at a path, or of the nearest one around it that was written. */
export function placeOf(request: Value, path: FieldPath, at: Span): Span {
  let value: Value | undefined = request;
  let place: Span = at;
  for (const part of path) {
    value = value && (typeof part === "number" ? itemsOf(value)?.[part] : entriesOf(value)?.get(part));
    if (value?.span) place = value.span;
  }
  return place;
}
