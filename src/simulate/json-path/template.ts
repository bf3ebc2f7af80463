/**
 * Payload templates: a field whose name ends with `.$` becomes a field without it, whose value its path or intrinsic
 * function gives; everything else stays. Source: SPEC "Payload Template", read 2026-11-24.
 */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import { openBudget, type Budget } from "./budget.js";
import { deepest, isTooDeep } from "../engine/depth.js";
import { evaluateInTemplate } from "./evaluate-path.js";
import { evaluateIntrinsic } from "./intrinsics/evaluate.js";
import type { PathView } from "./view.js";

export const dynamicEnding = ".$";

/** Evaluates a template. @param field names it in the cause of a failure */
export function evaluateTemplate(template: Json, view: PathView, field: string): Json {
  if (isTooDeep(template)) throw new StateFailure("States.Runtime", `${field} nests deeper than ${deepest}`);
  return filled(template, view, openBudget(field));
}

function filled(template: Json, view: PathView, budget: Budget): Json {
  if (isList(template)) return template.map((element) => filled(element, view, budget));
  return isObject(template) ? record(template, view, budget) : template;
}

function record(template: JsonObject, view: PathView, budget: Budget): Json {
  // fromEntries defines fields, so that no name reaches a prototype.
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => {
      if (!name.endsWith(dynamicEnding)) return [name, filled(value, view, budget)];
      return [name.slice(0, -dynamicEnding.length), dynamic(name, value, view, budget)];
    }),
  );
}

function dynamic(name: string, source: Json, view: PathView, budget: Budget): Json {
  if (typeof source !== "string")
    throw new StateFailure("States.Runtime", `The value for the field '${name}' must be a string`);
  const value = evaluateDynamic(source, view, budget, name);
  budget.weigh(value);
  return value;
}

/**
 * Evaluates a path or an intrinsic function. Recorded on AWS: a path that leads nowhere fails with `States.Runtime`,
 * which nothing catches, where the documents name `States.ParameterPathFailure`.
 */
export function evaluateDynamic(source: string, view: PathView, budget: Budget, field: string): Json {
  if (!source.startsWith("$")) return evaluateIntrinsic(source, view, budget);
  const selected = evaluateInTemplate(source, view, budget);
  if ("value" in selected) return selected.value;
  const input = JSON.stringify(source.startsWith("$$") ? view.context : view.document);
  throw new StateFailure(
    "States.Runtime",
    `The JSONPath '${source}' specified for the field '${field}' could not be found in the input '${input}'`,
  );
}
