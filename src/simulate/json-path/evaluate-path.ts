/** Evaluates a path over what a state sees. */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import type { Budget } from "./budget.js";
import { PathProblem } from "./dialect.js";
import { readPath } from "./path.js";
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
