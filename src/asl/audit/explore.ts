/** Follows every way through a graph, failures included, and sums up how it can go. */
import type { State, StateGraph } from "../../machine/asl.js";
import { runChoice } from "./choice.js";
import { outcomes } from "./outcomes.js";
import { isSameKnowledge, knowledgeDigest, statusKey, type Facts } from "./facts.js";
import { frontier } from "./frontier.js";
import type { Need } from "./live.js";
import { runMap } from "./map.js";
import type { At, Context, Move, Summary } from "./moves.js";
import { merger } from "./name-map.js";
import { runParallel } from "./parallel.js";
import { runFail, runPass, runSucceed, runWait } from "./simple.js";
import { runTask } from "./task.js";
import { isDefined, unknown, type Value } from "./value.js";

const run: { readonly [T in State["Type"]]: (at: At<Extract<State, { Type: T }>>) => readonly Move[] } = {
  Task: runTask,
  Parallel: runParallel,
  Map: runMap,
  Choice: runChoice,
  Pass: runPass,
  Wait: runWait,
  Succeed: runSucceed,
  Fail: runFail,
};

/** Makes the function that explores graphs; a graph that is entered again with the same facts is not explored again. */
export function explorer(about: Omit<Context, "explore" | "before">, visited: (at: At) => void): Context["explore"] {
  const known = new Map<StateGraph, Map<string, Entered[]>>();
  const explore: Context["explore"] = (graph, path, entered, before) => {
    const facts = keptFacts(about, graph, graph.StartAt, entered);
    const entries = known.get(graph) ?? new Map<string, Entered[]>();
    known.set(graph, entries);
    const key = `${statusKey(facts.status)} ${knowledgeDigest(facts)}`;
    const alike = entries.get(key) ?? [];
    entries.set(key, alike);
    const same = alike.find((entry) => isSameKnowledge(entry.facts, facts));
    if (same !== undefined) return same.summary;
    const summary = exploreGraph({ ...about, explore, before }, graph, path, facts, visited);
    alike.push({ facts, summary });
    return summary;
  };
  return explore;
}

/** What came of a graph that was entered with certain facts. */
interface Entered {
  readonly facts: Facts;
  readonly summary: Summary;
}

function exploreGraph(
  context: Context,
  graph: StateGraph,
  path: string,
  facts: Facts,
  visited: (at: At) => void,
): Summary {
  const places = frontier();
  const found = outcomes();
  places.add({ name: graph.StartAt, facts, trail: null });
  for (let place = places.take(); place !== null; place = places.take()) {
    const { name, trail } = place;
    const state = Object.hasOwn(graph.States, name) ? graph.States[name] : undefined;
    // A transition to nowhere is the validator's to report.
    if (state === undefined) continue;
    const at = { context, name, path, state, facts: place.facts, trail };
    visited(at);
    found.during(place.facts.status, trail);
    for (const move of visit(at)) {
      if (move.kind === "goes")
        places.add({ name: move.to, facts: keptFacts(context, graph, move.to, move.facts), trail: move.trail });
      else found.add(move);
    }
  }
  return found.summary;
}

/** Forgets the variables that nobody reads any more; what a branch does not read comes back when it is left. */
function keptFacts({ live }: Pick<Context, "live">, graph: StateGraph, name: string, facts: Facts): Facts {
  const variables = neededOf(facts.variables, live(graph, name));
  return variables === facts.variables ? facts : { ...facts, variables };
}

const neededOf = merger<Value, Need>({
  both: (value, need) => (need === "value" ? value : onlyPresence(value)),
  left: "drop",
  right: "drop",
});

/** Of a variable whose value decides nothing it is enough to know whether it is there. */
function onlyPresence(value: Value): Value {
  if (value === there || value === perhapsThere) return value;
  return isDefined(value) === true ? there : perhapsThere;
}

const there = unknown({ defined: true });
const perhapsThere = unknown();

function visit(at: At): readonly Move[] {
  // The table's key and its function's argument are the same member of the union; TypeScript cannot see that they go
  // together.
  return (run[at.state.Type] as (at: At) => readonly Move[])(at);
}
