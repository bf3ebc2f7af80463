/**
 * What leaves the graphs that a state holds besides their ends: what they lose, and what is stopped because another
 * fails.
 */
import { statusKey, type Status } from "./facts.js";
import type { Failure, Move, Summary } from "./moves.js";
import { through, withStep, type Trail } from "./trail.js";

type Loss = Extract<Move, { kind: "loses" }>;

/** Lets out what happened inside whatever becomes of the state. */
export function insideMoves(graphs: readonly Summary[], entered: Trail): Move[] {
  return graphs.flatMap(({ loses, during }) => [
    ...loses.map((loss) => ({ ...loss, trail: through(entered, loss.trail) ?? entered })),
    ...during.map(
      ({ status, trail }) => ({ kind: "holds", status, trail: through(entered, trail) ?? entered }) as const,
    ),
  ]);
}

/**
 * When one branch fails, the others are stopped wherever they are, and no Catch of theirs runs. What a stopped branch
 * has made and not given back is lost; what was there before has the status that it had at that moment.
 *
 * @returns the failures of the whole, each with a branch stopped in a status that is not the one at the beginning
 */
export function stopped(graphs: readonly Summary[], before: Status, lose: (loss: Loss) => void): readonly Failure[] {
  const failures: Failure[] = [];
  const seen = new Set<string>();
  graphs.forEach(({ during }, index) => {
    for (const { status, trail } of during) {
      const key = statusKey(status);
      if (key === statusKey(before) || status.life === "caught" || seen.has(key)) continue;
      const stops = firstOfEachError(
        graphs.filter((_, other) => other !== index),
        before,
      );
      for (const failure of stops) {
        const way = stop(through(through(null, trail), failure.trail), trail, failure);
        if (before.subject === null && status.life === "alive" && !status.tried && status.subject !== null) {
          lose({ kind: "loses", subject: status.subject, how: "stopped", trail: way });
          break;
        }
        failures.push({ ...failure, status, trail: way });
      }
      if (stops.length > 0) seen.add(key);
    }
  });
  return failures;
}

/** Says which state of the stopped branch was cut short. */
function stop(way: Trail | null, branch: Trail | null, failure: Failure): Trail {
  const last = branch?.part;
  const where = last && "event" in last ? last : { state: failure.origin, path: "" };
  return withStep(way, { state: where.state, path: where.path, event: "is stopped", detail: failure.origin });
}

/** The failures that leave the followed thing as it was: one for each error, the shortest way first. */
function firstOfEachError(graphs: readonly Summary[], before: Status): readonly Failure[] {
  const found = new Map<string, Failure>();
  for (const failure of graphs.flatMap(({ fails }) => fails)) {
    if (statusKey(failure.status) !== statusKey(before)) continue;
    const known = found.get(failure.error);
    if (known === undefined || failure.trail.length < known.trail.length) found.set(failure.error, failure);
  }
  return [...found.values()];
}
