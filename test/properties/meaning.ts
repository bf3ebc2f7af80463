/** All that a text comes to, without the places where it stands. */
import { analyze, compile } from "../../src/compiler.js";
import { renderAsl } from "../../src/outputs/asl.js";
import { besideExamples, readModule } from "../support/beside-examples.js";
import { shape } from "../syntax/parsed.js";

export interface Meaning {
  readonly tree: unknown;
  /** Code and message of what is found, in the order of the text. */
  readonly findings: readonly string[];
  /** Workflow → its state machine as it is written to the disk. */
  readonly machines: ReadonlyMap<string, string>;
}

export function meaningOf(text: string): Meaning {
  const { ast, checked, diagnostics } = analyze({ path: besideExamples, text }, { readModule });
  const compiled = checked ? compile(checked) : { workflows: [], diagnostics: [] };
  return {
    tree: shape(ast.items),
    findings: [...diagnostics, ...compiled.diagnostics].map(
      ({ code, message }) => `${code} ${withoutComments(message)}`,
    ),
    machines: new Map(compiled.workflows.map(({ name, machine }) => [name, renderAsl(machine)])),
  };
}

/** Some messages quote an expression as it is written. */
function withoutComments(message: string): string {
  return message.replace(/\s*\/\*.*?\*\/\s*/g, "");
}
