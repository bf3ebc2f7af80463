/** `run`: the other workflow's machine, started and waited for. */
import { code, constant, entriesOf, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import type { Run } from "../../model/model.js";
import { notTerminated } from "../../model/own-errors.js";
import { executionArnType, jsonType, stringType } from "../../types/type.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { causeOf, chain, errorOutput, leadToFailed, member, target } from "./level.js";
import { emitRetried } from "./retried.js";
import { resource, taskTimeout } from "./tasks.js";

/** With it the console links the two runs (Developer Guide, page concepts-nested-workflows; read 2026-11-24). */
const startedBy = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

/** A try of its own for each start: another workflow that is started too late is only stopped again, from outside. */
export function emitRun(run: Run, level: Level, emission: Emission): void {
  const { workflow, span, comment, retry } = run;
  if (retry.length === 0) return emitStart(run, level, emission);
  const name = run.name ?? `run of ${workflow}`;
  const retried = { name, word: run.name ?? workflow, span, comment, policies: retry, looksAtTime: false };
  emitRetried(retried, level, emission, (inside, inner) => emitStart(run, inside, inner));
}

function emitStart(run: Run, level: Level, emission: Emission): void {
  const { name, workflow, span, comment, input, machine, variable } = run;
  const started: Value = { kind: "states", path: "context.Execution.Id", type: executionArnType };
  const result: Value = record([
    ["id", { kind: "states", path: "result.ExecutionArn", type: executionArnType }],
    ["output", { kind: "states", path: "result.Output", type: jsonType }],
  ]);
  const failed = target();
  chain(level, {
    type: "Task",
    name: name === null ? emission.names.state(`Run ${workflow}`, level) : emission.names.state(name, level, "step"),
    origin: span,
    comment,
    resource: resource(emission, "states", "startExecution", ".sync:2"),
    arguments: record([
      ["StateMachineArn", machine ?? machineBeside(run)],
      ["Input", record([...(entriesOf(input) ?? []), [startedBy, started]])],
    ]),
    timeoutSeconds: taskTimeout(run.timeout, emission),
    // To start it once more is for the file to say: it has no name by which a second start would be the same.
    retry: [],
    catch: emission.mayBePassedOver
      ? [{ errors: ["States.ALL"], assign: [{ variable: level.failure, value: failureOfOther }], next: failed }]
      : [],
    assign: variable ? [{ variable, value: result }] : [],
    next: target(),
  });
  if (emission.mayBePassedOver) leadToFailed(level, [failed], emission, span);
}

/**
 * The failure of the other run arrives as `States.TaskFailed`, with its own name in the cause. That a cluster of it is left
 * alive must show in the error's name, so that nothing passes over it.
 */
const failureOfOther: Value = record([
  [
    "Error",
    code(
      stringType,
    )`$contains(${causeOf(errorOutput)}, '${notTerminated}') ? '${notTerminated}' : ${member(errorOutput, "Error")}`,
  ],
  ["Cause", causeOf(errorOutput)],
]);

/**
 * The ARN of the other machine: that of the own one, whose name ends in the own workflow's, with the other's name in its
 * place. So it is of the same account and region, and has the same prefix. The name stands at the end of the expression,
 * where the policy reads it.
 */
function machineBeside({ caller, workflow }: Run): Value {
  const context: Value = { kind: "states", path: "context.StateMachine.Id", type: stringType };
  // In a turn of a distributed loop the label of the loop follows.
  const own = code(stringType)`$substringBefore(${context}, '/')`;
  // Where the machine is not called like its workflow, the other one is taken to be called like its own.
  return code(
    stringType,
  )`$replace(${own}, $contains(${own}, /${caller}$/) ? /${caller}$/ : /[^:]*$/, '', 1) & ${constant(workflow)}`;
}
