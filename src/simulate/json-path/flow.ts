/**
 * The way of data through a state: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, each a function of JSON.
 * Source: developer guide, concepts-input-output-filtering, and SPEC "Input and Output Processing", read 2026-11-24.
 */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import { openBudget } from "./budget.js";
import { evaluatePath } from "./evaluate-path.js";
import { putAt } from "./reference-path.js";
import { evaluateTemplate } from "./template.js";
import type { PathView } from "./view.js";

/** Applies InputPath or OutputPath: `null` gives `{}`, nothing gives the whole document. */
export function narrowed(path: string | null | undefined, view: PathView, field: string): Json {
  if (path === undefined) return view.document;
  return path === null ? {} : requiredAt(path, view, field);
}

/** Gives what a field's path leads to, or fails as recorded on AWS for InputPath, OutputPath and TimeoutSecondsPath. */
export function requiredAt(path: string, view: PathView, field: string): Json {
  const selected = evaluatePath(path, view, openBudget(field));
  if ("value" in selected) return selected.value;
  throw new StateFailure("States.Runtime", `Invalid path '${path}' : ${selected.missing}`);
}

/** Applies Parameters, ResultSelector, ItemSelector or Assign, if there is one. */
export function reshaped(template: Json | undefined, view: PathView, field: string): Json {
  return template === undefined ? view.document : evaluateTemplate(template, view, field);
}

/** Applies ResultPath: `null` drops the result, nothing and `$` put it in the input's place. */
export function combined(path: string | null | undefined, input: Json, result: Json): Json {
  if (path === null) return input;
  return path === undefined || path === "$" ? result : putAt(path, input, result);
}
