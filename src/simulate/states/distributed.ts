/** Distributed Map: each item, or batch of items, is an execution of its own, which sees no variable from outside. */
import type { Json, MapState } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import type { Execution, Place, Visit } from "../engine/execution.js";
import { runGraph } from "../engine/graph.js";
import { childOf, mapRunArn } from "../engine/identity.js";
import { openScope } from "../engine/scopes.js";
import { errorOutputOf, failureOf, StateFailure } from "../failure.js";
import { join } from "../time/join.js";
import type { Region } from "../time/region.js";
import { isExpress, runExpress } from "./express.js";
import { batched, type Batch } from "./item-batcher.js";

export function isDistributed(state: MapState): boolean {
  return state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED";
}

/** Runs the executions, `limit` at a time, and gives their outputs, or where they were written. */
export async function runDistributed(
  state: MapState,
  visit: Visit,
  items: readonly Json[],
  limit: number,
): Promise<Json> {
  const { history, identity } = visit.place.execution;
  const label = state.Label ?? visit.name.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 40);
  const arn = mapRunArn(identity, label);
  const batches = await batched(state, visit, items);
  const isTooMany = await thresholdOf(state, visit, items.length);
  history.record(visit, "MapRunStarted", { mapRunArn: arn });
  let failed = 0;
  const jobs = batches.map((batch, index) => async (region: Region): Promise<Json> => {
    try {
      return await runChild(state, visit, region, batch, { label, index });
    } catch (thrown) {
      const { error } = failureOf(thrown);
      failed += batch.size;
      if (!isTooMany(failed)) return null;
      const cause = `${failed} of ${items.length} items failed, the last by ${error}`;
      throw new StateFailure("States.ExceedToleratedFailureThreshold", cause);
    }
  });
  const outputs = await join(jobs, visit.place, limit).catch((thrown: unknown) => {
    const { Error: error, Cause: cause = "" } = errorOutputOf(failureOf(thrown));
    history.record(visit, "MapRunFailed", { error, cause });
    throw thrown;
  });
  const writer = state.ResultWriter;
  const result =
    writer === undefined ? outputs : written(await visit.language.blockOf(state, "ResultWriter", visit), arn);
  history.record(visit, "MapRunSucceeded");
  return result;
}

async function runChild(
  state: MapState,
  visit: Visit,
  region: Region,
  { input }: Batch,
  { label, index }: { readonly label: string; readonly index: number },
): Promise<Json> {
  const graph = state.ItemProcessor;
  if (!graph) throw new Error(`${visit.name} has no ItemProcessor: refusals should have found this`);
  const parent = visit.place.execution;
  const identity = childOf(parent.identity, label, index, input);
  const history = parent.history.child(identity.name);
  const execution: Execution = {
    ...parent,
    identity,
    history,
    // Its variables are its own.
    owners: { siblings: parent.owners.siblings, paths: new Map(), stored: 0 },
  };
  const place: Place = {
    execution,
    region,
    scope: openScope("", null),
    chain: { last: 0 },
    around: [...visit.place.around, visit.id],
  };
  const root = { name: "", place };
  region.onStop(() => history.end(root, "ExecutionAborted"));
  history.record(root, "ExecutionStarted", { input, roleArn: identity.roleArn });
  try {
    const output = await (isExpress(state) ? runExpress : runGraph)(graph, input, place);
    history.end(root, "ExecutionSucceeded", { output });
    return output;
  } catch (thrown) {
    const { Error: error, Cause: cause } = errorOutputOf(failureOf(thrown));
    history.end(root, "ExecutionFailed", cause === undefined ? { error } : { error, cause });
    throw thrown;
  } finally {
    region.close();
  }
}

/**
 * Says when too many items have failed: when either of the two thresholds that are there is exceeded; without one, by
 * the first. Source: developer guide, state-map-distributed, read 2026-11-22.
 */
async function thresholdOf(state: MapState, visit: Visit, items: number): Promise<(failed: number) => boolean> {
  const given = async (field: "ToleratedFailureCount" | "ToleratedFailurePercentage"): Promise<number | null> => {
    const number = await visit.language.numberOf(state, field, visit);
    if (number === null) return null;
    if (typeof number === "number" && number >= 0) return number;
    throw new StateFailure("States.Runtime", `${visit.name}: ${field} is ${JSON.stringify(number)}`);
  };
  const count = await given("ToleratedFailureCount");
  const percentage = await given("ToleratedFailurePercentage");
  if (count === null && percentage === null) return () => true;
  return (failed) => (count !== null && failed > count) || (percentage !== null && (failed * 100) / items > percentage);
}

/** @param writer evaluated */
function written(writer: Json, arn: string): Json {
  const given = isObject(writer) ? writer["Arguments"] : undefined;
  const { Bucket = "", Prefix = "" } = given !== undefined && isObject(given) ? given : {};
  return { MapRunArn: arn, ResultWriterDetails: { Bucket, Key: `${String(Prefix)}run-1/manifest.json` } };
}
