/** What the name `execution` stands for. */
import { read, record } from "../expressions/build.js";
import type { Value, Variable } from "../expressions/value.js";
import type { Span } from "../text/span.js";
import { executionArnType, stringType, timestampType, type Type } from "../types/type.js";
import type { Scope } from "./scope.js";

const context = (path: string, type: Type): Value => ({ kind: "states", path: `context.${path}`, type });

const fields: readonly (readonly [string, Value])[] = [
  ["id", context("Execution.Id", executionArnType)],
  ["name", context("Execution.Name", stringType)],
  ["started_at", context("Execution.StartTime", timestampType)],
];

export const executionValue = record(fields);

/** Holds `execution` for turns of distributed loops: each is an execution of its own, and is not what the file means. */
export const runExecution: { readonly variable: Variable; readonly value: Value } = {
  variable: { name: "execution", type: executionValue.type, internal: true },
  value: executionValue,
};

/** Makes `execution` stand for the run around it, in a scope of which each turn is an execution of its own. */
export function keepExecution(scope: Scope, declared: Span): void {
  const object = read(runExecution.variable);
  const value = record(fields.map(([key, { type }]) => [key, { kind: "member", object, key, type }] as const));
  scope.names.set("execution", { name: "execution", declared, what: "run", value, isUsed: true });
}
