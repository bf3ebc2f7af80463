/** What becomes of a text: findings that name their code and place, or machines. Nothing else may happen. */
import { expect } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Machine } from "../../src/machine/asl.js";
import { besideExamples, readModule } from "../support/beside-examples.js";

export interface Outcome {
  readonly errors: readonly Diagnostic[];
  /** Empty when there are errors. */
  readonly machines: readonly Machine[];
}

/** Analyses a text and compiles it when nothing is wrong. Each finding must have a code, words, and a place in the text. */
export function outcomeOf(text: string, params: ReadonlyMap<string, string> = new Map()): Outcome {
  const { checked, diagnostics } = analyze({ path: besideExamples, text }, { params, readModule });
  const compilation = checked ? compile(checked) : { workflows: [], diagnostics: [] };
  for (const { code, name, message, start, end, fixes = [] } of [...diagnostics, ...compilation.diagnostics]) {
    expect(code).toMatch(/^EMRF[1-9]\d{3}$/);
    expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(message.length).toBeGreaterThan(0);
    for (const span of [{ start, end }, ...fixes.flatMap(({ edits }) => edits)]) {
      expect(
        span.start >= 0 && span.start <= span.end && span.end <= text.length,
        `${code} at ${span.start}–${span.end} of ${text.length}`,
      ).toBe(true);
    }
  }
  const errors = [...diagnostics, ...compilation.diagnostics].filter(({ severity }) => severity === "error");
  expect(checked === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
  return { errors, machines: compilation.workflows.map(({ machine }) => machine) };
}

/** The one machine of a text about which nothing is wrong. */
export function machineOf(text: string, params?: ReadonlyMap<string, string>): Machine {
  const { errors, machines } = outcomeOf(text, params);
  expect(
    errors.map(({ code, message }) => `${code} ${message}`),
    text,
  ).toEqual([]);
  const [machine] = machines;
  if (!machine) throw new Error(`there is no workflow in\n${text}`);
  return machine;
}
