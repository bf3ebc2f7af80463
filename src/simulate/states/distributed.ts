/** Distributed Map: each item, or batch of items, is an execution of its own, which sees no variable from outside. */
import type { Json, JsonObject, MapState } from "../../machine/asl.js";
import { viewOf, type Place, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { isList } from "../../machine/json.js";
import { createFailureLog } from "../engine/failure-log.js";
import { StateFailure } from "../failure.js";
import { runGraph } from "../engine/graph.js";
import { join } from "../time/join.js";
import type { Region } from "../time/region.js";
import { openScope } from "../engine/scopes.js";

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
  const inputs = await inputsOf(state, visit, items);
  const failed: StateFailure[] = [];
  const tolerated = await toleratedOf(state, visit, items.length);
  const jobs = inputs.map((input) => async (region: Region): Promise<Json> => {
    try {
      return await runChild(state, visit, region, input);
    } catch (thrown) {
      if (!(thrown instanceof StateFailure)) throw thrown;
      failed.push(thrown);
      if (failed.length <= tolerated) return null;
      throw new StateFailure("States.ExceedToleratedFailureThreshold", `${failed.length} of ${inputs.length} failed`);
    }
  });
  const outputs = await join(jobs, visit.place, limit);
  const writer = state.ResultWriter;
  return writer ? written(await evaluate(writer, viewOf(visit, null), `${visit.name}: ResultWriter`)) : outputs;
}

function runChild(state: MapState, visit: Visit, region: Region, input: Json): Promise<Json> {
  const graph = state.ItemProcessor;
  if (!graph) throw new Error(`${visit.name} has no ItemProcessor: refusals should have found this`);
  // What fails in it is a failure of that execution.
  const execution = { ...visit.place.execution, failures: createFailureLog(visit.place.execution.clock) };
  const place: Place = { execution, region, scope: openScope(`/${visit.name}`, null), around: [] };
  return runGraph(graph, input, place);
}

async function inputsOf(state: MapState, visit: Visit, items: readonly Json[]): Promise<readonly Json[]> {
  const selected: Json[] = [];
  for (const [Index, Value] of items.entries()) {
    const view = viewOf({ ...visit, place: { ...visit.place, item: { Index, Value } } }, null);
    selected.push(await evaluate(state.ItemSelector ?? Value, view, `${visit.name}: ItemSelector`));
  }
  if (!state.ItemBatcher) return selected;
  // The batcher is an object, and evaluation keeps objects objects.
  const batcher = (await evaluate(state.ItemBatcher, viewOf(visit, null), `${visit.name}: ItemBatcher`)) as JsonObject;
  const size = Number(batcher["MaxItemsPerBatch"]);
  const batches: Json[] = [];
  for (let begin = 0; begin < selected.length; begin += size)
    batches.push({ BatchInput: batcher["BatchInput"] ?? {}, Items: selected.slice(begin, begin + size) });
  return batches;
}

async function toleratedOf(state: MapState, visit: Visit, items: number): Promise<number> {
  const number = async (value: number | string | undefined, field: string): Promise<number> =>
    value === undefined ? 0 : Number(await evaluate(value, viewOf(visit, null), `${visit.name}: ${field}`));
  const count = await number(state.ToleratedFailureCount, "ToleratedFailureCount");
  const percentage = await number(state.ToleratedFailurePercentage, "ToleratedFailurePercentage");
  return Math.max(count, Math.floor((percentage * items) / 100));
}

/** @param writer evaluated */
function written(writer: Json): Json {
  const { Arguments = {} } = writer as { readonly Arguments?: JsonObject }; // shaped like every ResultWriter
  return {
    MapRunArn: "arn:aws:states:eu-west-1:111122223333:mapRun:simulated/map:run-1",
    ResultWriterDetails: {
      Bucket: Arguments["Bucket"] ?? "",
      Key: `${String(Arguments["Prefix"] ?? "")}run-1/manifest.json`,
    },
  };
}

/** Items that a reader would find on S3. */
export function readItems(visit: Visit): readonly Json[] {
  const items = visit.place.execution.options.readItems?.[visit.name];
  if (items && isList(items)) return items;
  throw new Error(`the simulator was not told what ${visit.name} reads`);
}
