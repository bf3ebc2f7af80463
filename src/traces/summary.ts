/** How a run ended, what it used, and what the simulator took for granted. */
import type { Appearance } from "../reporters/reporter.js";
import { painter, type Paint } from "../reporters/style.js";
import { historyEvents } from "../simulate/engine/limits.js";
import type { Assumed, ClusterEnd, Run } from "../simulate/run.js";
import { printable } from "../text/printable.js";
import { leftAlive, untilText } from "./clusters.js";
import { shortened } from "./shortened.js";
import { momentText, tookText } from "../text/took.js";
import type { Told } from "./told.js";

/** Gives the lines. @param leftOut how many states the timeline does not show */
export function summaryOf(told: Told, leftOut: number, { color }: Appearance): readonly string[] {
  const paint = painter(color);
  const rows = [
    ...endRows(told.run),
    ...countRows(told.run, leftOut),
    ...clusterRows(told.run, paint),
    ...assumedRows(told.run, paint),
    ...assumedTimeRows(told.run),
    ["start", `${new Date(told.run.startedAt).toISOString()} of virtual time, seed ${told.seed ?? "not given"}`],
  ];
  const { status, took } = told.run;
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [
    `${paint(status === "SUCCEEDED" ? "added" : "error", status)} after ${tookText(took)}`,
    ...rows.map(([name = "", text = ""]) => `  ${paint("frame", name.padEnd(width))}  ${text}`),
  ];
}

type Row = readonly [string, string];

function endRows({ error, cause, output }: Run): readonly Row[] {
  return [
    ...(error === undefined ? [] : [["error", shortened(error)] as const]),
    ...(cause === undefined ? [] : [["cause", shortened(cause)] as const]),
    ...(output === undefined ? [] : [["output", shortened(JSON.stringify(output))] as const]),
  ];
}

function countRows({ trace }: Run, leftOut: number): readonly Row[] {
  const entered = trace.filter(({ event }) => event.endsWith("StateEntered")).length;
  const events = trace.filter(({ execution }) => execution === "").length;
  const children = new Set(trace.map(({ execution }) => execution)).size - 1;
  const hidden = leftOut === 0 ? "" : `; ${leftOut} that only decide or compute are not shown (--full shows them)`;
  return [
    ["states", `${entered} entered${hidden}`],
    [
      "history",
      `${grouped(events)} of ${grouped(historyEvents)} events${children > 0 ? `, and ${children} child executions with their own` : ""}`,
    ],
  ];
}

function clusterRows(run: Run, paint: Paint): readonly Row[] {
  const made = run.clusters.filter(({ madeBy }) => madeBy !== null);
  const alive = leftAlive(run);
  const rows = made.map((cluster): Row => {
    const { id, name, kind, endedAt, endedBy = "call", billedMs } = cluster;
    const end = endedAt === undefined ? "not ended" : `ended at ${momentText(endedAt)}`;
    const by = endedBy === "call" ? "" : ` by ${endWords[endedBy]}`;
    return [kind, `${printable(name || id)} (${id}), paid for about ${tookText(billedMs)}, ${end}${by}`];
  });
  const { jobRunMs } = run.billed;
  const clusterMs = made.filter(({ kind }) => kind === "cluster").reduce((total, { billedMs }) => total + billedMs, 0);
  const sums: readonly Row[] = [
    ...(clusterMs > 0 ? [["cluster time", `about ${tookText(clusterMs)} in all`] as const] : []),
    ...(jobRunMs > 0 ? [["job run time", `about ${tookText(jobRunMs)} in all`] as const] : []),
  ];
  const left: readonly Row[] =
    alive.length === 0
      ? [["still alive", "nothing that the run made"]]
      : alive.map((each): Row => [
          "STILL ALIVE",
          paint("error", `${printable(each.name || each.id)} (${each.id}), ${untilText(each)}`),
        ]);
  return [...rows, ...sums, ...left];
}

const endWords: { readonly [E in ClusterEnd]: string } = {
  call: "a call",
  idle: "its idle timeout",
  "failed start": "EMR, as it could not start",
  "failed step": "EMR, as a step failed",
  "steps done": "EMR, as its steps were done",
  stop: "the stop of the task that made it",
  before: "something before the run",
};

/** The same answer of the same state is told once, with how often it was given. */
function assumedRows({ assumed }: Run, paint: Paint): readonly Row[] {
  const counts = new Map<string, { readonly one: Assumed; times: number }>();
  for (const one of assumed) {
    const key = JSON.stringify([one.state, one.result, one.why]);
    const known = counts.get(key);
    if (known) known.times += 1;
    else counts.set(key, { one, times: 1 });
  }
  return [...counts.values()].map(({ one: { state, result, why }, times }): Row => {
    const often = times === 1 ? "" : `, ${grouped(times)} times`;
    return [
      "assumed",
      `${paint("advice", printable(state))} answers ${shortened(JSON.stringify(result))}${often}: ${printable(why)}`,
    ];
  });
}

function assumedTimeRows({ assumedTimes }: Run): readonly Row[] {
  const tasks = new Set(assumedTimes.map(({ state }) => state)).size;
  if (tasks === 0) return [];
  const whose = tasks === 1 ? "the duration of 1 task" : `the durations of ${grouped(tasks)} tasks`;
  return [["assumed", `${whose}; --duration STATE=25m sets one`]];
}

/** `25,000` */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
