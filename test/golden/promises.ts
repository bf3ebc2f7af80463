/** The promise, as checks on a run: no cluster is left that nobody knows of, and no failure is lost or replaced. */
import { statesOf } from "../../src/machine/walk.js";
import type { Machine, State } from "../../src/machine/asl.js";
import type { Cluster, Failure, Run } from "../../src/simulate/run.js";
import type { Sample } from "./inputs.js";

/** Says in which ways a run breaks the promise; nothing when it keeps it. A child's failure is up to the Map that started it. */
export function brokenPromises(machine: Machine, sample: Sample, run: Run): readonly string[] {
  const failures = run.failures.filter((failure) => failure.execution === "" && counts(failure, machine, sample));
  return [...leftClusters(sample, run), ...lostFailures(machine, firstOf(failures, sample), run)];
}

/** The first failures; behind those that the file would have raised again, also the next. */
function firstOf(failures: readonly Failure[], { raisesAgain }: Sample): readonly Failure[] {
  const decisive = failures.filter(({ state }) => raisesAgain?.(state) !== true);
  const first = Math.min(...decisive.map(({ at }) => at));
  return failures.filter(({ at, state }) => (raisesAgain?.(state) === true ? at <= first : at === first));
}

/** Whether a failure must be the run's: the file does not deal with it, and it is not one that only hands on another. */
function counts({ state, error }: Failure, machine: Machine, { handles }: Sample): boolean {
  const failed = stateNamed(machine, state);
  const isHandled = handles?.(state, error) === true && error !== "WorkflowTimeout" && error !== "ClusterNotTerminated";
  const handsOn = failed.Type === "Fail" && failed.Error?.startsWith("{%") === true;
  return !isHandled && !handsOn && !isOnlyATry(state, failed);
}

function* leftClusters(sample: Sample, run: Run): Generator<string> {
  for (const cluster of run.clusters) {
    if (cluster.madeBy === null || isGivenBack(cluster) || sample.keeps === run.status) continue;
    if (!wasTried(cluster, run)) yield `${cluster.id} of ${cluster.madeBy} is alive`;
    else if (run.status !== "FAILED") yield `${cluster.id} is alive, and the run is ${run.status}`;
    else if (!run.cause?.includes(cluster.id))
      yield `${cluster.id} is alive, and the cause does not say so: ${run.cause}`;
  }
  for (const cluster of run.clusters) {
    if (cluster.madeBy !== null || cluster.id === sample.ends) continue;
    if (cluster.status === "terminated") yield `${cluster.id} was borrowed, and is gone`;
  }
  yield* leftToEnd(sample, run);
}

/** What its own idle timeout ended is gone, but nobody gave it back, unless a call to end it was taken later. */
function isGivenBack({ status, endedBy, givenBackAt }: Cluster): boolean {
  return status === "terminated" && (endedBy !== "idle" || givenBackAt !== undefined);
}

/** A borrowed cluster that the file ends is gone, or the run says that it could not be ended. */
function* leftToEnd({ ends }: Sample, run: Run): Generator<string> {
  const cluster = run.clusters.find(({ id }) => id === ends);
  if (cluster?.status !== "alive" || !run.trace.some(({ state }) => state.startsWith("Use "))) return;
  if (run.status !== "FAILED" || !run.cause?.includes(cluster.id)) yield `${cluster.id} was to be ended, and is alive`;
}

/** Whether what gives that very cluster back (`Terminate etl` for what `Create etl` made) failed or hung to the end. */
function wasTried({ madeBy }: Cluster, run: Run): boolean {
  const name = madeBy?.replace(/^Create /, "") ?? "";
  const tries = ["Terminate", "Delete"].flatMap((verb) => [`${verb} ${name}`, `${verb} ${name} after failure`]);
  return run.trace.some(({ state, event }) => tries.includes(state) && failed.has(event));
}

const failed: ReadonlySet<string> = new Set(["TaskFailed", "TaskSubmitFailed", "TaskTimedOut"]);

function* lostFailures(machine: Machine, failures: readonly Failure[], run: Run): Generator<string> {
  const expected = failures.map((failure) => errorOf(machine, failure));
  if (run.status === "TIMED_OUT" || run.status === "ABORTED") yield `the run is ${run.status}`;
  if (run.status === "SUCCEEDED" && failures.length > 0) yield `the run SUCCEEDED after ${expected.join(", ")}`;
  if (run.status === "FAILED" && failures.length === 0) yield `the run FAILED by ${run.error} after no failure`;
  if (run.status === "FAILED" && failures.length > 0 && !expected.some((error) => isToldBy(run, error))) {
    yield `the run FAILED by ${run.error}, first was ${failures.map(({ state, error }) => `${error} of ${state}`).join(", ")}`;
  }
}

/** A cluster left inside a retry takes the error's name, so that nothing makes a success of it; then the cause has the first. */
function isToldBy(run: Run, error: string | undefined): boolean {
  const isLeft = run.clusters.some(({ status }) => status === "alive");
  return (
    run.error === error ||
    (isLeft && run.error === "ClusterNotTerminated" && run.cause?.startsWith(`${error}: `) === true)
  );
}

/** The error by which a run must end when this was the first failure. */
function errorOf(machine: Machine, { state, error }: Failure): string | undefined {
  const failed = stateNamed(machine, state);
  return failed.Type === "Task" && givesBack.test(failed.Resource) ? "ClusterNotTerminated" : error;
}

const givesBack = /:(terminateCluster|deleteApplication|deleteVirtualCluster)\.sync$/;
const clears = /:(listJobRuns|cancelJobRun|stopApplication)(\.sync)?$/;

/**
 * Whether a failure of the state is no failure of the run: what only goes before giving back does not stop it, like
 * protection that cannot be taken off, or jobs that cannot be cancelled.
 */
function isOnlyATry(name: string, state: State): boolean {
  // What the file itself cancels by `cancel` must succeed.
  const isOwn = /^Cancel (?!a job of )/.test(name);
  if (state.Type === "Task" && clears.test(state.Resource)) return !isOwn;
  if (state.Type === "Map" && JSON.stringify(state.ItemProcessor).includes(":cancelJobRun")) return true;
  if (state.Type !== "Task" || !state.Resource.endsWith(":setClusterTerminationProtection")) return false;
  return JSON.stringify(state.Arguments).includes('"TerminationProtected":false');
}

function stateNamed(machine: Machine, name: string): State {
  for (const visit of statesOf(machine)) if (visit.name === name) return visit.state;
  throw new Error(`the machine has no state ${name}`);
}
