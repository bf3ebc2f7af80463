/** What failed for good, each with its place in the source. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { excerptOf, gutterOf } from "../reporters/excerpt.js";
import { placeOf } from "../reporters/place.js";
import type { Appearance } from "../reporters/reporter.js";
import { painter } from "../reporters/style.js";
import type { Failure } from "../simulate/run.js";
import { statesOf } from "../machine/walk.js";
import { printable, quoted } from "../text/printable.js";
import { shortened } from "./shortened.js";
import { momentText } from "../text/took.js";
import type { Told } from "./told.js";

/** Gives a paragraph for each failure. */
export function failuresText(told: Told, appearance: Appearance): readonly string[] {
  const paint = painter(appearance.color);
  return eachOnce(told).flatMap(({ failure, times }) => {
    const { state, error, at } = failure;
    const often = times > 1 ? `, ${times} times` : "";
    const title = `${paint("error", `${quoted(state, 100)} failed`)}${paint("strong", `: ${printable(error)} at ${momentText(at)}${often}`)}`;
    const place = told.placeOf(state);
    const cause = causeOf(told, failure);
    const note = cause === null ? [] : [`  ${paint("frame", "=")} ${paint("strong", "cause")}: ${shortened(cause)}`];
    if (!place) return [title, ...note, ""];
    const { source, span } = place;
    const finding: Diagnostic = { ...span, source, severity: "error", code: "", name: "", message: "", label: error };
    const gutter = gutterOf(finding);
    return [
      title,
      `${" ".repeat(gutter)}${paint("frame", "-->")} ${placeOf({ source, start: span.start })}`,
      ...excerptOf(finding, gutter, appearance, paint),
      ...note,
      "",
    ];
  });
}

/** Why it failed, as far as its history says so. */
function causeOf({ run }: Told, { state, at, execution }: Failure): string | null {
  const causes = run.trace
    .filter((event) => event.state === state && event.at === at && event.execution === execution)
    .map(({ details }) => details?.["cause"]);
  return causes.find((cause) => typeof cause === "string") ?? null;
}

/** A Fail that only raises again what failed before tells nothing new; a state that fails often is shown once. */
function eachOnce({ run, machine }: Told): readonly { readonly failure: Failure; readonly times: number }[] {
  const types = new Map([...statesOf(machine)].map(({ name, state }) => [name, state.Type]));
  const found = new Map<string, { readonly failure: Failure; times: number }>();
  const errors = new Set<string>();
  for (const failure of run.failures) {
    const isRaisedAgain = types.get(failure.state) === "Fail" && errors.has(failure.error);
    errors.add(failure.error);
    if (isRaisedAgain) continue;
    const key = JSON.stringify([failure.state, failure.error]);
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { failure, times: 1 });
  }
  return [...found.values()];
}
