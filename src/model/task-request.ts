/** The fields that a task gives by the API's own names, checked against what is known of the API. */
import { checkArguments, type ArgumentProblem } from "../aws/arguments.js";
import { checkFields } from "../aws/check-fields.js";
import { unwrittenObjects } from "../aws/literal-fields.js";
import { optimizedIntegrationsFacts } from "../aws/optimized-integrations.js";
import type { Fields } from "../aws/request-fields.js";
import { fieldNames, isRequest } from "../aws/request-schemas.js";
import { sdkModelsAsOf } from "../aws/sdk-models.js";
import { tasks as catalog } from "../diagnostics/catalog/tasks.js";
import type { Finding, Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { toPayload } from "../expressions/payload.js";
import { isBroken, type Value } from "../expressions/value.js";
import type { JsonObject } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import type { RecordExpression } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { pathOf, placeOf } from "./request.js";
import type { TaskTarget } from "./task-target.js";

/** What is known of a request: its fields, and a check of one. */
interface RequestModel {
  readonly names: readonly string[];
  readonly check: (payload: JsonObject) => readonly ArgumentProblem[];
  readonly asOf: string;
}

/** Gives the names of the fields that a target takes; none where nothing is known of it. */
export function requestFields(target: TaskTarget): readonly string[] {
  return modelOf(target)?.names ?? [];
}

/**
 * Reports what a target would refuse.
 *
 * @param node the block as it was written, for the places of names
 * @param at the place for what was not written anywhere
 */
export function checkTaskRequest(
  target: TaskTarget,
  request: Value,
  node: RecordExpression,
  at: Span,
  report: Report,
): void {
  const model = modelOf(target);
  // What a run will know is accepted anywhere, so any name will do for the variables.
  const payload = isBroken(request) ? null : toPayload(request, () => "$value");
  if (!model || payload === null || !isObject(payload)) return;
  const resource = resourceOf(target);
  const problems = model.check(payload);
  const meant = new Set(problems.flatMap((problem) => nearTo(problem) ?? []));
  for (const problem of problems)
    if (problem.problem !== "missing-field" || !meant.has(problem.field ?? ""))
      report(findingFor(problem, placeOfProblem(problem, request, node, at), resource, model.asOf));
  const given = new Set([...Object.keys(payload), ...meant]);
  checkOptimized(target, payload, given, request, at, report);
}

/** The field that was probably meant by one that does not exist: it is spelled wrong, and not missing. */
function nearTo({ problem, field, allowed }: ArgumentProblem): string | null {
  return problem === "unknown-field" ? nearest(field ?? "", allowed ?? []) : null;
}

function modelOf(target: TaskTarget): RequestModel | null {
  if (target.kind === "worker") return null;
  if (target.kind === "sdk")
    return target.model && tableModel(target.model.request, target.model.structures, sdkModelsAsOf());
  const name = resourceOf(target);
  if (isRequest(name))
    return { names: fieldNames(name, []), check: (payload) => checkArguments(name, payload), asOf: sdkModelsAsOf() };
  const fields = target.action.fields();
  return fields && tableModel(fields, target.action.structures, optimizedIntegrationsFacts.date);
}

function tableModel(fields: Fields, structures: (name: string) => Fields, asOf: string): RequestModel {
  return { names: [...fields.keys()], check: (payload) => checkFields(payload, fields, structures), asOf };
}

/** Gives a target as findings name it: `sns:publish`, `aws-sdk:s3:getObject`. */
export function resourceOf(target: TaskTarget): string {
  switch (target.kind) {
    case "optimized":
      return `${target.service.name}:${target.action.action}`;
    case "sdk":
      return `aws-sdk:${target.service}:${target.operation}`;
    case "worker":
      return target.arn;
  }
}

/** At the top the key itself is known; further down the nearest value that was written. */
function placeOfProblem(problem: ArgumentProblem, request: Value, node: RecordExpression, at: Span): Span {
  const [first, second] = pathOf(problem);
  const key = node.entries.find((entry) => entry.key?.text === first)?.key;
  if (first === undefined) return at;
  return problem.problem === "unknown-field" && second === undefined && key
    ? key
    : placeOf(request, pathOf(problem), at);
}

function findingFor(problem: ArgumentProblem, at: Span, resource: string, asOf: string): Finding {
  const field = problem.path.join(".");
  const inside = field === "" ? "its block" : `\`${field}\``;
  switch (problem.problem) {
    case "unknown-field": {
      const name = problem.field ?? "";
      const near = nearTo(problem);
      const owner = field === "" ? `the fields of \`${resource}\`` : `\`${field}\``;
      if (near !== null) return catalog.misspeltField(at, name, owner, near, replaceWith(at, near));
      return catalog.newField(at, name, owner, asOf);
    }
    case "missing-field":
      return catalog.missingField(at, problem.field ?? "", inside, resource);
    case "not-one-of":
      return catalog.newValue(at, field, problem.expected);
    case "wrong-type":
    case "out-of-range":
    case "bad-format":
      return catalog.wrongField(at, field, problem.expected, resource);
  }
}

function checkOptimized(
  target: TaskTarget,
  payload: JsonObject,
  given: ReadonlySet<string>,
  request: Value,
  at: Span,
  report: Report,
): void {
  if (target.kind !== "optimized") return;
  const { action } = target;
  const name = resourceOf(target);
  if (action.oneOf.length > 0 && !action.oneOf.some((field) => given.has(field)))
    report(catalog.noneOfFields(at, action.oneOf, name));
  for (const field of Object.keys(payload))
    if (action.unverified.has(field)) report(catalog.unverifiedField(placeOf(request, [field], at), field, name));
  if (isRequest(name))
    for (const path of unwrittenObjects(name, payload))
      report(catalog.wrongField(placeOf(request, path, at), path.join("."), "a record that is written out", name));
}
