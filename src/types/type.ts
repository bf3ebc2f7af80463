/** The types of values. Ids are nominal: a string is not a cluster id. `error` is the type of what could not be understood. */

export type ScalarName = "string" | "number" | "integer" | "boolean" | "duration" | "size" | "timestamp" | "percentage";
/** The nominal ids: each is a text that names one kind of thing. */
export const idNames = [
  "cluster_id",
  "step_id",
  "job_run_id",
  "application_id",
  "virtual_cluster_id",
  "execution_arn",
] as const;

export type IdName = (typeof idNames)[number];

export type Type =
  | { readonly kind: "error" }
  | { readonly kind: "json" }
  | { readonly kind: "null" }
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "id"; readonly name: IdName }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "list"; readonly item: Type }
  | { readonly kind: "map"; readonly value: Type }
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, Type> }
  | { readonly kind: "union"; readonly members: readonly Type[] };

const scalar = (name: ScalarName): Type => ({ kind: "scalar", name });
const id = (name: IdName): Type => ({ kind: "id", name });

/** The types that a source text can name by a word alone. */
export const namedTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["string", scalar("string")],
  ["number", scalar("number")],
  ["integer", scalar("integer")],
  ["boolean", scalar("boolean")],
  ["duration", scalar("duration")],
  ["size", scalar("size")],
  ["timestamp", scalar("timestamp")],
  ["json", { kind: "json" }],
  ...idNames.map((name) => [name, id(name)] as const),
]);

export const errorType: Type = { kind: "error" };
export const jsonType: Type = { kind: "json" };
export const nullType: Type = { kind: "null" };
export const stringType = scalar("string");
export const numberType = scalar("number");
export const integerType = scalar("integer");
export const booleanType = scalar("boolean");
export const durationType = scalar("duration");
export const sizeType = scalar("size");
export const timestampType = scalar("timestamp");
/** From 0 to 100; written as `5%`, and wanted by options only. */
export const percentageType = scalar("percentage");
export const clusterIdType = id("cluster_id");
export const stepIdType = id("step_id");
export const jobRunIdType = id("job_run_id");
export const applicationIdType = id("application_id");
export const virtualClusterIdType = id("virtual_cluster_id");
export const executionArnType = id("execution_arn");

export const listOf = (item: Type): Type => ({ kind: "list", item });
export const mapOf = (value: Type): Type => ({ kind: "map", value });
export const literal = (value: string | number | boolean): Type => ({ kind: "literal", value });
export const recordOf = (fields: Iterable<readonly [string, Type]>): Type => ({
  kind: "record",
  fields: new Map(fields),
});
