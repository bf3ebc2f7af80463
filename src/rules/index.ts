/** Advice about models that are right; a file for each theme. */
import type { Report } from "../diagnostics/diagnostic.js";
import type { Model, Workflow } from "../model/model.js";
import { clusterHabits } from "./cluster-habits.js";
import { adviseLargeLoops } from "./large-loops.js";
import { missingTimeouts } from "./missing-timeouts.js";

type Rule = (workflow: Workflow, report: Report) => void;

const rules: readonly Rule[] = [missingTimeouts, clusterHabits, adviseLargeLoops];

export function advise(model: Model, report: Report): void {
  for (const workflow of model.workflows) for (const rule of rules) rule(workflow, report);
}
