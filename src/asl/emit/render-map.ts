/** Writes a Map: its items or their reader, what each turn is given, and for a distributed one what becomes of results. */
import { objectOf } from "../../expressions/build.js";
import { expressionString } from "../../expressions/jsonata/literal.js";
import { toPayload } from "../../expressions/payload.js";
import type { Value } from "../../expressions/value.js";
import type { Json, JsonObject, State } from "../../machine/asl.js";
import type { ItemSource, S3Format } from "../../model/model.js";
import type { MapDraft } from "./draft.js";
import { resource } from "./tasks.js";
import {
  assign,
  commentOf,
  numberOrExpression,
  outputOf,
  renderCatch,
  renderLevel,
  transition,
  type Rendering,
} from "./render.js";

export function renderMap(draft: MapDraft, rendering: Rendering): State {
  const { source, distributed, maxConcurrency, body } = draft;
  return {
    Type: "Map",
    ...commentOf(draft),
    ...(source.kind === "list"
      ? { Items: toPayload(source.items, rendering.nameOf) }
      : { ItemReader: itemReader(source, draft, rendering) }),
    ...itemSelector(draft, rendering),
    ...(distributed?.batch ? { ItemBatcher: itemBatcher(draft, distributed.batch, rendering) } : {}),
    ...(maxConcurrency ? { MaxConcurrency: numberOrExpression(maxConcurrency, rendering) } : {}),
    ...tolerated(draft, rendering),
    ...(distributed ? { Label: distributed.label } : {}),
    ItemProcessor: {
      ProcessorConfig: distributed
        ? { Mode: "DISTRIBUTED", ExecutionType: distributed.isExpress ? "EXPRESS" : "STANDARD" }
        : { Mode: "INLINE" },
      ...renderLevel(body, rendering.resolution, rendering.origins),
    },
    ...(distributed?.results ? { ResultWriter: resultWriter(distributed.results, draft, rendering) } : {}),
    ...assign(draft, draft.assign, rendering),
    Output: outputOf(draft, draft.assign, rendering),
    ...(draft.retry.length > 0 ? { Retry: draft.retry } : {}),
    ...(draft.catch.length > 0 ? { Catch: draft.catch.map((each) => renderCatch(each, rendering)) } : {}),
    ...transition(draft),
  };
}

/** The names that the turns read from outside, by the keys under which their first state finds them. */
function outer({ body }: MapDraft, { resolution, level }: Rendering): JsonObject {
  return objectOf(
    resolution
      .importsOf(body)
      .map((variable) => [resolution.keyOf(variable), expressionString(`$${resolution.nameAt(variable, level)}`)]),
  );
}

function itemSelector(draft: MapDraft, rendering: Rendering): { readonly ItemSelector?: Json } {
  if (!draft.selector) return {};
  const given = toPayload(draft.selector, rendering.nameOf);
  if (!draft.distributed) return { ItemSelector: given };
  // The selector of a distributed loop is made as a record, to which the names from outside are added.
  return { ItemSelector: { ...(given as JsonObject), outer: outer(draft, rendering) } };
}

function itemBatcher(draft: MapDraft, size: Value, rendering: Rendering): JsonObject {
  return { MaxItemsPerBatch: numberOrExpression(size, rendering), BatchInput: { outer: outer(draft, rendering) } };
}

function tolerated({ distributed }: MapDraft, rendering: Rendering): object {
  const bound = distributed?.tolerated;
  if (!bound) return {};
  return "count" in bound
    ? { ToleratedFailureCount: numberOrExpression(bound.count, rendering) }
    : { ToleratedFailurePercentage: numberOrExpression(bound.percentage, rendering) };
}

const inputTypes: { readonly [F in Exclude<S3Format, "objects">]: string } = {
  csv: "CSV",
  json: "JSON",
  jsonl: "JSONL",
  parquet: "PARQUET",
  manifest: "MANIFEST",
};

/** Fields: Developer Guide, page input-output-itemreader (read 2026-11-22). */
function itemReader(source: Extract<ItemSource, { kind: "s3" }>, draft: MapDraft, { nameOf }: Rendering): JsonObject {
  const { format, bucket, key, settings } = source;
  const config = {
    ...(format === "objects" ? {} : { InputType: inputTypes[format] }),
    ...Object.fromEntries([...settings].map(([name, value]) => [name, toPayload(value, nameOf)])),
  };
  const place = {
    Bucket: toPayload(bucket, nameOf),
    ...(key ? { [format === "objects" ? "Prefix" : "Key"]: toPayload(key, nameOf) } : {}),
  };
  return {
    Resource: resource(draft, "s3", format === "objects" ? "listObjectsV2" : "getObject"),
    ...(Object.keys(config).length > 0 ? { ReaderConfig: config } : {}),
    Arguments: place,
  };
}

/** Fields: Developer Guide, page input-output-resultwriter (read 2026-11-22). */
function resultWriter(
  results: { readonly bucket: Value; readonly prefix: Value | null },
  draft: MapDraft,
  { nameOf }: Rendering,
) {
  return {
    Resource: resource(draft, "s3", "putObject"),
    Arguments: {
      Bucket: toPayload(results.bucket, nameOf),
      ...(results.prefix ? { Prefix: toPayload(results.prefix, nameOf) } : {}),
    },
  };
}
