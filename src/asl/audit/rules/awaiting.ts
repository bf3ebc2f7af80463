/** Jobs that are started and never looked at before what they run on is given back: they are killed in the middle. */
import type { Machine, State } from "../../../machine/asl.js";
import { readCall } from "../../../machine/call.js";
import { childGraphs, statesOf } from "../../../machine/walk.js";
import { found, pointerTo } from "../finding.js";
import { mayTellIds, resourceCall } from "../resources.js";
import type { Step } from "../trail.js";
import { graphsOf, transitionsOf, type Graph } from "./graphs.js";
import { leavesJobOn, startsJob } from "./jobs.js";
import type { Rule } from "./rule.js";

export const awaiting: Rule = ({ machine }) => {
  const starts = [...statesOf(machine)].flatMap(({ name, state, path }) => {
    const kind = state.Type === "Task" ? leavesJobOn(state.Resource) : null;
    return kind === null ? [] : [{ spot: { name, path }, kind }];
  });
  if (starts.length === 0) return [];
  const flow = flowOf(machine);
  return starts.flatMap(({ spot, kind }) => {
    const way = wayToEnd(spot, kind, flow);
    const last = way?.at(-1);
    if (way === null || last === undefined) return [];
    const outcome = `"${last.name}" gives back what the job of "${spot.name}" runs on, and nobody has seen its end`;
    const place = {
      pointer: pointerTo(spot.path, spot.name),
      state: spot.name,
      way: { steps: way.map(stepOf), outcome },
    };
    return [found("notAwaited", place, spot.name, last.name)];
  });
};

/** A state by its graph. */
interface Spot {
  readonly name: string;
  readonly path: string;
}

interface Flow {
  readonly stateAt: (spot: Spot) => State | undefined;
  /** Where a run goes when nothing fails; out of a branch it goes behind what holds the branch. */
  readonly after: (spot: Spot) => readonly Spot[];
}

function flowOf(machine: Machine): Flow {
  const graphs = new Map(graphsOf(machine).map((each): [string, Graph] => [each.path, each]));
  const stateAt: Flow["stateAt"] = ({ name, path }) => {
    const states = graphs.get(path)?.graph.States ?? {};
    return Object.hasOwn(states, name) ? states[name] : undefined;
  };
  const after = ({ name, path }: Spot): readonly Spot[] => {
    const state = stateAt({ name, path });
    if (state === undefined || state.Type === "Fail") return [];
    const onwards = transitionsOf(state).filter(({ isFailure }) => !isFailure);
    if (onwards.length > 0) return onwards.map(({ to }) => ({ name: to, path }));
    const owner = graphs.get(path)?.owner ?? null;
    return owner === null ? [] : after({ name: owner, path: outside(path, owner) });
  };
  return { stateAt, after };
}

/** The graph around a graph: `/States/Use/Branches/0` stands in `""`. */
function outside(path: string, owner: string): string {
  return path.slice(0, path.lastIndexOf(pointerTo("", owner)));
}

/** Breadth first, so that the way is the shortest; a state that looks at jobs ends the search there. */
function wayToEnd(start: Spot, kind: string, flow: Flow): readonly Spot[] | null {
  const ways: (readonly Spot[])[] = [[start]];
  const seen = new Set([pointerTo(start.path, start.name)]);
  // A list's own iteration also visits what is added on the way.
  for (const way of ways) {
    const spot = way.at(-1) ?? start;
    for (const next of [...(way.length > 1 ? entered(spot, flow) : []), ...flow.after(spot)]) {
      const pointer = pointerTo(next.path, next.name);
      const state = flow.stateAt(next);
      if (seen.has(pointer) || state === undefined) continue;
      seen.add(pointer);
      if (givesBack(state, kind)) return [...way, next];
      if (!looks(state)) ways.push([...way, next]);
    }
  }
  return null;
}

/** The starts of the graphs that a state holds. */
function entered(spot: Spot, flow: Flow): readonly Spot[] {
  const state = flow.stateAt(spot);
  return (state === undefined ? [] : childGraphs(state)).map(({ graph, place }) => ({
    name: graph.StartAt,
    path: `${pointerTo(spot.path, spot.name)}/${place}`,
  }));
}

function givesBack(state: State, kind: string): boolean {
  const call = state.Type === "Task" ? resourceCall(state.Resource) : null;
  return (call?.does === "gives back" || call?.does === "readies") && call.kind.type === kind;
}

/**
 * Whether a state may see how a job is: it asks, it hands the question to somebody, it ends the job, or its own job waits for
 * those before it. For a state that holds others, one of them is enough.
 */
function looks(state: State): boolean {
  if (state.Type !== "Task")
    return childGraphs(state).some(({ graph }) => [...statesOf(graph)].some((inner) => looksItself(inner.state)));
  return looksItself(state);
}

function looksItself(state: State): boolean {
  if (state.Type !== "Task" || isOfResource(state.Resource)) return false;
  const call = readCall(state.Resource);
  if (call === null || call.pattern === "token" || /:cancel(Steps?|JobRun)$/.test(call.action)) return true;
  if (startsJob(state.Resource)) return call.pattern === "sync";
  return mayTellIds(state.Resource);
}

/** Whether a call is about what EMR runs jobs on, and tells nothing of the jobs. */
function isOfResource(resource: string): boolean {
  const does = resourceCall(resource)?.does ?? "starts";
  return does !== "starts" && does !== "looks";
}

function stepOf({ name, path }: Spot, index: number, all: readonly Spot[]): Step {
  const isLast = index === all.length - 1;
  return {
    state: name,
    path,
    event: isLast ? "enters" : "goes on",
    detail: isLast ? null : (all[index + 1]?.name ?? null),
  };
}
