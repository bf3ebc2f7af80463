/**
 * Which caught failures a run may pass over in silence. Nobody hides a failure who names it: a Catch for errors of its own
 * says what to do about each. And no work is lost where none was asked for: a call that only reads asks a question, and
 * one that gets something ready to be given back is judged by whether it is given back.
 */
import type { Catcher, State } from "../../machine/asl.js";
import { readCall } from "../../machine/call.js";
import { childGraphs } from "../../machine/walk.js";
import { resourceCall } from "./resources.js";

/** Names that take failures of which nobody has thought. */
const wildcards: ReadonlySet<string> = new Set(["States.ALL", "States.TaskFailed"]);

const reads = /:(?:describe|list|get|head|batchGet|query|scan|search|lookup)[A-Z]\w*$/;
const cancels = /:cancel[A-Z]\w*$/;

/** Whether a run that goes on behind this Catch hides that work was not done. */
export function hidesFailure(state: State, { ErrorEquals: errors }: Catcher): boolean {
  return errors.some((name) => wildcards.has(name)) && doesWork(state);
}

function doesWork(state: State): boolean {
  if (state.Type === "Fail") return true;
  if (state.Type !== "Task")
    return childGraphs(state).some(({ graph }) => Object.values(graph.States).some((inner) => doesWork(inner)));
  const call = resourceCall(state.Resource);
  if (call !== null) return call.does === "makes" || call.does === "starts";
  const { action } = readCall(state.Resource) ?? { action: "" };
  return !reads.test(action) && !cancels.test(action);
}
