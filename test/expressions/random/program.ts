/** A workflow around expressions, compiled, and what its machine would give for them: without a run, one by one. */
import { expect } from "vitest";
import { analyze, compile } from "../../../src/compiler.js";
import type { Json, JsonObject, Machine, State } from "../../../src/machine/asl.js";
import { seededChance } from "../../../src/simulate/chance.js";
import { evaluate, type View } from "../../../src/simulate/jsonata/evaluate.js";

const chance = seededChance(1);

/** Compiles a file of one workflow; any error fails the test with the text. */
export function machineOf(text: string, params: ReadonlyMap<string, string> = new Map()): Machine {
  const { checked, diagnostics } = analyze({ path: "test.emrflow", text }, { params });
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, start, end }) => `${code} ${message} ${text.slice(start, end)}`);
  expect(errors, text).toEqual([]);
  const [workflow] = checked ? compile(checked).workflows : [];
  if (!workflow) throw new Error("no workflow was compiled");
  return workflow.machine;
}

export interface Results {
  /** Whether `Check input` lets the input pass. */
  readonly isAccepted: boolean;
  /** The entries of the output; an error where evaluating one fails. */
  readonly entries: ReadonlyMap<string, Json | Error>;
}

/** Follows the states that only compute, in their order, and evaluates each entry of the output by itself. */
export async function resultsOf(machine: Machine, input: Json): Promise<Results> {
  const variables = new Map<string, Json>();
  const view: View = {
    states: { input, context: { Execution: { Id: "arn:aws:states:e", Name: "e", StartTime: "2026-11-24T06:00:00Z" } } },
    variables,
    chance,
    state: { name: "program", event: 2 },
    now: 0,
  };
  for (let state: State | undefined = machine.States[machine.StartAt]; state;) {
    if (state.Type === "Choice") {
      for (const { Condition } of state.Choices)
        if ((await evaluate(Condition ?? null, view, "Condition")) !== false)
          return { isAccepted: false, entries: new Map() };
      state = machine.States[state.Default ?? ""];
    } else if (state.Type === "Pass") {
      const assigned = await evaluateEach(state.Assign ?? {}, view);
      for (const [name, value] of assigned) if (!(value instanceof Error)) variables.set(name, value);
      state = machine.States[state.Next ?? ""];
    } else {
      // The output of these programs is a record, written out.
      return {
        isAccepted: true,
        entries: await evaluateEach(state.Type === "Succeed" ? (state.Output as JsonObject) : {}, view),
      };
    }
  }
  return { isAccepted: true, entries: new Map() };
}

async function evaluateEach(payload: JsonObject, view: View): Promise<ReadonlyMap<string, Json | Error>> {
  const results = new Map<string, Json | Error>();
  for (const [name, value] of Object.entries(payload)) {
    results.set(
      name,
      await evaluate(value, view, name).catch((thrown: unknown) =>
        thrown instanceof Error ? thrown : new Error(String(thrown)),
      ),
    );
  }
  return results;
}
