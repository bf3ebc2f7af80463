/** What becomes of a failure: retried, caught by the state itself, or let out into the graph around it. */
import type { MapState, ParallelState, TaskState } from "../../machine/asl.js";
import { hidesFailure } from "./deliberate.js";
import { ANY, EXPRESSION_FAILED, takes } from "./failures.js";
import { statusKey, type Facts, type Status } from "./facts.js";
import { languageOf, scopeAt, step, type At, type Failure, type Move } from "./moves.js";
import { onwards, placed, proceed } from "./proceed.js";
import type { Trail } from "./trail.js";
import { constant, objectOf, unknown, type Value } from "./value.js";

export interface Problem {
  readonly status: Status;
  readonly error: string;
  readonly origin: string;
  /** The way up to and including the step that fails. */
  readonly trail: Trail;
}

/** Follows a failure of a state that can catch. */
export function recover(at: At<TaskState | ParallelState | MapState>, problem: Problem): readonly Move[] {
  const moves = retried(at, problem);
  for (const catcher of at.state.Catch ?? []) {
    const taken = takes(catcher.ErrorEquals, problem.error);
    if (taken === false) continue;
    moves.push(...caught(at, catcher, problem));
    if (taken === true) return moves;
  }
  return [...moves, letOut(problem)];
}

/** A failure that the state itself does not catch. */
export function letOut({ status, error, origin, trail }: Problem): Failure {
  return { kind: "fails", status, error, origin, trail };
}

/** The failure of a state whose expression may raise an error; `at` cannot catch it itself. */
export function expressionFails(at: At, status: Status = at.facts.status, trail: Trail | null = at.trail): Failure {
  const error = EXPRESSION_FAILED[languageOf(at)];
  return letOut({ status, error, origin: at.name, trail: step(at, "fails", error, trail) });
}

/**
 * A further attempt is news only when the one before left something behind: a cluster that it made, one that it could
 * not give back.
 */
function retried(at: At<TaskState | ParallelState | MapState>, { status, error, trail }: Problem): Move[] {
  if (statusKey(status) === statusKey(at.facts.status)) return [];
  const retrier = (at.state.Retry ?? []).find(({ ErrorEquals }) => takes(ErrorEquals, error) !== false);
  if (retrier === undefined || retrier.MaxAttempts === 0) return [];
  return [{ kind: "goes", to: at.name, facts: { ...at.facts, status }, trail: step(at, "is retried", null, trail) }];
}

type CatcherOf = NonNullable<TaskState["Catch"]>[number];

function caught(at: At, catcher: CatcherOf, problem: Problem): readonly Move[] {
  const answer = errorOutput(problem.error);
  const scope = scopeAt(at, answer, [["errorOutput", answer]]);
  const value = placed(at, catcher.ResultPath, answer);
  const { facts, mayFail } = onwards(at, catcher, problem.status, value, scope);
  const move = (status: Status): Move =>
    proceed(at, catcher.Next, { ...facts, status }, "is caught", catcher.Next, problem.trail);
  return [
    move(problem.status),
    ...(startsFollowing(facts) && hidesFailure(at.state, catcher) ? [move(caughtAt(at))] : []),
    ...(mayFail ? [expressionFails(at, problem.status, problem.trail)] : []),
  ];
}

function startsFollowing({ status }: Facts): boolean {
  return status.life === "absent";
}

function caughtAt(at: At): Status {
  const subject = { kind: "failure", state: at.name, path: at.path, resourceType: "", noun: "failure" } as const;
  return { subject, life: "caught", guarded: "off", tried: false };
}

/** A failure as a catcher sees it. AWS does not promise a Cause. */
function errorOutput(error: string): Value {
  return objectOf([
    ["Error", error === ANY ? unknown({ type: "string" }) : constant(error)],
    ["Cause", unknown()],
  ]);
}
