/** Problems that runs showed, each once however many runs show it: the first of them, with the number of the others. */
import { everyFault as catalog } from "../../diagnostics/catalog/every-fault.js";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.js";
import type { Trial, Tried } from "../../simulate/faults/trial.js";
import type { LeftBecause, Shortcoming } from "../../simulate/faults/verdict.js";
import type { Run } from "../../simulate/run.js";
import type { Span } from "../../text/span.js";
import { about, nowhere } from "../findings.js";
import type { FoundMachine } from "../machines.js";
import { counted } from "../../text/counted.js";
import type { Start } from "./bases.js";
import { againText, describeTrial } from "./replay.js";

export interface Problems {
  add(shortcoming: Shortcoming, tried: Tried, start: Start): void;
  all(): readonly Diagnostic[];
}

interface Shown {
  readonly shortcoming: Shortcoming;
  readonly tried: Tried;
  readonly start: Start;
  others: number;
}

export function problemsIn(found: FoundMachine): Problems {
  const shown = new Map<string, Shown>();
  return {
    add(shortcoming, tried, start) {
      const key = keyOf(shortcoming, tried.trial);
      const known = shown.get(key);
      if (known) known.others += 1;
      else shown.set(key, { shortcoming, tried, start, others: 0 });
    },
    all: () => [...shown.values()].map((each) => diagnosticOf(each, found)),
  };
}

/** The same thing goes wrong where the same is left because the same state fails, by whatever error. */
function keyOf(shortcoming: Shortcoming, trial: Trial): string {
  const what =
    shortcoming.kind === "left" ? [shortcoming.cluster.madeBy, shortcoming.why] : [shortcoming.failure.state];
  return JSON.stringify([shortcoming.kind, ...what, shortcoming.kind === "left" ? placeOfTrial(trial) : null]);
}

/** The state at which a trial goes wrong last. */
function placeOfTrial({ faults, abortAt }: Trial): string | null {
  return abortAt?.state ?? faults.at(-1)?.state ?? null;
}

function diagnosticOf({ shortcoming, tried, start, others }: Shown, found: FoundMachine): Diagnostic {
  const { trial, run } = tried;
  const state =
    shortcoming.kind === "left" ? (placeOfTrial(trial) ?? shortcoming.cluster.madeBy) : shortcoming.failure.state;
  const place = state === null ? null : found.placeOf(state);
  const notes = [
    `What goes wrong: ${describeTrial(trial)}.`,
    `The way: ${wayOf(run)}.`,
    againText({ trial, start, found }),
    ...(others > 0 ? [`${counted(others, "more run")} ${others === 1 ? "shows" : "show"} the same.`] : []),
  ];
  const finding = wordsOf(shortcoming, run, place?.span ?? nowhere, notes);
  return place ? { ...finding, source: place.source } : about(found.path, finding);
}

function wordsOf(shortcoming: Shortcoming, run: Run, at: Span, notes: readonly string[]): Finding {
  if (shortcoming.kind !== "left")
    return catalog.lost(at, shortcoming.failure.state, shortcoming.failure.error, endOf(run), notes);
  const { cluster, why, cause } = shortcoming;
  const reason = cause === undefined ? whys[why] : `${whys[why]}: ${cause}`;
  return catalog.left(at, cluster.kind, cluster.madeBy ?? cluster.id, endOf(run), reason, notes);
}

const whys: { readonly [W in LeftBecause]: string } = {
  "nobody gave it back": "nothing on that way gives it back",
  "it was asked to end only once": "the call to end it failed by what passes, and nothing tries again",
  "it was refused": "the call to end it was refused",
  "nothing ends it": "nothing in a machine runs then, and it has no idle timeout that would end it",
};

/** Says how a run ended. */
export function endOf({ status, error }: Run): string {
  return error === undefined ? `ended ${status}` : `ended ${status} with ${error}`;
}

const mostStates = 12;

/** The states that a run entered, the last ones of a long way; turns of a loop stand once. */
function wayOf({ trace }: Run): string {
  const entered = trace.filter(({ event }) => event.endsWith("StateEntered")).map(({ state }) => state);
  const states = [...new Set(entered)];
  const last = states.slice(-mostStates).map((state) => `"${state}"`);
  return [...(states.length > mostStates ? [`… (${states.length - mostStates} before)`] : []), ...last].join(" → ");
}
