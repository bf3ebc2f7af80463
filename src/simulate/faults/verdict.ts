/** What a run shows against its machine: something that it made and left, or a failure that it hid. */
import type { Machine, State } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import type { Cluster, Failure, Fault, Run } from "../run.js";
import { isGivingBack, isPreparing, wasAskedToEnd } from "./giving-back.js";
import { statesInside, type Intent } from "./intent.js";
import type { Tried } from "./trial.js";

/** Why something that a run made is there after it. */
export type LeftBecause =
  | "nobody gave it back"
  /** A call to end it failed by what passes, and was not made again. */
  | "it was asked to end only once"
  /** No fault, but EMR itself did not take the call to end it. */
  | "it was refused"
  /** The run was ended from outside, and it has no idle timeout. */
  | "nothing ends it";

/** What is wrong. */
export type Shortcoming =
  | { readonly kind: "left"; readonly cluster: Cluster; readonly why: LeftBecause; readonly cause?: string }
  /** The run succeeded though this failed, and nobody dealt with it. */
  | { readonly kind: "hidden"; readonly failure: Failure }
  /** The run failed, but not with what failed first. */
  | { readonly kind: "replaced"; readonly failure: Failure; readonly by: string };

/** What is as it must be, but good to know. */
export interface Remark {
  readonly kind:
    | "ends when idle"
    | "is protected"
    | "costs nothing when idle"
    | "is busy with what hangs"
    | "could not be ended"
    | "is kept";
  readonly cluster: Cluster;
}

export interface Verdict {
  readonly shortcomings: readonly Shortcoming[];
  readonly remarks: readonly Remark[];
}

/** Makes the judge of the runs of a machine. */
export function judgeOf(machine: Machine, intent: Intent): (tried: Tried) => Verdict {
  const known: Known = {
    intent,
    states: new Map([...statesOf(machine)].map(({ name, state }) => [name, state])),
    inside: statesInside(machine),
  };
  return (tried) => {
    const left = leftBy(tried, known);
    return {
      shortcomings: [...left.flatMap((each) => ("why" in each ? [each] : [])), ...failuresAgainst(tried.run, known)],
      remarks: left.flatMap((each) => ("why" in each ? [] : [each])),
    };
  };
}

interface Known {
  readonly intent: Intent;
  readonly states: ReadonlyMap<string, State>;
  readonly inside: ReadonlyMap<string, ReadonlySet<string>>;
}

type Left = Remark | Extract<Shortcoming, { kind: "left" }>;

function leftBy({ trial, run }: Tried, known: Known): readonly Left[] {
  const isLasting = trial.faults.some((fault) => lasts(fault) && belongsToGivingBack(known.states.get(fault.state)));
  return run.clusters.filter(isLeft).map((cluster): Left => {
    const couldNot = isLasting && wasAskedToEnd(cluster, run);
    if (run.status === "TIMED_OUT" && couldNot) return { kind: "could not be ended", cluster };
    if (run.status === "ABORTED" || run.status === "TIMED_OUT") return afterStop(cluster, run);
    if (known.intent.keeps.get(cluster.madeBy ?? "")?.has(run.status) === true) return { kind: "is kept", cluster };
    if (!wasAskedToEnd(cluster, run)) return { kind: "left", cluster, why: "nobody gave it back" };
    if (couldNot && run.status === "FAILED") return { kind: "could not be ended", cluster };
    const cause = refusalIn(run, known);
    return cause === undefined
      ? { kind: "left", cluster, why: "it was asked to end only once" }
      : { kind: "left", cluster, why: "it was refused", cause };
  });
}

/** What EMR said of the last call to end something that failed by no fault; `undefined` where there is none. */
function refusalIn({ trace, fired }: Run, { states }: Known): string | undefined {
  const injected = new Set(fired.map(({ state }) => state));
  const refused = trace.findLast(({ state, event }) => {
    const asked = states.get(state);
    return refusals.has(event) && asked !== undefined && isGivingBack(asked) && !injected.has(state);
  });
  const cause = refused?.details?.["cause"];
  return typeof cause === "string" ? cause : undefined;
}

/** A call that waits for what it begins is submitted first. */
const refusals: ReadonlySet<string> = new Set(["TaskFailed", "TaskSubmitFailed"]);

/** Whether a run left what it made; what its own idle timeout ended later was left, too. */
function isLeft({ madeBy, status, endedBy, givenBackAt }: Cluster): boolean {
  return madeBy !== null && (status === "alive" || (endedBy === "idle" && givenBackAt === undefined));
}

/** Whether trying again is no help: what hangs was begun, and an expression fails the same way again. */
function lasts({ attempt, error }: Fault): boolean {
  return attempt === "always" || noHelp.has(error);
}

const noHelp: ReadonlySet<string> = new Set([
  "States.Timeout",
  "States.QueryEvaluationError",
  "States.ParameterPathFailure",
]);

function belongsToGivingBack(state: State | undefined): boolean {
  return state !== undefined && (isGivingBack(state) || isPreparing(state));
}

/** Nothing in a machine runs after a stop from outside or the machine's own timeout. */
function afterStop(cluster: Cluster, { steps, fired }: Run): Left {
  if (cluster.idleEndAt !== null || cluster.status === "terminated") return { kind: "ends when idle", cluster };
  if (cluster.protected) return { kind: "is protected", cluster };
  if (cluster.kind !== "cluster") return { kind: "costs nothing when idle", cluster };
  const hanging = new Set(fired.filter(({ error }) => error === "States.Timeout").map(({ state }) => state));
  const isBusy = steps.some((step) => step.cluster === cluster.id && hanging.has(step.addedBy) && !step.endedAt);
  if (isBusy) return { kind: "is busy with what hangs", cluster };
  return { kind: "left", cluster, why: "nothing ends it" };
}

/** What fails in a child execution is up to the distributed Map, which fails itself unless it tolerates that. */
function failuresAgainst(run: Run, known: Known): readonly Shortcoming[] {
  const failures = run.failures.filter((failure) => failure.execution === "" && !isDealtWith(failure, run, known));
  if (run.status === "SUCCEEDED") return failures.map((failure) => ({ kind: "hidden", failure }));
  if (run.status !== "FAILED" || !known.intent.failsByTheFirst) return [];
  const at = Math.min(...failures.map((failure) => failure.at));
  const firsts = failures.filter((failure) => failure.at === at);
  const [failure] = firsts;
  if (failure === undefined || firsts.some((first) => isToldBy(run, errorOf(first, known), known))) return [];
  return [{ kind: "replaced", failure, by: run.error ?? "" }];
}

/** Whether somebody dealt with a failure on purpose, or it only went before giving back what then was given back. */
function isDealtWith({ state, at }: Failure, run: Run, known: Known): boolean {
  const failed = known.states.get(state);
  if (failed && isPreparing(failed)) return true;
  if (
    failed &&
    isGivingBack(failed) &&
    run.clusters.every(({ madeBy, status }) => madeBy === null || status !== "alive")
  )
    return true;
  return run.recoveries.some(
    (recovery) =>
      recovery.by === "Catch" &&
      recovery.at >= at &&
      (recovery.state === state || known.inside.get(recovery.state)?.has(state) === true) &&
      isMeant(recovery, known),
  );
}

/** A Catch is meant where it names the very error and no wildcard, or where its author says so in the source. */
function isMeant({ state, index, error }: Run["recoveries"][number], { states, intent }: Known): boolean {
  if (intent.goOutwards.has(error)) return false;
  if (intent.handlers.has(state)) return true;
  if (wildcards.has(error)) return false;
  const caught = states.get(state);
  return caught !== undefined && "Catch" in caught && caught.Catch?.[index]?.ErrorEquals.includes(error) === true;
}

/** A failed job's own name is also the name of all errors but a timeout, so who writes it means any failure. */
const wildcards: ReadonlySet<string> = new Set(["States.ALL", "States.TaskFailed"]);

/** The error by which a run must end when this was the first failure. */
function errorOf({ state, error }: Failure, { states, intent }: Known): string {
  const failed = states.get(state);
  return failed && isGivingBack(failed) ? (intent.notGivenBack ?? error) : error;
}

/** A cluster that is left inside of a retry takes the error's name, so that no success comes of it; then the cause has the first. */
function isToldBy(run: Run, error: string, { intent }: Known): boolean {
  if (run.error === error) return true;
  const isLeft = run.clusters.some(({ status }) => status === "alive");
  return isLeft && run.error === intent.notGivenBack && run.cause?.startsWith(`${error}: `) === true;
}
