/**
 * A Task, Parallel or Map that has its result: shapes it, assigns, and goes on; a failure in that can still be caught
 * by the state.
 */
import type { MapState, ParallelState, TaskState } from "../../machine/asl.js";
import { EXPRESSION_FAILED } from "./failures.js";
import type { Status } from "./facts.js";
import { languageOf, scopeAt, step, type At, type Move } from "./moves.js";
import { mayMissPath, onwards, placedResult } from "./proceed.js";
import { recover } from "./recover.js";
import { evaluateTemplate } from "./template.js";
import type { Trail } from "./trail.js";
import type { Value } from "./value.js";

/** Goes on with a result; `trail` leads up to and including the success. */
export function complete(
  at: At<TaskState | ParallelState | MapState>,
  status: Status,
  result: Value,
  trail: Trail,
): readonly Move[] {
  const { facts, mayFail } =
    languageOf(at) === "JSONata" ? withOutput(at, status, result) : withPaths(at, status, result);
  const move: Move =
    at.state.Next === undefined
      ? { kind: "ends", status, output: facts.input, trail }
      : { kind: "goes", to: at.state.Next, facts, trail };
  if (!mayFail) return [move];
  const error = EXPRESSION_FAILED[languageOf(at)];
  return [move, ...recover(at, { status, error, origin: at.name, trail: step(at, "fails", error, trail) })];
}

function withOutput(
  at: At<TaskState | ParallelState | MapState>,
  status: Status,
  result: Value,
): ReturnType<typeof onwards> {
  return onwards(at, at.state, status, result, scopeAt(at, at.facts.input, [["result", result]]));
}

function withPaths(
  at: At<TaskState | ParallelState | MapState>,
  status: Status,
  result: Value,
): ReturnType<typeof onwards> {
  const { ResultSelector: selector, ResultPath: resultPath, OutputPath: outputPath } = at.state;
  const chosen = selector === undefined ? null : evaluateTemplate(selector, scopeAt(at, result));
  const value = chosen?.value ?? result;
  const { facts, mayFail } = onwards(
    at,
    { Assign: at.state.Assign },
    status,
    placedResult(at, resultPath, value),
    scopeAt(at, value),
  );
  return { facts, mayFail: mayFail || chosen?.mayFail === true || mayMissPath(outputPath, facts.input, at) };
}
