/** Evaluates a path over what a state sees. */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import type { Budget } from "./budget.js";
import { PathProblem } from "./dialect.js";
import { isDefinite, readPath } from "./path.js";
import { select, type Selected } from "./select.js";
import type { Path, Root } from "./segments.js";
import type { PathView } from "./view.js";

/** Gives what a path leads to, or why it leads nowhere. A path that cannot be read fails the state. */
export function evaluatePath(text: string, view: PathView, budget: Budget): Selected {
  const path = readOrFail(text);
  if (path.callsFunction) return { missing: `Step Functions has no functions in paths: ${text}` };
  const document = rootValue(path.root, view);
  if (document === undefined) return { missing: "the variable is not assigned" };
  return select(path.segments, document, budget);
}

/**
 * The same in a template and as an argument of a function, where what a path to a list cannot reach is an empty list.
 * Recorded on AWS, 2024, of `$[*]`, `$.items[1:]` and `$.item.items[*].x` in `{}`; a slice of the document itself, like
 * `$[1:]`, was seen to fail even so.
 */
export function evaluateInTemplate(text: string, view: PathView, budget: Budget): Selected {
  const selected = evaluatePath(text, view, budget);
  const { segments, root, callsFunction } = readOrFail(text);
  if ("value" in selected || callsFunction || isDefinite(segments)) return selected;
  if (root.kind === "variable" && !view.variables.has(root.name)) return selected;
  const slicesDocument = segments[0]?.descends === false && segments[0].selectors[0]?.kind === "slice";
  return slicesDocument ? selected : { value: [] };
}

/** AWS refuses such a machine when it is created, and the refusals of the simulator find it; only a text made at run time comes here. */
export function readOrFail(text: string): Path {
  try {
    return readPath(text);
  } catch (thrown) {
    if (thrown instanceof PathProblem)
      throw new StateFailure("States.Runtime", `Invalid path '${text}' : ${thrown.message}`);
    throw thrown;
  }
}

function rootValue(root: Root, view: PathView): Json | undefined {
  switch (root.kind) {
    case "document":
      return view.document;
    case "context":
      return view.context;
    case "variable":
      return view.variables.get(root.name);
  }
}
