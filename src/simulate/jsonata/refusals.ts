/**
 * The expressions of a state that AWS refuses when the machine is created. Which fields it reads as expressions, and
 * what `$states` has in them: developer guide, transforming-data, read 2026-11-22; floci-io/floci, measured by
 * ValidateStateMachineDefinition (StepFunctionsTopLevelReferenceIntegrationTest), read 2026-11-24.
 */
import { jsonataProblems, type StatesMember } from "../../jsonata/problems.js";
import type { Json, State } from "../../machine/asl.js";
import { holesIn } from "./holes.js";

/** The fields of a state that may hold expressions; in all others `{% %}` is text. */
const evaluated: ReadonlySet<string> = new Set([
  ...["Arguments", "Output", "Assign", "Items", "ItemSelector", "ItemBatcher", "ItemReader", "ResultWriter"],
  ...["Seconds", "Timestamp", "TimeoutSeconds", "HeartbeatSeconds", "MaxConcurrency", "Error", "Cause"],
  ...["ToleratedFailureCount", "ToleratedFailurePercentage"],
]);

/** These fields of a state come after its result. */
const afterResult: ReadonlySet<string> = new Set(["Output", "Assign"]);

const always: readonly StatesMember[] = ["input", "context"];

interface Part {
  readonly place: string;
  readonly payload: Json | undefined;
  readonly members: readonly StatesMember[];
}

/** Gives the reasons, each with the place in the state, as AWS words them. */
export function* jsonataRefusals(state: State): Generator<string> {
  for (const { place, payload, members } of partsOf(state)) {
    if (payload === undefined) continue;
    for (const { path, text } of holesIn(payload)) {
      for (const { code, message } of jsonataProblems(text, members)) yield `${code}: ${message} at ${place}${path}`;
    }
  }
}

function* partsOf(state: State): Generator<Part> {
  const hasResult = state.Type === "Task" || state.Type === "Parallel" || state.Type === "Map";
  for (const [field, payload] of Object.entries(state)) {
    if (!evaluated.has(field)) continue;
    // Only fields that hold JSON are in the set; headers of a CSV file are names.
    const json = field === "ItemReader" ? { Arguments: argumentsOf(payload) } : (payload as Json);
    yield {
      place: field,
      payload: json,
      members: hasResult && afterResult.has(field) ? [...always, "result"] : always,
    };
  }
  for (const [index, rule] of (state.Type === "Choice" ? state.Choices : []).entries()) {
    const place = `Choices[${index}]/`;
    yield { place: `${place}Condition`, payload: rule.Condition, members: always };
    yield* leavingParts(rule, place, always);
  }
  for (const [index, catcher] of ("Catch" in state ? (state.Catch ?? []) : []).entries())
    yield* leavingParts(catcher, `Catch[${index}]/`, [...always, "errorOutput"]);
}

function* leavingParts(
  by: { readonly Output?: Json; readonly Assign?: Json },
  place: string,
  members: readonly StatesMember[],
): Generator<Part> {
  yield { place: `${place}Output`, payload: by.Output, members };
  yield { place: `${place}Assign`, payload: by.Assign, members };
}

function argumentsOf(reader: unknown): Json {
  const { Arguments = {} } = reader as { readonly Arguments?: Json }; // shaped like every ItemReader
  return Arguments;
}
