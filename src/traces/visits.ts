/**
 * The events of a run as a tree: each visit of a state with its own events, under the visit of the state around it. The
 * history is one list in which branches and items mix; each event names the one before it on its own way.
 */
import type { Machine, State } from "../machine/asl.js";
import { childGraphs, statesOf } from "../machine/walk.js";
import type { Recovery, Run, TraceEvent } from "../simulate/run.js";

export interface Visit {
  readonly state: string;
  readonly type: State["Type"];
  readonly parent: Visit | null;
  /** Which item of the Map around it it belongs to, from 0; `null` where the state around it is no Map. */
  readonly item: number | null;
  /** How many states are around it. */
  readonly depth: number;
  readonly events: Happening[];
  readonly children: Visit[];
}

/** An event, and what became of the failure that it is. */
export interface Happening {
  /** Its place among all events of the run. */
  readonly order: number;
  readonly event: TraceEvent;
  readonly recoveries: readonly Recovery[];
  /** The state that comes next on the way; `null` where none does. */
  readonly next: string | null;
}

/** Where on its way an event stands: in a visit, and in an item of it if it is a Map. */
interface Position {
  readonly visit: Visit | null;
  readonly item: number | null;
}

/** Gives the visits of the machine's own states; those of inner ones are their children. */
export function visitsOf(machine: Machine, run: Pick<Run, "trace" | "recoveries">): readonly Visit[] {
  const states = new Map([...statesOf(machine)].map(({ name, state }) => [name, state]));
  const around = statesAround(states);
  const recoveries = recoveriesByEvent(run.recoveries);
  const nexts = nextStates(run.trace);
  const top: Visit[] = [];
  const latest = new Map<string, Visit>();
  const positions = new Map<string, Position>();
  for (const [order, event] of run.trace.entries()) {
    const state = states.get(event.state);
    if (!state) continue;
    const container = around.get(event.state) ?? null;
    const before = positions.get(keyOf(event.execution, event.previousId)) ?? outside(event, container, latest);
    const isEntered = event.event === `${state.Type}StateEntered`;
    const visit = isEntered
      ? enter(event.state, state.Type, climb(before, container), top)
      : climb(before, event.state).visit;
    if (!visit) continue;
    if (isEntered) latest.set(event.state, visit);
    const key = keyOf(event.execution, event.id);
    visit.events.push({ order, event, recoveries: recoveries.get(key) ?? [], next: nexts.get(key) ?? null });
    positions.set(key, { visit, item: event.event === "MapIterationStarted" ? itemOf(event) : null });
  }
  return top;
}

/** Gives all visits of a tree, outer before inner. */
export function* allVisits(visits: readonly Visit[]): Generator<Visit> {
  for (const visit of visits) {
    yield visit;
    yield* allVisits(visit.children);
  }
}

/** State → the state around it. */
function statesAround(states: ReadonlyMap<string, State>): ReadonlyMap<string, string> {
  return new Map(
    [...states].flatMap(([name, state]) =>
      childGraphs(state).flatMap(({ graph }) => Object.keys(graph.States).map((inner) => [inner, name] as const)),
    ),
  );
}

/** Goes outwards until it stands directly in a state; `null` is the machine itself. */
function climb(from: Position, state: string | null): Position {
  let { visit, item } = from;
  while (visit && visit.state !== state) ({ item, parent: visit } = visit);
  return { visit, item };
}

function enter(state: string, type: State["Type"], { visit: parent, item }: Position, top: Visit[]): Visit {
  const visit = { state, type, parent, item, depth: parent ? parent.depth + 1 : 0, events: [], children: [] };
  (parent?.children ?? top).push(visit);
  return visit;
}

/** The first event of a child execution follows none: it belongs to the distributed Map that started it. */
function outside(event: TraceEvent, container: string | null, latest: ReadonlyMap<string, Visit>): Position {
  if (event.execution === "" || container === null) return { visit: null, item: null };
  // The name of a child ends with its number, from 1.
  const number = Number(/-(\d+)$/.exec(event.execution)?.[1] ?? 1);
  return { visit: latest.get(container) ?? null, item: number - 1 };
}

function itemOf({ details }: TraceEvent): number | null {
  const index = details?.["index"];
  return typeof index === "number" ? index : null;
}

function recoveriesByEvent(recoveries: readonly Recovery[]): ReadonlyMap<string, readonly Recovery[]> {
  const found = new Map<string, Recovery[]>();
  for (const recovery of recoveries) {
    const key = keyOf(recovery.execution, recovery.after);
    const others = found.get(key);
    if (others) others.push(recovery);
    else found.set(key, [recovery]);
  }
  return found;
}

/** For each event that leaves a state: which state is entered next. */
function nextStates(trace: readonly TraceEvent[]): ReadonlyMap<string, string> {
  return new Map(
    trace
      .filter(({ event }) => event.endsWith("StateEntered"))
      .map(({ execution, previousId, state }) => [keyOf(execution, previousId), state]),
  );
}

function keyOf(execution: string, id: number): string {
  return `${id} ${execution}`;
}
