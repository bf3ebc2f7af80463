/** The way that a run takes: what it comes to and in which order, and how often it tries again. */
import type { Run } from "../../simulate/run.js";
import { quoted } from "../../text/printable.js";
import type { Names } from "../names.js";
import type { Expected } from "../scenario.js";
import type { Compare, Difference } from "./difference.js";

export const wayOfRun: Compare = function* (run, expected, names) {
  const entered = run.trace.flatMap(({ state, event }) => (event.endsWith("StateEntered") ? [state] : []));
  yield* order(entered, expected, names);
  for (const name of expected.notReached)
    if (names.statesOf(name).some((state) => entered.includes(state)))
      yield { at: name.at, what: quoted(name.value), expected: "not to be reached", actual: "reached" };
  yield* retries(run, expected, names);
};

function* order(entered: readonly string[], { order: wanted }: Expected, names: Names): Generator<Difference> {
  if (!wanted) return;
  const each = wanted.value.map((name) => names.statesOf(name));
  const missed = firstMissed(entered, each);
  const [name, before] = [wanted.value[missed], wanted.value[missed - 1]];
  if (!name) return;
  const isReached = each[missed]?.some((state) => entered.includes(state)) === true;
  yield {
    at: name.at,
    what: "the order",
    expected: before ? `${quoted(name.value)} after ${quoted(before.value)}` : quoted(name.value),
    actual: isReached ? "reached before, and not after" : "never reached",
  };
}

/** The index of the first name that does not follow on the ones before; the number of names when all do. */
function firstMissed(entered: readonly string[], names: readonly (readonly string[])[]): number {
  let next = 0;
  for (const state of entered) if (names[next]?.includes(state)) next += 1;
  return next;
}

function* retries(run: Run, expected: Expected, names: Names): Generator<Difference> {
  for (const { name, value, at } of expected.retries) {
    const states = names.statesOf(name);
    const count = run.recoveries.filter(({ state, by }) => by === "Retry" && states.includes(state)).length;
    if (states.length > 0 && count !== value)
      yield { at, what: `the retries of ${quoted(name.value)}`, expected: String(value), actual: String(count) };
  }
}
