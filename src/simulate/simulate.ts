/**
 * Runs a machine on virtual time, with doubles of EMR and faults at will: what would happen if it ran. An
 * interpreter of its own, so that it can contradict the compiler and the audit.
 */
import type { Json, Machine } from "../machine/asl.js";
import { seededChance } from "./chance.js";
import { createClock } from "./time/clock.js";
import { openAccount } from "./emr/account.js";
import { billedOf } from "./emr/billing.js";
import { clustersOf, stepsOf } from "./emr/shown.js";
import type { Execution } from "./engine/execution.js";
import { StateFailure } from "./failure.js";
import { createFailureLog } from "./engine/failure-log.js";
import { planFaults } from "./faults/plan.js";
import { runGraph } from "./engine/graph.js";
import { createHistory, type Spot } from "./engine/history.js";
import { identityOf } from "./engine/identity.js";
import { longestRunMs } from "./engine/limits.js";
import { refusals } from "./refusals.js";
import { openRegion, type Region } from "./time/region.js";
import type { EventDetails, EventName, Run, SimulateOptions } from "./run.js";
import { openScope } from "./engine/scopes.js";

type End = Pick<Run, "status" | "output" | "error" | "cause">;

/** Runs a machine. Throws when AWS would refuse to create it. */
export async function simulate(machine: Machine, options: SimulateOptions = {}): Promise<Run> {
  const reasons = refusals(machine, options.input);
  if (reasons.length > 0) throw new Error(`AWS refuses this machine:\n${reasons.join("\n")}`);
  let end: End | null = null;
  const region = openRegion();
  const finish = (how: End): void => {
    end ??= how;
    region.stop();
  };
  const execution = openExecution(machine, options, () => finish({ status: "ABORTED" }));
  const { clock, history } = execution;
  const root: Spot = { name: "", place: { chain: { last: 0 } } };
  begin(machine, execution, region, root, finish);
  await clock.play(() => end !== null);
  // The clock always ends a run: the longest run is planned as an event.
  const how: End = end ?? { status: "TIMED_OUT" };
  const clusters = clustersOf(execution.account);
  history.end(root, ...endEvents[how.status](how));
  return {
    ...how,
    startedAt: execution.startedAt,
    took: clock.now(),
    trace: history.events,
    calls: execution.calls,
    clusters,
    steps: stepsOf(execution.account),
    billed: billedOf(clusters),
    failures: execution.failures.failures,
    assumed: execution.assumed,
    assumedTimes: execution.assumedTimes,
    recoveries: execution.recoveries,
    uncaught: execution.uncaught,
    fired: [...execution.faults.firings.keys()],
    firings: execution.faults.firings,
  };
}

const endEvents: { readonly [S in Run["status"]]: (end: End) => readonly [EventName, EventDetails] } = {
  SUCCEEDED: ({ output = null }) => ["ExecutionSucceeded", { output }],
  FAILED: (end) => ["ExecutionFailed", whyOf(end)],
  TIMED_OUT: (end) => ["ExecutionTimedOut", whyOf(end)],
  ABORTED: (end) => ["ExecutionAborted", whyOf(end)],
};

function whyOf({ error, cause }: End): EventDetails {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function openExecution(machine: Machine, options: SimulateOptions, abort: () => void): Execution {
  const clock = createClock();
  const chance = seededChance(options.seed ?? 1);
  return {
    options,
    identity: identityOf(options.name ?? "simulated", options.input ?? {}),
    startedAt: options.startedAt ?? Date.UTC(2026, 0, 1),
    queryLanguage: machine.QueryLanguage ?? "JSONPath",
    clock,
    history: createHistory(clock),
    account: openAccount(clock, options),
    faults: planFaults(options.faults ?? []),
    owners: { siblings: options.siblingNames ?? "refused", paths: new Map(), stored: 0 },
    jitter: options.seed === undefined ? null : seededChance(options.seed),
    chance,
    calls: [],
    assumed: [],
    assumedTimes: [],
    recoveries: [],
    uncaught: [],
    failures: createFailureLog(clock),
    abort,
  };
}

function begin(machine: Machine, execution: Execution, region: Region, root: Spot, finish: (how: End) => void): void {
  const { clock, history, identity } = execution;
  const place = { execution, region, scope: openScope("", null), chain: root.place.chain, around: [] };
  const timedOut = (): void => finish({ status: "TIMED_OUT", error: "States.Timeout" });
  clock.after(Math.min((machine.TimeoutSeconds ?? Infinity) * 1000, longestRunMs), region, timedOut);
  clock.after(0, region, () => {
    history.record(root, "ExecutionStarted", { input: identity.input, roleArn: identity.roleArn });
    runGraph(machine, identity.input, place).then(
      (output: Json) => finish({ status: "SUCCEEDED", output }),
      (thrown: unknown) => (thrown instanceof StateFailure ? finish(failedBy(thrown)) : clock.crash(thrown)),
    );
  });
}

function failedBy(failure: StateFailure): End {
  return { status: "FAILED", error: failure.error, ...(failure.cause === undefined ? {} : { cause: failure.cause }) };
}
