/**
 * A Parallel: what its branches did, put together. Every branch is explored for itself, so the cost grows with the
 * branches and not with the ways in which they can interleave.
 */
import type { ParallelState } from "../../machine/asl.js";
import { childGraphs, escapePointer } from "../../machine/walk.js";
import { complete } from "./complete.js";
import { EXPRESSION_FAILED } from "./failures.js";
import { mergeStatus, statusKey, type Facts, type Status } from "./facts.js";
import { languageOf, scopeAt, step, type At, type Move, type Summary } from "./moves.js";
import { selectedInput } from "./proceed.js";
import { recover } from "./recover.js";
import { insideMoves, stopped } from "./inside.js";
import { evaluateTemplate } from "./template.js";
import { through, type Trail } from "./trail.js";
import type { Evaluated } from "./truth.js";
import { join, listOf, type Value } from "./value.js";

/** Gives every way on from a Parallel. */
export function runParallel(at: At<ParallelState>): readonly Move[] {
  const given = argumentsOf(at);
  const entered = step(at, "enters");
  const facts: Facts = { ...at.facts, input: given.value };
  const branches = childGraphs(at.state).map(({ graph, place }) =>
    at.context.explore(
      graph,
      `${at.path}/States/${escapePointer(at.name)}/${place}`,
      facts,
      through(at.context.before, entered),
    ),
  );
  const moves = insideMoves(branches, entered);
  for (const joint of joined(branches, at.facts.status, entered)) {
    moves.push(...complete(at, joint.status, listOf(joint.outputs), step(at, "succeeds", null, joint.trail)));
  }
  const failures = [
    ...branches.flatMap(({ fails }) => fails),
    ...stopped(branches, at.facts.status, (move) => moves.push(lost(move, entered))),
  ];
  for (const { status, error, origin, trail } of failures) {
    moves.push(...recover(at, { status, error, origin, trail: step(at, "fails", null, through(entered, trail)) }));
  }
  if (given.mayFail) {
    const error = EXPRESSION_FAILED[languageOf(at)];
    moves.push(...recover(at, { status: at.facts.status, error, origin: at.name, trail: step(at, "fails", error) }));
  }
  return moves;
}

function lost(move: Extract<Move, { kind: "loses" }>, entered: Trail): Move {
  return { ...move, trail: through(entered, move.trail) ?? entered };
}

function argumentsOf(at: At<ParallelState>): Evaluated {
  const { Arguments: args, Parameters: parameters } = at.state;
  if (languageOf(at) === "JSONata")
    return args === undefined ? { value: at.facts.input, mayFail: false } : evaluateTemplate(args, scopeAt(at));
  const value = selectedInput(at);
  return parameters === undefined ? { value, mayFail: false } : evaluateTemplate(parameters, scopeAt(at, value));
}

interface Joint {
  readonly status: Status;
  readonly outputs: readonly Value[];
  readonly trail: Trail | null;
}

/**
 * Every branch has ended well: one outcome of each, put together; outcomes of one status keep what all of them share.
 */
function joined(branches: readonly Summary[], before: Status, entered: Trail): Iterable<Joint> {
  let joints = new Map<string, Joint>([["", { status: before, outputs: [], trail: entered }]]);
  for (const branch of branches) {
    const further = new Map<string, Joint>();
    for (const joint of joints.values()) {
      for (const end of branch.ends) {
        const status = mergeStatus(before, joint.status, end.status);
        if (status === null) continue;
        const changes = statusKey(end.status) !== statusKey(before);
        const trail = changes || branches.length === 1 ? through(joint.trail, end.trail) : joint.trail;
        add(further, { status, outputs: [...joint.outputs, end.output], trail });
      }
    }
    joints = further;
  }
  return joints.values();
}

function add(joints: Map<string, Joint>, joint: Joint): void {
  const key = statusKey(joint.status);
  const known = joints.get(key);
  const outputs =
    known === undefined
      ? joint.outputs
      : joint.outputs.map((output, index) => join(known.outputs[index] ?? output, output));
  joints.set(key, { ...(known ?? joint), outputs });
}
