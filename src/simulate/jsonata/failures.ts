/**
 * How the evaluation of a field fails, in AWS's words where they were recorded: nothing and errors by floci-io/floci
 * (JsonataEvaluatorTest, 2026-08-30), wrong types by localstack (snapshots of its tests); read 2026-11-24.
 */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import type { View } from "./view.js";

export interface Field {
  /** The expression. */
  readonly text: string;
  readonly field: string;
  readonly view: View;
}

function failure({ text, field, view: { state } }: Field, what: string): StateFailure {
  const where = `An error occurred while executing the state '${state.name}' (entered at the event id #${state.event}).`;
  const expression = `The JSONata expression '${text}' specified for the field '${field}'`;
  return new StateFailure("States.QueryEvaluationError", `${where} ${expression} ${what}`);
}

export function nothing(field: Field): StateFailure {
  return failure(field, "returned nothing (undefined).");
}

export function threw(field: Field, message: string): StateFailure {
  return failure(field, `threw an error during evaluation: ${message}`);
}

export function unexpectedType(field: Field, expected: string, actual: string, value: Json): StateFailure {
  const found = `Expected '${expected}', but was '${actual}' for value: ${JSON.stringify(value)}`;
  return failure(field, `returned an unexpected result type. ${found}`);
}

/** These words are the simulator's own. */
export function notJson(field: Field): StateFailure {
  return failure(field, "returned a function, which is no JSON.");
}
