/** Small programs for the pages, and what the compiler makes of them. */
import { analyze, compile } from "../../src/compiler.js";
import type { Json, JsonObject } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { namedTypes } from "../../src/types/type.js";

/** Settings by name, each with its value as written. */
export type Entries = ReadonlyMap<string, string>;

/** A block as it is written, one setting a line. @param indent the indentation of the line that opens it */
export function blockText(entries: Entries, indent: string): string {
  const lines = [...entries].map(([name, value]) => `${indent}  ${name}: ${value}\n`);
  return `{\n${lines.join("")}${indent}}`;
}

/** A workflow around a cluster and a step, with an input for whatever they read: of texts, but for ids. */
export function workflowText(platform: string, cluster: string, step: string): string {
  const read = new Set([...`${cluster} ${step}`.matchAll(/\binput\.(\w+)/g)].map(([, name = ""]) => name));
  const input =
    read.size === 0
      ? ""
      : `  input { ${[...read].map((name) => `${name}: ${namedTypes.has(name) ? name : "string"}`).join(", ")} }\n\n`;
  return `workflow example {
  timeout: 2h

${input}  cluster etl = ${platform} ${cluster}

  ${step}

  terminate etl
}
`;
}

/**
 * Compiles a program and gives the Arguments of the task that makes this call of EMR's, like `addStep`.
 *
 * @throws Error if the program has an error, or no such task
 */
export function argumentsOf(program: string, call: string): JsonObject {
  const { checked, diagnostics } = analyze({ path: "example.emrflow", text: program });
  if (checked === null)
    throw new Error(`A page's example is wrong: ${diagnostics.map(({ message }) => message).join(" ")}\n${program}`);
  const [workflow] = compile(checked).workflows;
  if (!workflow) throw new Error("A page's example has no workflow");
  for (const { state } of statesOf(workflow.machine))
    if (state.Type === "Task" && state.Resource.includes(`:${call}`)) return objectIn(state.Arguments, call);
  throw new Error(`A page's example has no task that calls ${call}`);
}

/** Gives a member that is an object. @throws Error if it is none */
export function memberOf(value: JsonObject, name: string): JsonObject {
  return objectIn(value[name], name);
}

function objectIn(value: Json | undefined, name: string): JsonObject {
  if (typeof value !== "object" || value === null || isList(value)) throw new Error(`${name} is no object`);
  return value;
}

/** `Array.isArray` does not narrow lists that are read-only. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A fenced block. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}
