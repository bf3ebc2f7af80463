/** What the box of a state says: its name, what it does, and how often it is tried. */
import type { MapState, State, TaskState, WaitState } from "../../machine/asl.js";
import { readCall } from "../../machine/call.js";
import { shortened } from "./label.js";

const longest = 48;

/** Gives the lines of a state's box. */
export function linesOf(name: string, state: State): readonly string[] {
  return [name, ...doesOf(state), ...retriesOf(state)];
}

function doesOf(state: State): readonly string[] {
  switch (state.Type) {
    case "Task":
      return [shortened(workOf(state), longest)];
    case "Wait":
      return [waitOf(state)];
    case "Map":
      return [eachOf(state)];
    case "Fail":
      return state.Error === undefined || state.Error.startsWith("{%") ? [] : [shortened(state.Error, longest)];
    default:
      return [];
  }
}

/** `elasticmapreduce addStep.sync`; of a function its name. */
function workOf({ Resource: resource }: TaskState): string {
  const call = readCall(resource);
  if (call === null) return /:function:(.+)$/.exec(resource)?.[1] ?? resource;
  const ending = { request: "", sync: ".sync", token: ".waitForTaskToken" }[call.pattern];
  return `${call.action.replaceAll(":", " ")}${ending}`;
}

function waitOf({ Seconds: seconds, Timestamp: timestamp }: WaitState): string {
  if (typeof seconds === "number") return `waits ${seconds} s`;
  return timestamp !== undefined && !timestamp.startsWith("{%") ? `waits until ${timestamp}` : "waits";
}

function eachOf({ ItemProcessor: processor, MaxConcurrency: most }: MapState): string {
  const isDistributed = processor?.ProcessorConfig?.Mode === "DISTRIBUTED";
  const atOnce = typeof most === "number" && most > 0 ? `, ${most} at once` : "";
  return `for each item${isDistributed ? ", distributed" : ""}${atOnce}`;
}

/** How often the most patient retrier tries again; AWS tries three times where nothing is said. */
function retriesOf(state: State): readonly string[] {
  if (state.Type !== "Task" && state.Type !== "Parallel" && state.Type !== "Map") return [];
  const attempts = (state.Retry ?? []).map(({ MaxAttempts: most = 3 }) => most);
  const most = Math.max(0, ...attempts);
  return most === 0 ? [] : [`retry ${most}×`];
}
