/** What a task's name stands for after it: the first level of the answer where AWS documents it, `json` elsewhere. */
import type { Fields, FieldType } from "../aws/request-fields.js";
import { sdkOperation } from "../aws/sdk-models.js";
import { code } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import { isOptional, optional } from "../types/relations.js";
import {
  booleanType,
  integerType,
  jsonType,
  listOf,
  numberType,
  recordOf,
  stringType,
  type Type,
} from "../types/type.js";
import type { TaskTarget } from "./task-target.js";

/** Gives the type of what comes back. */
export function resultType(target: TaskTarget): Type {
  const fields = resultFields(target);
  if (!fields) return jsonType;
  const types = [...fields].map(([name, { required, type }]): readonly [string, Type] => {
    const known = typeOf(type);
    return [name, required || known.kind === "json" ? known : optional(known)];
  });
  return recordOf([...types, ...metadata(target)]);
}

/** Gives the answer as a value: field by field where they are known, so that only those that are read are kept. */
export function resultValue(type: Type): Value {
  if (type.kind !== "record") return wholeResult(type);
  const result = wholeResult(jsonType);
  const entries = [...type.fields].map(([key, field]): readonly [string, Value] => {
    const value: Value = { kind: "member", object: result, key, type: field };
    return [key, mayBeMissing(field) ? code(field)`$exists(${value}) ? ${value} : null` : value];
  });
  return { kind: "record", entries: new Map(entries), type };
}

/** What is not there would fail the task, though the call itself went well. */
function mayBeMissing(type: Type): boolean {
  return type.kind === "json" || isOptional(type);
}

/** Gives the answer as it came. */
export function wholeResult(type: Type): Value {
  return { kind: "states", path: "result", type };
}

function resultFields(target: TaskTarget): Fields | null {
  // Whoever answers a callback decides what it gives.
  if (target.kind === "worker" || target.pattern === "waitForTaskToken") return null;
  if (target.kind === "sdk") return target.model?.result ?? null;
  const { action, pattern } = target;
  const own = action.result(pattern);
  if (own || action.model === null || pattern !== "request-response") return own;
  return sdkOperation(action.model, action.action)?.result ?? null;
}

/** Of each call of a service Step Functions also tells how it went over the wire (developer guide, connect-lambda). */
function metadata(target: TaskTarget): readonly (readonly [string, Type])[] {
  const isCall = target.kind === "optimized" && target.pattern === "request-response" && target.service.name !== "http";
  return isCall
    ? [
        ["SdkHttpMetadata", jsonType],
        ["SdkResponseMetadata", jsonType],
      ]
    : [];
}

function typeOf(type: FieldType): Type {
  switch (type.kind) {
    case "string":
    case "words":
      return stringType;
    case "integer":
      return integerType;
    case "number":
      return numberType;
    case "boolean":
      return booleanType;
    case "list":
      return listOf(typeOf(type.of));
    case "json":
    case "map":
    case "structure":
      return jsonType;
  }
}
