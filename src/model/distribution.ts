/** Where the items of a `for` come from, and how they become executions of their own with `distributed: true`. */
import { limits } from "../aws/limits.js";
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { constant } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { bucketOf, keyInBucket } from "../expressions/s3-uri.js";
import { isBroken, type Value } from "../expressions/value.js";
import { retryShape } from "../kinds/every-step.js";
import { constantOf, keyOf, valueOf, type Settings } from "../settings/given.js";
import { setting, type SettingsSchema } from "../settings/schema.js";
import type { CallExpression, ForStatement } from "../syntax/ast.js";
import { oneOf, unionOf } from "../types/relations.js";
import {
  booleanType,
  integerType,
  jsonType,
  listOf,
  mapOf,
  numberType,
  percentageType,
  recordOf,
  stringType,
  type Type,
} from "../types/type.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { Reading } from "./lifetimes.js";
import type { Distribution, ItemSource, S3Format } from "./model.js";
import { wordAt } from "./places.js";

/** All options of a `for`; but for the first two they are those of distributed loops. */
export const distributedOptions: SettingsSchema = {
  at_once: setting(integerType, "How many turns run at once.", "4", {
    otherwise: "`1`; in a distributed loop as many as Step Functions runs",
  }),
  retry: { shape: retryShape, documentation: "When the whole loop runs again.", example: "2" },
  distributed: setting(booleanType, "Whether each turn is an execution of its own, for large lists.", "true", {
    constant: true,
    otherwise: "`false`",
  }),
  express: setting(
    booleanType,
    "Whether these are Express executions: up to five minutes each, without `.sync` and callbacks.",
    "true",
    { constant: true, otherwise: "`false`" },
  ),
  batch: setting(integerType, "Items in one execution; the loop's name then stands for a list of them.", "100", {
    otherwise: "one",
  }),
  tolerate: setting(
    unionOf([integerType, percentageType]),
    "How many items, or how large a part of them, may fail before the loop does.",
    "5%",
    { otherwise: "none" },
  ),
  results_to: setting(stringType, "Where on S3 the results are written.", '"s3://bucket/results/"', {
    otherwise: "they stay in the run, up to 256 KiB",
  }),
  max_items: setting(integerType, "The most items that are read from S3.", "1000", { otherwise: "all" }),
  headers: setting(listOf(stringType), "The names of the columns of a CSV without a first row of them.", '["id"]'),
  delimiter: setting(
    oneOf("comma", "pipe", "semicolon", "space", "tab"),
    "What separates the columns.",
    '"semicolon"',
    {
      constant: true,
      otherwise: '`"comma"`',
    },
  ),
};

const inlineOptions: ReadonlySet<string> = new Set(["at_once", "retry", "distributed"]);

/** What a listed object is (Developer Guide, page input-output-itemreader; read 2026-11-22). */
const objectType = recordOf([
  ["Key", stringType],
  ["Size", integerType],
  ["Etag", stringType],
  ["LastModified", numberType],
  ["StorageClass", stringType],
]);

/** The functions that name items on S3, with what one item is. */
export const s3Sources: ReadonlyMap<string, { readonly format: S3Format; readonly item: Type }> = new Map([
  ["s3_objects", { format: "objects", item: objectType }],
  ["s3_csv", { format: "csv", item: mapOf(stringType) }],
  ["s3_json", { format: "json", item: jsonType }],
  ["s3_jsonl", { format: "jsonl", item: jsonType }],
  ["s3_parquet", { format: "parquet", item: jsonType }],
  ["s3_manifest", { format: "manifest", item: mapOf(stringType) }],
]);

/** Gives the source of a loop's items, `null` when it could not be understood, and the type of one. */
export function readSource(
  node: ForStatement,
  isDistributed: boolean,
  options: Settings,
  { scope, context }: Reading,
): { readonly of: ItemSource | null; readonly item: Type } {
  const known = node.source?.kind === "call" ? s3Sources.get(node.source.callee.text) : undefined;
  if (known && node.source?.kind === "call") {
    if (!isDistributed) context.report(catalog.needsDistributed(node.source, node.source.callee.text));
    return { of: s3Source(node.source, known.format, options, { scope, context }), item: known.item };
  }
  const inScope = expressions(scope, context);
  const items = checkExpression(node.source, inScope);
  const { type } = items;
  if (isBroken(items)) return { of: null, item: { kind: "error" } };
  if (type.kind === "list") return { of: { kind: "list", items }, item: type.item };
  const at = node.source ?? wordAt(node, "for");
  expectType(items, listOf(jsonType), "What a `for` goes through", at, inScope);
  return { of: null, item: { kind: "error" } };
}

function s3Source(
  node: CallExpression,
  format: S3Format,
  options: Settings,
  { scope, context }: Pick<Reading, "scope" | "context">,
): ItemSource | null {
  const inScope = expressions(scope, context);
  const [uri, ...more] = node.arguments.map((argument) => checkExpression(argument, inScope));
  if (!uri || more.length > 0) {
    context.report(
      valueCatalog.wrongArgumentCount(node, node.callee.text, { least: 1, most: 1 }, node.arguments.length),
    );
    return null;
  }
  const checked = expectType(uri, stringType, `\`${node.callee.text}\``, node, inScope);
  if (isBroken(checked)) return null;
  if (!beginsLikeUri(checked)) context.report(catalog.notOnS3(checked.span ?? node, node.callee.text));
  return {
    kind: "s3",
    format,
    bucket: bucketOf(checked),
    key: keyInBucket(checked),
    settings: readerSettings(format, options),
  };
}

function beginsLikeUri(value: Value): boolean {
  const first = value.kind === "template" ? value.parts[0] : value;
  return first?.kind !== "constant" || String(first.value).startsWith("s3://");
}

/** Gives how the turns become executions of their own, `null` where they do not. */
export function checkDistribution(
  options: Settings,
  isDistributed: boolean,
  context: WorkflowContext,
): Distribution | null {
  if (!isDistributed) {
    for (const [name, { key }] of options.given)
      if (!inlineOptions.has(name) && Object.hasOwn(distributedOptions, name))
        context.report(catalog.needsDistributed(key, name));
    return null;
  }
  const results = valueOf(options, "results_to");
  const tolerated = valueOf(options, "tolerate");
  if (results && !beginsLikeUri(results)) context.report(catalog.notOnS3(keyOf(options, "results_to"), "results_to"));
  checkTolerated(tolerated, options, context);
  return {
    isExpress: constantOf(options, "express") === true,
    batch: valueOf(options, "batch"),
    tolerated:
      tolerated &&
      (tolerated.type.kind === "scalar" && tolerated.type.name === "percentage"
        ? { percentage: tolerated }
        : { count: tolerated }),
    results: results && { bucket: bucketOf(results), prefix: keyInBucket(results) },
  };
}

function checkTolerated(value: Value | null, options: Settings, { report }: WorkflowContext): void {
  if (value?.kind !== "constant" || typeof value.value !== "number") return;
  const isPart = value.type.kind === "scalar" && value.type.name === "percentage";
  const { min, max } = limits.toleratedFailurePercentage;
  if (isPart && (value.value < min || value.value > max))
    report(
      valueCatalog.outOfRange(
        value.span ?? keyOf(options, "tolerate"),
        "`tolerate`",
        `${value.value}%`,
        `${min}% to ${max}%`,
      ),
    );
}

/** Gives the settings of the reader of items on S3, by the names of the API. */
function readerSettings(format: S3Format, options: Settings): ReadonlyMap<string, Value> {
  const settings = new Map<string, Value>();
  const most = valueOf(options, "max_items");
  if (most) settings.set("MaxItems", most);
  if (format === "csv") {
    const headers = valueOf(options, "headers");
    const delimiter = constantOf(options, "delimiter");
    settings.set("CSVHeaderLocation", constant(headers ? "GIVEN" : "FIRST_ROW"));
    if (headers) settings.set("CSVHeaders", headers);
    if (typeof delimiter === "string") settings.set("CSVDelimiter", constant(delimiter.toUpperCase()));
  }
  return settings;
}
