/** Retry on calls that are not the same when they are made twice: they make a second cluster, or run a job again. */
import { passingErrorNames } from "../../../aws/error-names.js";
import type { TaskState } from "../../../machine/asl.js";
import { readCall } from "../../../machine/call.js";
import { isObject } from "../../../machine/json.js";
import { statesOf } from "../../../machine/walk.js";
import { found, pointerTo, type AuditFinding, type Place } from "../finding.js";
import { resourceCall } from "../resources.js";
import { startsJob } from "./jobs.js";
import type { Rule } from "./rule.js";

export const retries: Rule = ({ machine }) =>
  [...statesOf(machine)].flatMap(({ name, state, path }) =>
    state.Type === "Task" && !hasToken(state) ? repeatedCall(state, name, pointerTo(path, name)) : [],
  );

function repeatedCall(state: TaskState, name: string, pointer: string): readonly AuditFinding[] {
  const service = readCall(state.Resource)?.action.replace(/:[^:]*$/, "") ?? "";
  const index = (state.Retry ?? []).findIndex(
    ({ ErrorEquals: errors, MaxAttempts: attempts }) =>
      attempts !== 0 && errors.some((error) => mayComeAfterTheCall(error, service)),
  );
  const error = state.Retry?.[index]?.ErrorEquals.find((each) => mayComeAfterTheCall(each, service));
  if (error === undefined) return [];
  const place: Place = { pointer: `${pointer}/Retry/${index}`, state: name };
  const call = resourceCall(state.Resource);
  if (call?.does === "makes") return [found("creationRepeated", place, name, call.kind.noun, error)];
  return startsJob(state.Resource) ? [found("jobRepeated", place, name, error)] : [];
}

/** What a service raises when it is asked too often, or what Step Functions may not do, comes before anything was made. */
function mayComeAfterTheCall(error: string, service: string): boolean {
  return !passingErrorNames(service).includes(error) && error !== "States.Permissions";
}

/** With a token, EMR's services take a second call for the first one. */
function hasToken({ Arguments: args, Parameters: parameters }: TaskState): boolean {
  const given = args ?? parameters;
  return (
    isObject(given) && ["ClientToken", "ClientToken.$", "ClientRequestToken"].some((name) => Object.hasOwn(given, name))
  );
}
