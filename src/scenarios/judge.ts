/** What a run did otherwise than a scenario expects. */
import type { Json } from "../machine/asl.js";
import { isList } from "../machine/json.js";
import type { Cluster, Run } from "../simulate/run.js";
import type { Span } from "../text/span.js";
import { durationText } from "../text/units.js";
import { hasInARow, holds } from "./match.js";
import type { Names } from "./names.js";
import type { Wanted } from "./options.js";
import type { Expected, Placed } from "./scenario.js";

/** One thing that differs. */
export interface Mismatch {
  readonly at: Span;
  /** What it is about: "the outcome". */
  readonly what: string;
  /** In words or as JSON. */
  readonly expected: string;
  readonly actual: string;
}

/** Compares a run with what is expected, and says what was given and never met. */
export function judge(run: Run, expected: Expected, wanted: readonly Wanted[], names: Names): readonly Mismatch[] {
  return [
    ...outcome(run, expected),
    ...ways(run, expected, names),
    ...received(run, expected, names),
    ...alive(run, expected, names),
    ...inTime(run, expected),
    ...unmet(run, wanted),
  ];
}

function* outcome(run: Run, { outcome: wanted, error, cause, output }: Expected): Generator<Mismatch> {
  const why = run.error === undefined ? "" : ` by ${run.error}${run.cause === undefined ? "" : `: ${run.cause}`}`;
  if (wanted && run.status !== wanted.value)
    yield { at: wanted.at, what: "the outcome", expected: wanted.value, actual: `${run.status}${why}` };
  if (error && run.error !== error.value)
    yield { at: error.at, what: "the error", expected: error.value, actual: run.error ?? `none, ${run.status}` };
  if (cause && !run.cause?.includes(cause.value))
    yield { at: cause.at, what: "the cause", expected: `with ${json(cause.value)} in it`, actual: json(run.cause) };
  if (output && !holds(run.output, output.value))
    yield { at: output.at, what: "the output", expected: json(output.value), actual: json(run.output) };
}

function* ways(run: Run, { order, notReached, retries }: Expected, names: Names): Generator<Mismatch> {
  const entered = run.trace.flatMap(({ state, event }) => (event.endsWith("StateEntered") ? [state] : []));
  if (order) {
    const missed = firstMissed(
      entered,
      order.value.map((name) => names.statesOf(name)),
    );
    const name = order.value[missed];
    if (name) {
      const reached = names.statesOf(name).some((state) => entered.includes(state));
      const actual = reached ? "not after the one before it" : "never reached";
      yield { at: name.at, what: "the order", expected: `\`${name.value}\` here`, actual };
    }
  }
  for (const name of notReached)
    if (names.statesOf(name).some((state) => entered.includes(state)))
      yield { at: name.at, what: `\`${name.value}\``, expected: "not reached", actual: "reached" };
  for (const { name, value, at } of retries) {
    const states = names.statesOf(name);
    const count = run.recoveries.filter(({ state, by }) => by === "Retry" && states.includes(state)).length;
    if (states.length > 0 && count !== value)
      yield { at, what: `the retries of \`${name.value}\``, expected: String(value), actual: String(count) };
  }
}

/** The index of the first name that does not follow on the ones before; the number of names when all do. */
function firstMissed(entered: readonly string[], names: readonly (readonly string[])[]): number {
  let next = 0;
  for (const state of entered) if (names[next]?.includes(state)) next += 1;
  return next;
}

function* received(run: Run, { receives }: Expected, names: Names): Generator<Mismatch> {
  for (const { name, value, at } of receives) {
    const states = names.statesOf(name);
    const calls = run.calls.filter(({ state }) => states.includes(state)).map((call) => call.arguments);
    const fits = (given: Json): boolean => (isList(value) ? hasInARow(given, value) : holds(given, value));
    if (states.length > 0 && !calls.some(fits))
      yield {
        at,
        what: `what \`${name.value}\` receives`,
        expected: json(value),
        actual: calls.length === 0 ? "nothing, as it was not called" : calls.map(json).join(", then "),
      };
  }
}

function* alive(run: Run, expected: Expected, names: Names): Generator<Mismatch> {
  const made = run.clusters.filter(({ madeBy, status }) => madeBy !== null && status === "alive");
  const wanted = expected.alive?.value ?? [];
  const isMeant = (cluster: Cluster, name: Placed<string>): boolean =>
    cluster.name === name.value || names.statesOf(name).includes(cluster.madeBy ?? "");
  for (const name of wanted)
    if (!made.some((cluster) => isMeant(cluster, name)))
      yield { at: name.at, what: `\`${name.value}\``, expected: "alive at the end", actual: "gone, or never made" };
  for (const cluster of made)
    if (!wanted.some((name) => isMeant(cluster, name)))
      yield {
        at: expected.alive?.at ?? expected.at,
        what: `${cluster.id}, made by \`${cluster.madeBy}\``,
        expected: "gone at the end",
        actual: "alive",
      };
}

function* inTime(run: Run, { within }: Expected): Generator<Mismatch> {
  if (within && run.took > within.value)
    yield {
      at: within.at,
      what: "the time",
      expected: `at most ${durationText(within.value / 1000)}`,
      actual: durationText(run.took / 1000),
    };
}

/** What never happened tests nothing. */
function* unmet(run: Run, wanted: readonly Wanted[]): Generator<Mismatch> {
  const entered = new Set(run.trace.map(({ state }) => state));
  for (const { at, what, faults, states } of wanted) {
    const isMet =
      faults.length > 0
        ? faults.some((fault) => run.fired.includes(fault))
        : states.some((state) => entered.has(state));
    if (!isMet && states.length > 0)
      yield { at, what, expected: "met by the run", actual: "never, so it tests nothing" };
  }
}

function json(value: Json | undefined): string {
  return value === undefined ? "none" : JSON.stringify(value);
}
