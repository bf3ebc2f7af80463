/** What each execution of a distributed Map is started with: an item, or a batch of items. */
import type { Json, MapState } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import type { Visit } from "../engine/execution.js";
import { payloadBytes, withinLimit } from "../engine/limits.js";

export interface Batch {
  readonly input: Json;
  /** How many items are in it. */
  readonly size: number;
}

/** Selects what each item is, and puts items together if the state says so. */
export async function batched(state: MapState, visit: Visit, items: readonly Json[]): Promise<readonly Batch[]> {
  const selected: Json[] = [];
  for (const [Index, Value] of items.entries()) {
    const place = { ...visit.place, item: { Index, Value } };
    selected.push(await visit.language.itemInputOf(state, Value, { ...visit, place }));
  }
  if (state.ItemBatcher === undefined) return selected.map((input) => ({ input: fits(input, visit), size: 1 }));
  const given = await visit.language.blockOf(state, "ItemBatcher", visit);
  const batcher = isObject(given) ? given : {};
  const shared = batcher["BatchInput"] === undefined ? {} : { BatchInput: batcher["BatchInput"] };
  const most = {
    items: limit(batcher["MaxItemsPerBatch"]),
    bytes: limit(batcher["MaxInputBytesPerBatch"], payloadBytes),
  };
  return inBatches(selected, most, bytesOf({ ...shared, Items: [] })).map((Items) => ({
    input: fits({ ...shared, Items }, visit),
    size: Items.length,
  }));
}

interface Most {
  readonly items: number;
  readonly bytes: number;
}

function inBatches(items: readonly Json[], most: Most, emptyBytes: number): readonly (readonly Json[])[] {
  const batches: Json[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const size = bytesOf(item);
    const last = batches.at(-1);
    if (last && last.length < most.items && bytes + 1 + size <= most.bytes) {
      last.push(item);
      bytes += 1 + size;
    } else {
      batches.push([item]);
      bytes = emptyBytes + size;
    }
  }
  return batches;
}

function fits(input: Json, visit: Visit): Json {
  return withinLimit(input, `the input of an execution of ${visit.name}`);
}

function bytesOf(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function limit(given: Json | undefined, otherwise = Infinity): number {
  return typeof given === "number" && given >= 1 ? given : otherwise;
}
