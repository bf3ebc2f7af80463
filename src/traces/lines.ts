/** What happened in a visit, line by line, in words. */
import type { Recovery, Run, TraceEvent } from "../simulate/run.js";
import { tookText } from "../text/took.js";
import type { Happening, Visit } from "./visits.js";
import { tookOf, type Attempt, type Work } from "./work.js";

/** How much a line matters: `quiet` lines are of states that only decide or compute. */
export type Tone = "plain" | "quiet" | "good" | "notice" | "bad";

export interface Line {
  readonly at: number;
  /** Its place among all events, so that lines of one moment keep their order. */
  readonly order: number;
  readonly depth: number;
  readonly state: string;
  readonly text: string;
  readonly tone: Tone;
  readonly isAssumed: boolean;
  /** The items that it is in, outer first, from 1. */
  readonly items: readonly number[];
  /** Whether it tells how the others are shown, and nothing that happened. */
  readonly isRemark: boolean;
  /** The line of what this one ends, shown in one line with it where nothing comes between. */
  readonly ends?: Line;
}

/** What the words are made from. */
export interface Telling {
  readonly run: Run;
  readonly work: (state: string, attempt: Attempt) => Work;
}

/** Gives the lines of a visit, without those of the visits in it. */
export function linesOf(visit: Visit, telling: Telling): readonly Line[] {
  return tellers[visit.type](visit, telling);
}

type Teller = (visit: Visit, telling: Telling) => readonly Line[];

const tellers: { readonly [T in Visit["type"]]: Teller } = {
  Task: taskLines,
  Wait: waitLines,
  Parallel: aroundLines,
  Map: aroundLines,
  Choice: quietLines,
  Pass: quietLines,
  Succeed: quietLines,
  Fail: failLines,
};

const ends = /(Succeeded|Failed|TimedOut|StateAborted)$/;

function taskLines(visit: Visit, telling: Telling): readonly Line[] {
  const lines: Line[] = [];
  let begun: { readonly line: Line; readonly attempt: Attempt; readonly work: Work } | null = null;
  for (const [index, happening] of visit.events.entries()) {
    const { event } = happening;
    if (event.event.endsWith("Scheduled")) {
      const end = visit.events.slice(index + 1).find((later) => ends.test(later.event.event))?.event ?? null;
      const attempt = { scheduled: event, end };
      const work = telling.work(visit.state, attempt);
      begun = { attempt, work, line: lineAt(visit, happening, work.begin, "plain", work.isAssumed) };
      lines.push(begun.line);
    } else if (begun && event.event.endsWith("Succeeded")) {
      const { done, isMilestone, isAssumed } = begun.work;
      const line = lineAt(visit, happening, done, isMilestone ? "good" : "plain", isAssumed);
      lines.push({ ...line, ends: begun.line });
      begun = null;
    } else if (/(Failed|TimedOut|Aborted)$/.test(event.event)) {
      const line = failureLine(visit, happening, begun?.attempt ?? null);
      lines.push(begun ? { ...line, ends: begun.line } : line);
      begun = null;
    }
  }
  return [...lines, ...silentFailure(visit, telling, lines)];
}

/** A failed attempt, and what became of it. */
function failureLine(visit: Visit, happening: Happening, attempt: Attempt | null): Line {
  const { event, recoveries } = happening;
  if (event.event.endsWith("Aborted")) return lineAt(visit, happening, "stopped", "notice");
  const took = attempt && tookOf(attempt) !== "0s" ? ` after ${tookOf(attempt)}` : "";
  const what = event.event.endsWith("TimedOut") ? "timed out" : "FAILED";
  const next = recoveries.map(recoveryText).join("; ");
  const text = `${what}${took}: ${errorIn(event)}${next === "" ? "" : `; ${next}`}`;
  return lineAt(visit, happening, text, recoveries.length > 0 ? "notice" : "bad");
}

function errorIn({ details }: TraceEvent): string {
  const error = details?.["error"];
  return typeof error === "string" && error !== "" ? error : "no error name";
}

function recoveryText({ retry, next }: Recovery): string {
  if (retry) return `retry ${retry.count} of ${retry.of} in ${tookText(retry.pause)}`;
  return `caught → ${next}`;
}

/** What became of a failure of something inside. */
function aroundRecovery(recovery: Recovery): string {
  const { error, next, retry } = recovery;
  return retry ? `${error}; ${recoveryText(recovery)}` : `catches ${error} → ${next}`;
}

function waitLines(visit: Visit): readonly Line[] {
  const [entered] = visit.events;
  const last = visit.events.at(-1);
  if (!entered || !last) return [];
  const isStopped = last.event.event === "WaitStateAborted";
  const waited = tookText(last.event.at - entered.event.at);
  if (last === entered) return [lineAt(visit, entered, "waits", "plain")];
  return [lineAt(visit, entered, isStopped ? `waits, stopped after ${waited}` : `waits ${waited}`, "plain")];
}

function aroundLines(visit: Visit, telling: Telling): readonly Line[] {
  const [entered] = visit.events;
  if (!entered) return [];
  const lines = [lineAt(visit, entered, aroundText(visit), "plain")];
  for (const happening of visit.events) {
    const { event, recoveries } = happening;
    if (event.event === "EvaluationFailed") lines.push(failureLine(visit, happening, null));
    else if (recoveries.length > 0)
      for (const recovery of recoveries) lines.push(lineAt(visit, happening, aroundRecovery(recovery), "notice"));
    else if (event.event.endsWith("StateAborted")) lines.push(lineAt(visit, happening, "stopped", "notice"));
  }
  return [...lines, ...silentFailure(visit, telling, lines)];
}

function aroundText({ events, type, children }: Visit): string {
  const length = events.map(({ event }) => event.details?.["length"]).find((value) => typeof value === "number");
  if (type === "Map") return length === 1 ? "1 item" : `${length ?? "no"} items`;
  const started = events.find(({ event }) => event.event === "ParallelStateStarted");
  const first = children.filter((child) => child.events[0]?.event.previousId === started?.event.id);
  return first.length > 1 ? `${first.length} branches` : "";
}

/** A state that takes no time: where it leads, or how it failed. */
function quietLines(visit: Visit, telling: Telling): readonly Line[] {
  const [entered] = visit.events;
  const exited = visit.events.find(({ event }) => event.event.endsWith("StateExited"));
  if (!entered) return [];
  if (exited) return [lineAt(visit, entered, exited.next === null ? "" : `→ ${exited.next}`, "quiet")];
  const failed = visit.events.filter(({ event }) => event.event === "EvaluationFailed");
  if (failed.length > 0) return failed.map((happening) => failureLine(visit, happening, null));
  return silentFailure(visit, telling, []);
}

function failLines(visit: Visit, telling: Telling): readonly Line[] {
  const [entered] = visit.events;
  if (!entered) return [];
  const error = errorOf(visit, telling.run);
  return [lineAt(visit, entered, error === null ? "fails" : `fails: ${error}`, "bad")];
}

/** A state that neither ended well nor has an event that says how it failed: its own fields failed. */
function silentFailure(visit: Visit, { run }: Telling, told: readonly Line[]): readonly Line[] {
  const last = visit.events.at(-1);
  const isOver = visit.events.some(({ event }) => /(StateExited|StateAborted)$/.test(event.event));
  if (!last || isOver || told.some(({ tone }) => tone === "bad")) return [];
  const error = errorOf(visit, run);
  return error === null ? [] : [lineAt(visit, last, `FAILED: ${error}`, "bad")];
}

/** The error by which a visit failed for good; inside of a child execution, that of the child. */
function errorOf(visit: Visit, run: Run): string | null {
  const last = visit.events.at(-1)?.event;
  if (!last) return null;
  const own = run.failures.find(
    ({ state, at, execution }) => state === visit.state && at === last.at && execution === last.execution,
  );
  if (own) return own.error;
  if (last.execution === "") return null;
  const ended = run.trace.find(({ execution, event }) => execution === last.execution && event === "ExecutionFailed");
  return ended ? errorIn(ended) : null;
}

function lineAt(visit: Visit, { event, order }: Happening, text: string, tone: Tone, isAssumed = false): Line {
  return { ...remarkAt(visit, { at: event.at, order }, text, tone), state: visit.state, isAssumed, isRemark: false };
}

/** A line beside a visit that tells how others are shown. */
export function remarkAt(visit: Visit, when: Pick<Line, "at" | "order">, text: string, tone: Tone = "quiet"): Line {
  const { at, order } = when;
  return {
    at,
    order,
    depth: visit.depth,
    state: "",
    text,
    tone,
    items: itemsAround(visit),
    isAssumed: false,
    isRemark: true,
  };
}

function itemsAround({ parent, item }: Visit): readonly number[] {
  return [...(parent ? itemsAround(parent) : []), ...(item === null ? [] : [item + 1])];
}
