/** Reference Paths: those that name one place, into which a result can be put. Source: SPEC "Reference Paths", read 2026-11-24. */
import type { Json } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import { readOrFail } from "./evaluate-path.js";
import type { Path } from "./segments.js";

export type Step = string | number;

/** Gives the steps of a path that names one place; `null` for any other. */
export function stepsOf({ segments, callsFunction }: Path): readonly Step[] | null {
  if (callsFunction) return null;
  const steps: Step[] = [];
  for (const { descends, selectors } of segments) {
    const [only, ...more] = selectors;
    if (descends || only === undefined || more.length > 0) return null;
    if (only.kind === "name") steps.push(only.name);
    else if (only.kind === "index") steps.push(only.index);
    else return null;
  }
  return steps;
}

/** Gives the document with the value at a place of it. Records that are missing on the way are made. */
export function putAt(text: string, document: Json, value: Json): Json {
  const path = readOrFail(text);
  const steps = path.root.kind === "document" ? stepsOf(path) : null;
  if (steps === null) throw new StateFailure("States.Runtime", `'${text}' is not a Reference Path`);
  const around = containersOf(steps, document, text);
  return steps.reduceRight<Json>((inner, step, at) => withChild(around[at] ?? null, step, inner), value);
}

/** Gives what stands at each place of the way that has another step. */
function containersOf(steps: readonly Step[], document: Json, text: string): readonly Json[] {
  const around: Json[] = [];
  let here: Json = document;
  for (const step of steps) {
    if (!holdsStep(here, step)) throw misfit(text, document);
    around.push(here);
    here = childAt(here, step) ?? {};
  }
  return around;
}

function holdsStep(here: Json, step: Step): boolean {
  if (typeof step === "string") return isObject(here);
  return isList(here) && here.at(step) !== undefined;
}

function childAt(here: Json, step: Step): Json | undefined {
  if (typeof step === "number") return isList(here) ? here.at(step) : undefined;
  return isObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
}

function withChild(around: Json, step: Step, value: Json): Json {
  if (typeof step === "number") return isList(around) ? around.with(step, value) : value;
  // fromEntries defines fields, so that no name reaches a prototype.
  return Object.fromEntries([...Object.entries(around ?? {}), [step, value]]);
}

/** The name is that of SPEC, Appendix A; executions of 2020 were seen to say `States.ReferencePathConflict` with the same cause. */
function misfit(text: string, document: Json): StateFailure {
  const cause = `Unable to apply ReferencePath ${text} to input ${JSON.stringify(document)}`;
  return new StateFailure("States.ResultPathMatchFailure", cause);
}
