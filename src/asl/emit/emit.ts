/** The bridge from a workflow to its state machine. */
import { code, constant, read } from "../../expressions/build.js";
import type { Variable } from "../../expressions/value.js";
import type { Machine } from "../../machine/asl.js";
import { statementsOf } from "../../model/bodies.js";
import type { OnFailure, Workflow } from "../../model/model.js";
import { runExecution } from "../../model/execution.js";
import { notTerminated } from "../../model/own-errors.js";
import { numberType } from "../../types/type.js";
import type { Span } from "../../text/span.js";
import { durationText } from "../../text/units.js";
import type { Assignment, Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { failureRecord, withCause } from "./failures.js";
import { graceSeconds } from "./grace.js";
import { emitInputCheck, inputValue } from "./input-check.js";
import {
  append,
  aside,
  catchAll,
  chain,
  createLevel,
  errorOutput,
  finish,
  leadToFailed,
  passReturnOn,
  target,
} from "./level.js";
import { emitOutput, withSafeOutput } from "./output.js";
import { renderLevel } from "./render.js";
import { resolve } from "./resolve.js";
import { createStateNames } from "./state-names.js";
import { emitBody } from "./statements.js";

export interface Emitted {
  readonly machine: Machine;
  /** State name → the place in the source that it was made from. */
  readonly origins: ReadonlyMap<string, Span>;
  /** State name → how often it can run in one turn of what is around it; left out where that is once. */
  readonly turns: ReadonlyMap<string, number>;
  /** Names of the states whose Catch is a `catch` of the source. */
  readonly handlers: ReadonlySet<string>;
}

/** Gives the state machine of a workflow about which nothing was reported. */
export function emit(written: Workflow): Emitted {
  const workflow = withSafeOutput(written);
  const { level, turns, handlers } = draft(workflow);
  const origins = new Map<string, Span>();
  const graph = renderLevel(level, resolve(level), origins);
  const { comment, timeoutSeconds } = workflow;
  const machine: Machine = {
    ...(comment ? { Comment: comment } : {}),
    QueryLanguage: "JSONata",
    StartAt: graph.StartAt,
    ...(timeoutSeconds === null ? {} : { TimeoutSeconds: timeoutSeconds + graceSeconds(workflow) }),
    States: graph.States,
  };
  return { machine, origins, turns, handlers };
}

/** Gives the states of a workflow whose output is safe, before anything is decided about where variables live. */
export function draft(workflow: Workflow): { readonly level: Level } & Pick<Emitted, "turns" | "handlers"> {
  const level = createLevel("", null);
  const emission = emissionOf(workflow);
  emitStart(workflow, level, emission);
  if (workflow.onFailure) emitGuarded(workflow, workflow.onFailure, level, emission);
  else emitBody(workflow.body, level, emission);
  emitOutput(workflow, level, emission);
  emitReturned(workflow, level, emission);
  finish(level, emission, workflow.span);
  return { level, turns: emission.turns, handlers: emission.handlers };
}

function emissionOf(workflow: Workflow): Emission {
  const steps: string[] = [];
  for (const body of [workflow.body, workflow.onFailure?.body ?? []]) {
    for (const statement of statementsOf(body)) {
      if (statement.kind === "step") steps.push(statement.name);
      else if (statement.kind === "task") steps.push(statement.stateName);
      else if (statement.kind === "run" && statement.name) steps.push(statement.name);
    }
  }
  const deadline: Variable | null =
    workflow.timeoutSeconds === null ? null : { name: "deadline", type: numberType, internal: true };
  return {
    names: createStateNames(steps),
    partition: workflow.partition,
    origin: workflow.span,
    deadline,
    timeoutText: durationText(workflow.timeoutSeconds ?? 0),
    items: [],
    isCleanUp: false,
    mayBePassedOver: false,
    turns: new Map(),
    handlers: new Set(),
  };
}

/** Checks what the run was started with, then keeps it and the time by which the run must end. */
function emitStart(workflow: Workflow, level: Level, emission: Emission): void {
  const { input, timeoutSeconds } = workflow;
  if (input) emitInputCheck(input, level, emission);
  const assign: Assignment[] = [];
  if (input) assign.push({ variable: input.variable, value: inputValue(input) });
  if (emission.deadline)
    assign.push({
      variable: emission.deadline,
      value: code(numberType)`$millis() + ${constant((timeoutSeconds ?? 0) * 1000)}`,
    });
  const all = [...statementsOf(workflow.body), ...statementsOf(workflow.onFailure?.body ?? [])];
  if (all.some((each) => each.kind === "for" && each.distributed)) assign.push(runExecution);
  // By their names: in which order a file declares them means nothing.
  const externs = workflow.externs.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  for (const variable of externs) assign.push({ variable, value: read(variable) });
  if (assign.length > 0)
    chain(level, {
      type: "Pass",
      name: emission.names.state("Start run", level),
      origin: workflow.span,
      assign,
      next: target(),
    });
}

/** Where a run ends that left by `return`. Names of the output may not exist then, so that it has none. */
function emitReturned({ span }: Workflow, level: Level, emission: Emission): void {
  const waiting = level.returns.splice(0);
  if (waiting.length === 0) return;
  const rest = level.open;
  level.open = waiting;
  const name = emission.names.state("Return early", level);
  append(level, { type: "Succeed", name, origin: span, output: constant({}) }, []);
  level.open = rest;
}

/** The whole run in one scope, so that any failure in it leads to `on failure`; whatever happens there, the run ends with the first error. */
function emitGuarded(workflow: Workflow, onFailure: OnFailure, level: Level, emission: Emission): void {
  const inside = createLevel("run", level);
  emitBody(workflow.body, inside, emission);
  finish(inside, emission, workflow.span);
  const failed = target();
  const caught = catchAll(level, failed);
  chain(level, {
    type: "Parallel",
    name: emission.names.state(`Run ${workflow.name}`, level),
    origin: workflow.span,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: [{ ...caught, assign: [...caught.assign, { variable: onFailure.failure, value: failureRecord }] }],
    assign: [],
    next: target(),
  });
  passReturnOn(inside, level, emission, workflow.span);
  aside(level, [failed], () => {
    const handler = createLevel("on_failure", level, "on failure");
    // What happens here is no failure of the run, like what a retry makes good; so a cluster left alive must show in the error's name.
    const cleanUp: Emission = { ...emission, isCleanUp: true, mayBePassedOver: true, origin: onFailure.span };
    emitBody(onFailure.body, handler, cleanUp);
    finish(handler, cleanUp, onFailure.span);
    const again = target();
    chain(level, {
      type: "Parallel",
      name: emission.names.state("On failure", level),
      origin: onFailure.span,
      branches: [handler],
      isDrained: false,
      retry: [],
      catch: [
        {
          errors: [notTerminated],
          assign: [{ variable: level.failure, value: withCause(read(level.failure), errorOutput) }],
          next: again,
        },
        { errors: ["States.ALL"], assign: [], next: again },
      ],
      assign: [],
      next: target(),
    });
    leadToFailed(level, [...level.open, again], emission, onFailure.span);
  });
}
