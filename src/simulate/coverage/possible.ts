/** Which failures a state can have, as far as the machine alone tells; those of wrong expressions are left out. */
import type { Catcher, Retrier, State, StateGraph, TaskState } from "../../machine/asl.js";
import { childGraphs } from "../../machine/walk.js";
import { matches } from "../engine/matching.js";
import { readResource } from "../services/resource.js";

/** Whether a state can fail for other reasons than a wrong expression. */
export function hasOwnFailures(state: State): boolean {
  return ["Task", "Parallel", "Map", "Fail"].includes(state.Type) || (state.Type === "Choice" && !state.Default);
}

/** Whether a catcher of the state takes whatever can be taken. */
export function takesAll(state: State): boolean {
  return "Catch" in state && state.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes("States.ALL")) === true;
}

/** Says why a state cannot fail; `null` where it can. */
export function neverFails(state: State): string | null {
  if (state.Type !== "Parallel" && state.Type !== "Map") return null;
  if (state.Type === "Map" && state.ItemReader !== undefined) return null;
  return failingIn(state).length > 0 ? null : "nothing in it lets a failure go";
}

/** Says why a retrier or catcher of a state takes nothing; `null` where it can. @param before those that are asked first */
export function neverTakes(
  taker: Retrier | Catcher,
  before: readonly (Retrier | Catcher)[],
  state: State,
): string | null {
  if ("MaxAttempts" in taker && taker.MaxAttempts === 0) return "its MaxAttempts is 0";
  const left = taker.ErrorEquals.filter((error) => !before.some(({ ErrorEquals }) => includes(ErrorEquals, error)));
  if (left.length === 0) return "what stands before it takes all of its errors";
  return left.some((error) => canRaise(state, error)) ? null : "nothing fails so in it";
}

const timeouts: ReadonlySet<string> = new Set(["States.Timeout", "States.HeartbeatTimeout"]);

/** Whether names take all that another name means. */
function includes(names: readonly string[], error: string): boolean {
  const isWide = error === "States.ALL" || error === "States.TaskFailed";
  return isWide ? names.includes(error) || names.includes("States.ALL") : matches(names, error);
}

/** The states of the graphs in a state whose failure leaves them. */
function failingIn(state: State): readonly State[] {
  return childGraphs(state).flatMap(({ graph }) => failingOf(graph));
}

function failingOf(graph: StateGraph): readonly State[] {
  return Object.values(graph.States).filter(
    (state) => hasOwnFailures(state) && neverFails(state) === null && !takesAll(state),
  );
}

/** Whether a state can fail with an error; of those that a service or AWS itself names, any but a timeout may come. */
function canRaise(state: State, error: string): boolean {
  const isTimeout = timeouts.has(error);
  if (error.includes(".") && !isTimeout) return true;
  if (state.Type === "Fail") return state.Error === undefined || state.Error === error || isWorkedOut(state.Error);
  if (state.Type === "Task") return isTimeout ? isTimed(state) : !hasNamesOfItsOwn(state);
  return failingIn(state).some((inner) => canRaise(inner, error));
}

/** An expression, a function of States or a path; `ErrorPath` stands where there is no Error. */
function isWorkedOut(text: string): boolean {
  return text.startsWith("{%");
}

/** Services whose errors all have the service's name before a dot; functions and workers may name theirs at will. */
function hasNamesOfItsOwn({ Resource }: TaskState): boolean {
  const { action, pattern } = readResource(Resource);
  return pattern !== "token" && /^(elasticmapreduce|emr-serverless|emr-containers|aws-sdk):/.test(action);
}

function isTimed(state: State): boolean {
  return ["TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"].some(
    (field) => field in state,
  );
}
