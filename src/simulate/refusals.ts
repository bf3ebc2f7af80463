/**
 * What AWS refuses when a machine is created. A simulation throws on these instead of giving a failed run: a machine that
 * never starts leaks no cluster, and would pass every test. Only what a simulation relies on; the validators of others see
 * more.
 */
import { takesInstead } from "../aws/asl-numbers.js";
import type { Json, Machine, QueryLanguage, State, StateGraph } from "../machine/asl.js";
import { childGraphs, statesOf } from "../machine/walk.js";
import { definitionCharacters, payloadBytes } from "./engine/limits.js";
import { jsonataRefusals } from "./jsonata/refusals.js";
import { emrRefusals } from "./emr/refusals.js";
import { deepest, isTooDeep } from "./engine/depth.js";
import { jsonPathProblems } from "./json-path/problems.js";

/** Gives the reasons, each with its state; none when the machine may run. */
export function refusals(machine: Machine, input: Json = {}): readonly string[] {
  return [...definitionRefusals(machine), ...inputRefusals(input)];
}

/** What was found in machines, as a machine runs hundreds of times in a tour of its faults. Nobody changes a machine. */
const known = new WeakMap<Machine, readonly string[]>();

function definitionRefusals(machine: Machine): readonly string[] {
  const found = known.get(machine) ?? findRefusals(machine);
  known.set(machine, found);
  return found;
}

function findRefusals(machine: Machine): readonly string[] {
  // Nothing below, and nothing of a run, could look into it; a machine is read out of JSON, and nothing else is in it.
  if (isTooDeep(machine as unknown as Json)) return [`the definition nests deeper than ${deepest}`];
  const found: string[] = [];
  const names = new Set<string>();
  for (const reason of numberRefusals(machine)) found.push(`the machine: ${reason}`);
  graphRefusals(machine, "the machine", { names, found, language: machine.QueryLanguage ?? "JSONPath" });
  const characters = JSON.stringify(machine).length;
  if (characters > definitionCharacters)
    found.push(`the definition has ${characters} characters, more than ${definitionCharacters}`);
  return found;
}

function inputRefusals(input: Json): readonly string[] {
  if (isTooDeep(input)) return [`the input nests deeper than ${deepest}`];
  const bytes = Buffer.byteLength(JSON.stringify(input));
  return bytes > payloadBytes ? [`the input has ${bytes} bytes, more than ${payloadBytes}`] : [];
}

interface Looking {
  readonly names: Set<string>;
  readonly found: string[];
  /** The machine's. */
  readonly language: QueryLanguage;
}

function graphRefusals(graph: StateGraph, place: string, looking: Looking): void {
  const { names, found, language } = looking;
  const targets = new Set([graph.StartAt, ...Object.values(graph.States).flatMap(targetsOf)]);
  for (const target of targets) if (!Object.hasOwn(graph.States, target)) found.push(`${place}: no state ${target}`);
  for (const [name, state] of Object.entries(graph.States)) {
    if (names.has(name)) found.push(`${name}: the name is there twice`);
    names.add(name);
    if ([...name].length > 80) found.push(`${name}: the name is longer than 80`);
    if (!targets.has(name)) found.push(`${name}: is not reachable`);
    for (const reason of [...stateRefusals(state, language), ...emrRefusals(state)]) found.push(`${name}: ${reason}`);
    for (const child of childGraphs(state)) graphRefusals(child.graph, name, looking);
  }
}

function targetsOf(state: State): readonly string[] {
  const caught = "Catch" in state ? (state.Catch ?? []).map((catcher) => catcher.Next) : [];
  if (state.Type === "Choice") {
    return [...state.Choices.map((rule) => rule.Next), ...(state.Default === undefined ? [] : [state.Default])];
  }
  return "Next" in state && state.Next !== undefined ? [...caught, state.Next] : caught;
}

/** Fields that only JSONPath has. */
const ofJsonPath = [
  "InputPath",
  "OutputPath",
  "Parameters",
  "ResultSelector",
  "ResultPath",
  "Result",
  "ItemsPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
  "MaxConcurrencyPath",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentagePath",
  "SecondsPath",
  "TimestampPath",
  "ErrorPath",
  "CausePath",
] as const;

/** Which types may have a field that not all may have. */
const only: ReadonlyMap<string, readonly State["Type"][]> = new Map([
  ["TimeoutSeconds", ["Task"]],
  ["Retry", ["Task", "Parallel", "Map"]],
  ["Catch", ["Task", "Parallel", "Map"]],
  ["Arguments", ["Task", "Parallel"]],
]);

function* stateRefusals(state: State, ofMachine: QueryLanguage): Generator<string> {
  yield* languageRefusals(state, ofMachine);
  for (const [field, types] of only) {
    if (Object.hasOwn(state, field) && !types.includes(state.Type)) yield `Field '${field}' is not supported`;
  }
  if (
    !["Choice", "Succeed", "Fail"].includes(state.Type) &&
    Object.hasOwn(state, "Next") === Object.hasOwn(state, "End")
  ) {
    yield "has both Next and End, or none";
  }
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state.Type === "Task" ? state : {};
  if (typeof timeout === "number" && typeof heartbeat === "number" && heartbeat >= timeout)
    yield "HeartbeatSeconds is not below TimeoutSeconds";
  yield* numberRefusals(state);
  for (const retrier of "Retry" in state ? (state.Retry ?? []) : []) yield* numberRefusals(retrier);
  if (state.Type === "Map" && childGraphs(state).length === 0) yield "has no ItemProcessor";
  yield* expressRefusals(state);
  if (state.Type === "Parallel" && state.Branches.length === 0) yield "has no Branches";
  if (state.Assign && Object.hasOwn(state.Assign, "states")) yield "assigns the reserved variable states";
  yield* catchAllRefusals("Retry" in state ? (state.Retry ?? []) : []);
  yield* catchAllRefusals("Catch" in state ? (state.Catch ?? []) : []);
}

/**
 * An Express execution waits for no job and no token. Source: developer guide, connect-to-resource, read 2026-11-22; the words
 * about `.sync` are recorded.
 */
function* expressRefusals(state: State): Generator<string> {
  const children = state.Type === "Map" ? state.ItemProcessor : undefined;
  if (children?.ProcessorConfig?.ExecutionType !== "EXPRESS") return;
  for (const { name, state: inner } of statesOf(children)) {
    const ending = inner.Type === "Task" ? /\.(?:sync(?::2)?|waitForTaskToken)$/.exec(inner.Resource)?.[0] : undefined;
    if (ending !== undefined) yield `${name}: Express state machine does not support '${ending}' service integration`;
  }
}

/** Recorded on AWS: what a machine in JSONata says to a state in JSONPath. */
function* languageRefusals(state: State, ofMachine: QueryLanguage): Generator<string> {
  const language = state.QueryLanguage ?? ofMachine;
  if (ofMachine === "JSONata" && language !== "JSONata")
    yield "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
  if (language === "JSONPath") return yield* jsonPathProblems(state);
  for (const field of ofJsonPath) if (Object.hasOwn(state, field)) yield `Field '${field}' is of JSONPath`;
  yield* jsonataRefusals(state);
}

function* numberRefusals(fields: object): Generator<string> {
  for (const [field, value] of Object.entries(fields)) {
    const expected = takesInstead(field, value);
    if (expected !== null) yield `${field} is not ${expected}`;
  }
}

function* catchAllRefusals(list: readonly { readonly ErrorEquals: readonly string[] }[]): Generator<string> {
  for (const [index, { ErrorEquals }] of list.entries()) {
    if (ErrorEquals.length === 0) yield "ErrorEquals is empty";
    const alone = ErrorEquals.length === 1 && index === list.length - 1;
    if (ErrorEquals.includes("States.ALL") && !alone) yield "States.ALL must appear alone and at end of list";
  }
}
