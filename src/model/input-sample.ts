/** A small input that fits a workflow: what must be given, as little of it as there can be. */
import type { Json, JsonObject } from "../machine/asl.js";
import { objectOf } from "../expressions/build.js";
import { runPattern } from "../patterns/regular-expression.js";
import { isOptional, membersOf, withoutNull } from "../types/relations.js";
import type { IdName, ScalarName, Type } from "../types/type.js";
import type { Input, InputField } from "./model.js";

export interface InputSample {
  readonly input: JsonObject;
  /** Fields whose pattern none of the texts that were tried matches. */
  readonly unsure: readonly string[];
}

/** Texts that patterns of inputs often want, the plainest first. */
const texts = [
  "a",
  "2026-01-31",
  "2026-01",
  "2026/01/31",
  "20260131",
  "2026",
  "2026-01-31T00:00:00Z",
  "2026-01-31-00",
  "00",
  "0",
  "abc",
  "a-b",
  "A",
  "1.0.0",
  "emr-7.13.0",
  "s3://bucket/path",
  "j-1ABCDEFGHIJKL",
  "arn:aws:iam::111122223333:role/name",
  "eu-west-1",
  "name@example.com",
  "",
];

/** Gives the input. */
export function sampleInput(input: Input | null): InputSample {
  const needed = (input?.fields ?? []).filter(({ mayBeLeftOut }) => !mayBeLeftOut);
  const samples = needed.map((field) => ({ field, value: sampleOf(field) }));
  return {
    input: objectOf(samples.map(({ field, value }) => [field.name, value ?? ""])),
    unsure: samples.flatMap(({ field, value }) => (value === null ? [field.name] : [])),
  };
}

/** Gives a value of a field, `null` when no text is known that its pattern matches. */
function sampleOf({ type, pattern, least, most }: InputField): Json {
  if (pattern !== null) return texts.find((text) => runPattern(pattern, text) === true) ?? null;
  if (least !== null) return least;
  return most !== null && most < 0 ? most : smallest(withoutNull(type));
}

const scalars: { readonly [Name in ScalarName]: Json } = {
  string: "a",
  timestamp: "2026-01-31T00:00:00Z",
  number: 0,
  integer: 0,
  percentage: 0,
  boolean: false,
  duration: 0,
  size: 0,
};

const ids: { readonly [Name in IdName]: string } = {
  cluster_id: "j-1ABCDEFGHIJKL",
  step_id: "s-1ABCDEFGHIJKL",
  job_run_id: "00f1a2b3c4d5e6f7",
  application_id: "00f1a2b3c4d5e6f7",
  virtual_cluster_id: "0a1b2c3d4e5f6g7h8i9j0k1l2",
  execution_arn: "arn:aws:states:eu-west-1:111122223333:execution:name:run-1",
};

/** Gives the smallest value of a type. */
function smallest(type: Type): Json {
  switch (type.kind) {
    case "error":
    case "null":
      return null;
    case "json":
    case "map":
      return {};
    case "scalar":
      return scalars[type.name];
    case "id":
      return ids[type.name];
    case "literal":
      return type.value;
    case "list":
      return [];
    case "record":
      return objectOf(
        [...type.fields].flatMap(([key, field]) => (isOptional(field) ? [] : [[key, smallest(field)] as const])),
      );
    case "union": {
      const [first] = membersOf(type);
      return first ? smallest(first) : null;
    }
  }
}
