/** A run for programs: one JSON document, described in docs/simulator.md. */
import { jsonText } from "../reporters/json-text.js";
import { positionAt } from "../text/source.js";
import { leftAlive } from "./clusters.js";
import type { Told } from "./told.js";
import type { Trace } from "./trace.js";

/** Grows with each change after which a program that reads the document could be wrong; new members are none. */
const version = 1;

export const json: Trace = (told) => {
  const { run, name, seed, input } = told;
  const {
    status,
    output,
    error,
    cause,
    startedAt,
    took,
    clusters,
    steps,
    calls,
    failures,
    recoveries,
    assumed,
    assumedTimes,
  } = run;
  return jsonText({
    version,
    name,
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    input,
    startedAt: new Date(startedAt).toISOString(),
    took,
    seed,
    billed: run.billed,
    alive: leftAlive(run).map(({ id }) => id),
    clusters,
    steps,
    failures: failures.map((failure) => ({ ...failure, ...placeIn(told, failure.state) })),
    recoveries,
    assumed,
    assumedTimes,
    calls,
    events: run.trace,
  });
};

function placeIn(told: Told, state: string): object {
  const place = told.placeOf(state);
  if (!place) return {};
  return { path: place.source.path, ...positionAt(place.source, place.span.start) };
}
