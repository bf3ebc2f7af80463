/** Arguments that EMR's services would refuse. What AWS may have added since the facts were collected is a warning. */
import { checkArguments, type ArgumentProblem } from "../../../aws/arguments.js";
import { checkFields } from "../../../aws/check-fields.js";
import { unwrittenObjects } from "../../../aws/literal-fields.js";
import { argumentsOfParameters } from "../../../aws/path-parameters.js";
import { childOf } from "../../../aws/json-path.js";
import { isRequest } from "../../../aws/request-schemas.js";
import { sdkModelsAsOf, sdkOperation } from "../../../aws/sdk-models.js";
import type { Json, TaskState } from "../../../machine/asl.js";
import { readCall } from "../../../machine/call.js";
import { isList, isObject } from "../../../machine/json.js";
import { escapePointer, statesOf } from "../../../machine/walk.js";
import { nearest } from "../../../text/nearest.js";
import { found, pointerTo, type AuditFinding, type Place } from "../finding.js";
import { withUnknownPlaceholders } from "./placeholders.js";
import type { Rule } from "./rule.js";

export const requests: Rule = ({ machine }) =>
  [...statesOf(machine)].flatMap(({ name, state, path }) =>
    state.Type === "Task" ? requestFindings(state, { pointer: pointerTo(path, name), state: name }) : [],
  );

function requestFindings(state: TaskState, place: Place): readonly AuditFinding[] {
  const action = readCall(state.Resource)?.action ?? "";
  const [field, written] =
    state.Arguments === undefined ? ["Parameters", state.Parameters] : ["Arguments", state.Arguments];
  if (!isObject(written)) return [];
  const request = withUnknownPlaceholders(field === "Parameters" ? argumentsOfParameters(written) : written);
  const problems = problemsIn(action, request, field === "Arguments");
  const meant = new Set(problems.flatMap((problem) => nearTo(problem) ?? []));
  return problems
    .filter(({ problem, field: name = "" }) => problem !== "missing-field" || !meant.has(name))
    .map((problem) =>
      findingOf(problem, action, { ...place, pointer: `${place.pointer}/${field}${pointerIn(written, problem)}` }),
    );
}

/** @param asked whether objects that AWS requires must be written out: only JSONata was seen to be refused */
function problemsIn(action: string, request: Json, asked: boolean): readonly ArgumentProblem[] {
  if (isRequest(action)) {
    const unwritten = asked ? unwrittenObjects(action, request) : [];
    return [
      ...checkArguments(action, request),
      ...unwritten.map((path): ArgumentProblem => ({
        path,
        problem: "wrong-type",
        expected: "a record that is written out",
      })),
    ];
  }
  const [, service = "", operation = ""] = /^aws-sdk:(emr\w*):(\w+)$/.exec(action) ?? [];
  const model = sdkOperation(service, operation);
  return model && isObject(request) ? checkFields(request, model.request, model.structures) : [];
}

/** The field that was probably meant by one that does not exist: it is spelled wrong, and not missing. */
function nearTo({ problem, field = "", allowed = [] }: ArgumentProblem): string | null {
  return problem === "unknown-field" ? nearest(field, allowed) : null;
}

function findingOf(problem: ArgumentProblem, action: string, place: Place): AuditFinding {
  const { path, field = "", expected } = problem;
  const named = `\`${path.join(".")}\``;
  const inside = path.length === 0 ? "" : ` in ${named}`;
  switch (problem.problem) {
    case "unknown-field": {
      const near = nearTo(problem);
      return near === null
        ? found("newArgument", place, action, `no field \`${field}\`${inside}`, sdkModelsAsOf())
        : found("refusedArgument", place, action, `there is no \`${field}\`${inside}, but \`${near}\``);
    }
    case "missing-field":
      return found("refusedArgument", place, action, `\`${field}\` is missing${inside}`);
    case "not-one-of":
      // What may be only one thing is AWS's rule, and no list that grows.
      return problem.allowed?.length === 1
        ? found("refusedArgument", place, action, `${named} must be ${expected}`)
        : found("newArgument", place, action, `no such value of ${named}; it is ${expected}`, sdkModelsAsOf());
    default:
      return found("refusedArgument", place, action, `${named} must be ${expected}`);
  }
}

/** The pointer of what is wrong, in the object as it is written, where JSONPath marks names with `.$`. */
function pointerIn(written: Json, { path, problem, field }: ArgumentProblem): string {
  let at: Json | undefined = written;
  let pointer = "";
  for (const step of problem === "unknown-field" && field !== undefined ? [...path, field] : path) {
    const name = String(step);
    const key = !isList(at) && childOf(at, name) === undefined ? `${name}.$` : name;
    pointer += `/${escapePointer(key)}`;
    at = childOf(at, key);
  }
  return pointer;
}
