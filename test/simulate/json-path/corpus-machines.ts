/**
 * The machines in JSONPath of other people, with answers for their tasks that are worked out by hand. The machines
 * themselves lie beside the project in `../shared`, if they are there.
 */
import { existsSync, readFileSync } from "node:fs";
import type { Json, Machine, State, StateGraph } from "../../../src/machine/asl.js";
import { childGraphs } from "../../../src/machine/walk.js";
import type { SimulateOptions } from "../../../src/simulate/run.js";

export interface CorpusRow {
  readonly file: string;
  readonly input: Json;
  /** What stands for `${…}` in the file; `x` for any other. */
  readonly fill: Readonly<Record<string, string | number>>;
  /** What tasks give, by the names of their states; `{}` for any other. */
  readonly results: Readonly<Record<string, Json>>;
  readonly happy: CorpusEnd;
  /** With one job that fails: its task does, or it tells so. */
  readonly failed: CorpusEnd & { readonly fault?: string; readonly results?: Readonly<Record<string, Json>> };
}

export interface CorpusEnd {
  /** The states of the machine itself, in order. */
  readonly entered: readonly string[];
  readonly status: string;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** What a state asked first. */
  readonly asked?: Readonly<Record<string, Json>>;
}

export const corpusFolder = new URL("../../../../shared/corpus/", import.meta.url);
export const hasCorpus = existsSync(corpusFolder);

// Written by hand in this form; the tests would fail on anything else.
export const corpusRows = JSON.parse(
  readFileSync(new URL("corpus.json", import.meta.url), "utf8"),
) as readonly CorpusRow[];

/** Reads the machine of a row; each task asks one function, of which nothing is known, so it answers `{}`. */
export function corpusMachine({ file, fill }: CorpusRow): Machine {
  let text = readFileSync(new URL(`${file}.asl.json`, corpusFolder), "utf8");
  for (const [name, value] of Object.entries(fill))
    text = text.replaceAll(typeof value === "number" ? `"\${${name}}"` : `\${${name}}`, String(value));
  while (/\$\{[^{}]*\}/.test(text)) text = text.replaceAll(/\$\{[^{}]*\}/g, "x");
  // Other people's machines, which the simulator itself judges.
  const machine = JSON.parse(text) as Machine;
  return { ...machine, ...withOneService(machine) };
}

function withOneService(graph: StateGraph): StateGraph {
  const states = Object.entries(graph.States).map(([name, state]) => [name, asked(state)] as const);
  return { ...graph, States: Object.fromEntries(states) };
}

function asked(state: State): State {
  if (state.Type === "Task") return { ...state, Resource: "arn:aws:lambda:eu-west-1:111122223333:function:any" };
  if (state.Type === "Parallel") return { ...state, Branches: state.Branches.map(withOneService) };
  if (state.Type !== "Map") return state;
  const [processor] = childGraphs(state);
  return processor ? { ...state, [processor.place]: withOneService(processor.graph) } : state;
}

/** How a row is run, with its job that fails or without. */
export function corpusOptions({ input, results, failed }: CorpusRow, fails: boolean): SimulateOptions {
  if (!fails) return { input, results };
  const faults =
    failed.fault === undefined
      ? []
      : [{ state: failed.fault, attempt: "always", error: "States.TaskFailed", cause: "the job failed" } as const];
  return { input, results: { ...results, ...failed.results }, faults };
}
