/** How a run ends: its outcome, what it gives, how long it takes. */
import type { Run } from "../../simulate/run.js";
import { matchesText } from "../../text/wildcard.js";
import { tookText } from "../../text/took.js";
import { durationText } from "../../text/units.js";
import { holds } from "../match.js";
import type { Expected } from "../scenario.js";
import { jsonText, wordText, type Compare, type Difference } from "./difference.js";

export const endOfRun: Compare = function* (run, expected) {
  const outcome = outcomeOf(expected);
  if (outcome !== null && run.status !== outcome.value)
    yield { at: outcome.at, what: "the outcome", expected: outcome.value, actual: `${run.status}${whyOf(run)}` };
  yield* reason(run, expected);
  if (expected.output && !holds(run.output, expected.output.value))
    yield {
      at: expected.output.at,
      what: "the output",
      expected: jsonText(expected.output.value),
      actual: jsonText(run.output),
    };
  if (expected.within && run.took > expected.within.value)
    yield {
      at: expected.within.at,
      what: "the time",
      expected: `at most ${durationText(expected.within.value / 1000)}`,
      // A time above the limit must not look like it.
      actual: tookText(Math.ceil(run.took / 1000) * 1000),
    };
};

/** What is said of an error or an output says how the run ends. */
function outcomeOf({ outcome, error, cause, output }: Expected): Expected["outcome"] {
  if (outcome) return outcome;
  return output ? { value: "SUCCEEDED", at: (error ?? cause ?? output).at } : null;
}

function whyOf({ error, cause }: Run): string {
  if (error === undefined) return "";
  return ` by ${wordText(error)}${cause === undefined ? "" : `, ${wordText(cause)}`}`;
}

function* reason(run: Run, { error, cause, outcome }: Expected): Generator<Difference> {
  // A run that ends otherwise has been told with its error.
  if (outcome && run.status !== outcome.value) return;
  if (error && !(run.error !== undefined && matchesText(run.error, error.value)))
    yield {
      at: error.at,
      what: "the error",
      expected: wordText(error.value),
      actual: run.error === undefined ? `none, as the run ${run.status}` : wordText(run.error),
    };
  if (cause && !run.cause?.includes(cause.value))
    yield {
      at: cause.at,
      what: "the cause",
      expected: `one with ${wordText(cause.value)} in it`,
      actual: wordText(run.cause),
    };
}
