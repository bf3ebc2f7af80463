/** What real machines get wrong, each with a look at a machine that tells whether it does. */
import { audit } from "../../src/asl/audit/audit.js";
import type { Leak } from "../../src/asl/audit/report.js";
import { checkArguments } from "../../src/aws/arguments.js";
import { argumentsOfParameters } from "../../src/aws/path-parameters.js";
import { isRequest } from "../../src/aws/request-schemas.js";
import type { Machine, State, TaskState } from "../../src/machine/asl.js";
import { readCall, type ServiceCall } from "../../src/machine/call.js";
import { statesOf } from "../../src/machine/walk.js";
import { readAfter, statesAfter, writtenAfter } from "./reading.js";

/** The fault's name, as the table in examples/from-the-wild/README.md has it → whether a machine has it. */
export const faults: ReadonlyMap<string, (machine: Machine) => boolean> = new Map([
  ["leaks after a failure", leaks(({ end, reason }) => end === "failed" && reason === "not given back")],
  ["dies while protected", leaks(({ end, reason }) => end === "failed" && reason === "protected")],
  ["leaks what starts late", leaks(({ reason }) => reason === "its creation timed out")],
  ["loses the id in a Catch", leaks(losesItsId)],
  ["hides a failed job", hidesAJob],
  ["does not wait for a job", (machine: Machine) => !asks(machine) && has(machine, startsAndGoesOn)],
  ["leaves a job when a question fails", (machine: Machine) => has(machine, asksOnce)],
  [
    "has no time limit",
    (machine: Machine) => !/"(TimeoutSeconds|ExecutionTimeoutMinutes)":/.test(JSON.stringify(machine)),
  ],
  ["fails without a reason", (machine: Machine) => states(machine).some(givesNoReason)],
  ["takes a path for text", (machine: Machine) => states(machine).some(failsByPath)],
  ["puts a deployment's text into code", (machine: Machine) => textInCode.test(JSON.stringify(machine))],
  ["runs a job again after any error", (machine: Machine) => has(machine, runsAgain)],
  ["takes every error for *not yet*", (machine: Machine) => tasks(machine).some(({ state }) => waitsOut(state))],
  ["asks for fields that there are not", (machine: Machine) => tasks(machine).some(asksForMore)],
  ["drops what it reads later", (machine: Machine) => Object.keys(machine.States).some(dropsIn(machine))],
  ["tells before it cleans up", (machine: Machine) => Object.keys(machine.States).some(tellsFirstIn(machine))],
]);

interface Task {
  readonly state: TaskState;
  readonly call: ServiceCall | null;
}

function states(machine: Machine): readonly State[] {
  return [...statesOf(machine)].map(({ state }) => state);
}

function tasks(machine: Machine): readonly Task[] {
  return states(machine).flatMap((state) => (state.Type === "Task" ? [{ state, call: readCall(state.Resource) }] : []));
}

/** Whether a task of a known service is such a one. */
function has(machine: Machine, such: (call: ServiceCall, state: TaskState) => boolean): boolean {
  return tasks(machine).some(({ state, call }) => call !== null && such(call, state));
}

function leaks(such: (leak: Leak) => boolean): (machine: Machine) => boolean {
  return (machine) => audit(machine).leaks.some(such);
}

/** A Catch without ResultPath puts the failure in the place of everything, the id too. */
function losesItsId({ path }: Leak): boolean {
  const isCaught = path.some(({ event }) => event === "is caught");
  return isCaught && path.at(-1)?.detail === "States.ParameterPathFailure";
}

/** What is caught and passed over is a job, and not what only goes before giving something back. */
function hidesAJob(machine: Machine): boolean {
  const jobs = new Set(
    [...statesOf(machine)].flatMap(({ name, state }) => (state.Type === "Task" && isJob(state) ? [name] : [])),
  );
  return audit(machine).hiddenFailures.some(({ caughtAt }) => jobs.has(caughtAt));
}

function isJob({ Resource: resource }: TaskState): boolean {
  const call = readCall(resource);
  return call !== null && startsJob(call);
}

const startsJob = ({ action }: ServiceCall): boolean => /:(addStep|startJobRun)$/.test(action);
const asksHowItGoes = ({ action }: ServiceCall): boolean =>
  /:(getJobRun|describeJobRun|describeProcessingJob)$/.test(action);
const asks = (machine: Machine): boolean => has(machine, asksHowItGoes);

function startsAndGoesOn(call: ServiceCall): boolean {
  return startsJob(call) && call.pattern === "request";
}

/** One refused call fails the run, and nothing ends the job. */
function asksOnce(call: ServiceCall, { Retry: retries = [] }: TaskState): boolean {
  return asksHowItGoes(call) && retries.length === 0;
}

function givesNoReason(state: State): boolean {
  return state.Type === "Fail" && Object.keys(state).every((key) => key === "Type" || key === "Comment");
}

/** `Error` and `Cause` of a Fail are texts; a path has a field of its own. */
function failsByPath(state: State): boolean {
  return state.Type === "Fail" && [state.Error, state.Cause].some((text) => text?.startsWith("$.") === true);
}

/** A placeholder of the deployment inside of an intrinsic function or a JSONata expression. */
const textInCode = /"[^"]+\.\$":"States\.[^"]*\$\{|"\{%[^"]*\$\{/;

const takesAll = ({ Retry: retries = [] }: TaskState, atLeast: number): boolean =>
  retries.some(({ ErrorEquals: errors, MaxAttempts: times = 3 }) => errors.includes("States.ALL") && times >= atLeast);

function runsAgain(call: ServiceCall, state: TaskState): boolean {
  return startsJob(call) && takesAll(state, 1);
}

/** A Retry that is a loop: what may never be read, or is spelled wrong, is waited for like what is not there yet. */
function waitsOut(state: TaskState): boolean {
  return takesAll(state, 100);
}

/** The SDK's calls take the same fields as those of the integration. Names alone: values of a test are no fault. */
function asksForMore({ state, call }: Task): boolean {
  const name = call?.action.replace(/^aws-sdk:emr(serverless|containers):/, "emr-$1:") ?? "";
  if (!isRequest(name)) return false;
  const request = state.Arguments ?? argumentsOfParameters(state.Parameters ?? {});
  return checkArguments(name, request).some(({ problem }) => problem === "unknown-field");
}

/** A Pass that puts a few fields in the place of everything. */
function dropsIn(machine: Machine): (name: string) => boolean {
  return (name) => {
    const state = machine.States[name];
    if (state?.Type !== "Pass" || state.Parameters === undefined || state.ResultPath !== undefined) return false;
    const kept = new Set(Object.keys(Object(state.Parameters)).map((key) => key.replace(/\.\$$/, "")));
    const later = writtenAfter(machine, name);
    return [...readAfter(machine, name)].some((field) => !kept.has(field) && !later.has(field));
  };
}

/** Without a Catch, a message that cannot be sent is the end of the run, and of the way to the cluster's end. */
function tellsFirstIn(machine: Machine): (name: string) => boolean {
  return (name) => {
    const state = machine.States[name];
    if (state?.Type !== "Task" || !state.Resource.endsWith(":sns:publish") || state.Catch) return false;
    return statesAfter(machine, name).some((each) => JSON.stringify(each).includes(":terminateCluster"));
  };
}
