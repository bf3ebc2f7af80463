/** What a picture of a run shows: its clusters with their steps, its other tasks, its pauses and its failures. */
import type { Cluster, Step } from "../../simulate/run.js";
import { statesOf } from "../../machine/walk.js";
import { untilText } from "../clusters.js";
import { momentText, tookText } from "../../text/took.js";
import type { Told } from "../told.js";
import { allVisits, visitsOf, type Visit } from "../visits.js";
import { inARow, inLanes, together, type Bar, type BarKind, type Run } from "./lanes.js";
import type { Scale } from "./scale.js";

export interface Group {
  readonly label: string;
  readonly title: string;
  readonly lanes: readonly (readonly Bar[])[];
  /** What is said of those that are not drawn; `null` when all are. */
  readonly remark: string | null;
  /** Where it goes on after the end of the run; `null` when it does not. */
  readonly goesOn: string | null;
}

/** A group with more lanes is cut, which its remark says. */
const mostLanes = 60;

/** Gives the groups from top to bottom; those that would be empty are left out. */
export function groupsOf(told: Told, scale: Scale): readonly Group[] {
  const { run } = told;
  const visits = [...allVisits(visitsOf(told.machine, run))];
  return [
    ...run.clusters.map((cluster) => clusterGroup(cluster, told, scale)),
    ...others("other tasks", "Tasks that are no step", together(tasksOf(visits, told, scale))),
    ...others("waits and retries", "Time in which the run waits", together(pausesOf(visits, told, scale))),
    ...others("failures", "Failures that nothing tried again", together(failuresOf(told, scale))),
  ];
}

function others(label: string, title: string, bars: readonly Bar[]): readonly Group[] {
  if (bars.length === 0) return [];
  const { lanes, left } = inLanes(
    bars.map((bar): Run => [bar]),
    mostLanes,
  );
  return [{ label, title, lanes, remark: remarkOn(left), goesOn: null }];
}

function remarkOn(left: number): string | null {
  return left === 0 ? null : `${left} more are not drawn`;
}

function clusterGroup(cluster: Cluster, { run }: Told, { x }: Scale): Group {
  const steps = run.steps.filter((step) => step.cluster === cluster.id);
  const end = Math.min(cluster.endedAt ?? run.took, run.took);
  const name = cluster.name || cluster.id;
  const bar = barMaker(x);
  const ready = Math.min(cluster.readyAt ?? end, end);
  const life: Bar[] = [];
  if (ready > cluster.createdAt) life.push(bar(cluster.createdAt, ready, "starting", "", `${name} starting`));
  for (const [from, to, isBusy] of shades(steps, ready, end))
    life.push(bar(from, to, isBusy ? "busy" : "waiting", "", `${name} ${isBusy ? "at work" : "waiting"}`));
  const { lanes, left } = inLanes(
    steps.map((step) => stepRun(step, run.took, bar)),
    mostLanes,
  );
  const own = life.length > 0 ? [inARow(life)] : [];
  const isAlive = cluster.status === "alive";
  return {
    label: name,
    title: `${cluster.kind} ${name} (${cluster.id}) from ${momentText(cluster.createdAt)} to ${isAlive ? "the end of the run and on" : momentText(cluster.endedAt ?? end)}`,
    lanes: [...own, ...lanes],
    remark: remarkOn(left),
    goesOn: isAlive ? `still alive, ${untilText(cluster)}` : null,
  };
}

/** Parts of a cluster's life in which steps run on it, and those in which none does. */
function shades(steps: readonly Step[], ready: number, end: number): readonly (readonly [number, number, boolean])[] {
  const parts: (readonly [number, number, boolean])[] = [];
  let at = ready;
  const runs = steps
    .flatMap(({ startedAt, endedAt = Infinity }) => (startedAt === undefined ? [] : [[startedAt, endedAt] as const]))
    .sort(([one], [other]) => one - other);
  for (const [from, to] of runs) {
    const begin = Math.max(at, Math.min(from, end));
    const stop = Math.min(to, end);
    if (stop <= at) continue;
    if (begin > at) parts.push([at, begin, false]);
    const last = parts.at(-1);
    if (last?.[2] === true && last[1] === begin) parts[parts.length - 1] = [last[0], stop, true];
    else parts.push([begin, stop, true]);
    at = stop;
  }
  return end > at ? [...parts, [at, end, false]] : parts;
}

const kindOfStep: { readonly [S in Step["status"]]: BarKind } = {
  PENDING: "queued",
  RUNNING: "work",
  COMPLETED: "work",
  FAILED: "failed",
  CANCELLED: "cancelled",
};

type BarMaker = (from: number, to: number, kind: BarKind, text: string, what: string) => Bar;

function barMaker(x: Scale["x"]): BarMaker {
  return (from, to, kind, text, what) => ({
    from: x(from),
    to: x(to),
    kind,
    text,
    title: `${what}, ${momentText(from)} to ${momentText(to)} (${tookText(to - from)})`,
  });
}

function stepRun({ name, id, status, addedAt, startedAt, endedAt }: Step, took: number, bar: BarMaker): Run {
  const end = Math.min(endedAt ?? took, took);
  const what = `${name} (${id}) ${status}`;
  if (startedAt === undefined) return [bar(addedAt, end, kindOfStep[status], name, what)];
  const work = bar(startedAt, Math.max(end, startedAt), kindOfStep[status], name, what);
  return startedAt > addedAt ? [bar(addedAt, startedAt, "queued", "", `${name} (${id}) queued`), work] : [work];
}

/** Attempts of tasks that neither made a cluster nor ran a step: these are drawn where they ran. */
function tasksOf(visits: readonly Visit[], { run }: Told, { x }: Scale): readonly Bar[] {
  const drawn = new Set([
    ...run.steps.map(({ addedBy, addedAt }) => JSON.stringify([addedBy, addedAt])),
    ...run.clusters.map(({ madeBy, createdAt }) => JSON.stringify([madeBy, createdAt])),
  ]);
  const bar = barMaker(x);
  return visits
    .filter(({ type }) => type === "Task")
    .flatMap(({ state, events }) => {
      const bars: Bar[] = [];
      for (const [index, { event }] of events.entries()) {
        if (!event.event.endsWith("Scheduled") || drawn.has(JSON.stringify([state, event.at]))) continue;
        const end = events
          .slice(index + 1)
          .find((later) => /(Succeeded|Failed|TimedOut|Aborted)$/.test(later.event.event));
        const failed = end !== undefined && /(Failed|TimedOut)$/.test(end.event.event);
        bars.push(bar(event.at, end?.event.at ?? run.took, failed ? "failed" : "task", state, state));
      }
      return bars;
    });
}

function pausesOf(visits: readonly Visit[], { run }: Told, { x }: Scale): readonly Bar[] {
  const bar = barMaker(x);
  const waits = visits
    .filter(({ type }) => type === "Wait")
    .map(({ state, events }) => {
      const [first, last] = [events[0]?.event.at ?? 0, events.length > 1 ? (events.at(-1)?.event.at ?? 0) : run.took];
      return bar(first, last, "pause", state, `${state} waits`);
    });
  const retries = run.recoveries.flatMap(({ state, error, at, retry }) =>
    retry
      ? [
          bar(
            at,
            Math.min(at + retry.pause, run.took),
            "retry",
            state,
            `${state} waits for retry ${retry.count} of ${retry.of} after ${error}`,
          ),
        ]
      : [],
  );
  return [...waits, ...retries];
}

/** A Fail that raises again what failed before is no failure of its own. */
function failuresOf({ run, machine }: Told, { x }: Scale): readonly Bar[] {
  const fails = new Set([...statesOf(machine)].filter(({ state }) => state.Type === "Fail").map(({ name }) => name));
  const errors = new Set<string>();
  return run.failures.flatMap(({ state, error, at, execution }) => {
    const isNew = !fails.has(state) || !errors.has(error);
    errors.add(error);
    const mark: Bar = {
      from: x(at) - 4,
      to: x(at) + 4,
      kind: "failure",
      text: state,
      title: `${state} failed at ${momentText(at)}${execution === "" ? "" : ` in ${execution}`}: ${error}`,
    };
    return isNew ? [mark] : [];
  });
}
