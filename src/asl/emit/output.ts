/**
 * The run's result. Where working it out can fail, that happens inside the scope of the last cluster: a failure there still
 * gives the cluster back, also one that the file keeps on success.
 */
import { read } from "../../expressions/build.js";
import { canFail } from "../../expressions/can-fail.js";
import { visitValues, type Value, type Variable } from "../../expressions/value.js";
import type { LetStatement, Statement, Workflow } from "../../model/model.js";
import type { Assignment, Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { append } from "./level.js";

/** Gives the workflow with a risky output worked out where a failure of it is caught; any other workflow as it is. */
export function withSafeOutput(workflow: Workflow): Workflow {
  const { output, body, span } = workflow;
  const isGuarded = workflow.onFailure !== null || body.at(-1)?.kind === "cluster";
  if (!output || !canFail(output) || !isGuarded) return workflow;
  const variable: Variable = { name: "output", type: output.type, internal: true };
  const statement: LetStatement = { kind: "let", span: output.span ?? span, comment: null, variable, value: output };
  return { ...workflow, body: insideLastScope(body, statement), output: read(variable, output.span) };
}

function insideLastScope(body: readonly Statement[], statement: LetStatement): readonly Statement[] {
  const last = body.at(-1);
  if (last?.kind !== "cluster" || last.end.kind === "none") return [...body, statement];
  return [...body.slice(0, -1), { ...last, body: insideLastScope(last.body, statement) }];
}

/**
 * The result stands on the last state where that is safe: a Task whose own Catch would not take a failing expression for a
 * failure of the Task. Else it has a state of its own.
 */
export function emitOutput({ output, span }: Workflow, level: Level, emission: Emission): void {
  if (!output || level.open.length === 0) return;
  const last = level.states.at(-1);
  const [open] = level.open;
  if (
    last?.type === "Task" &&
    level.open.length === 1 &&
    open === last.next &&
    !canFail(output) &&
    !readsAny(output, last.assign)
  ) {
    level.states[level.states.length - 1] = { ...last, output };
    return;
  }
  append(
    level,
    { type: "Succeed", name: emission.names.state("Give output", level), origin: output.span ?? span, output },
    [],
  );
}

function readsAny(value: Value, assigned: readonly Assignment[]): boolean {
  let found = false;
  visitValues(value, (part) => {
    if (part.kind === "read" && assigned.some(({ variable }) => variable === part.variable)) found = true;
  });
  return found;
}
