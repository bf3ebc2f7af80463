/** Map: inline, or distributed. */
import type { Json, MapState } from "../../machine/asl.js";
import { childGraphs, escapePointer } from "../../machine/walk.js";
import type { Leave, Place, Visit } from "../engine/execution.js";
import { runGraph } from "../engine/graph.js";
import { leave } from "../engine/leave.js";
import { closeScope, openScope } from "../engine/scopes.js";
import { StateFailure } from "../failure.js";
import { join } from "../time/join.js";
import type { Region } from "../time/region.js";
import { isDistributed, runDistributed } from "./distributed.js";
import { itemsRead } from "./item-reader.js";
import { meetFault } from "./meet-fault.js";
import { recovering } from "./recover.js";

/** How many items run at a time at most. Source: developer guide, service-quotas, read 2026-11-22. */
const mostAtOnce = { inline: 40, distributed: 10_000 };

export function map(state: MapState, visit: Visit): Promise<Leave> {
  return recovering(state, visit, async (attempt) => {
    meetFault(attempt);
    const { history } = attempt.place.execution;
    const items =
      state.ItemReader === undefined ? await attempt.language.itemsOf(state, attempt) : await itemsRead(state, attempt);
    const limit = await atOnce(state, attempt);
    history.record(attempt, "MapStateStarted", { length: items.length });
    const result = await (isDistributed(state) ? runDistributed : runInline)(state, attempt, items, limit).catch(
      (thrown: unknown) => {
        history.record(attempt, "MapStateFailed");
        throw thrown;
      },
    );
    history.record(attempt, "MapStateSucceeded");
    return leave(state, attempt, { result }, result);
  });
}

function runInline(state: MapState, visit: Visit, items: readonly Json[], limit: number): Promise<Json> {
  const jobs = items.map((item, index) => (region: Region) => iterate(state, visit, region, item, index));
  return join(jobs, visit.place, limit);
}

async function iterate(state: MapState, visit: Visit, region: Region, value: Json, index: number): Promise<Json> {
  const { execution, scope, chain } = visit.place;
  const { history } = execution;
  const { graph, place: where } = processorOf(state, visit.name);
  const path = `${scope.path}/States/${escapePointer(visit.name)}/${where}`;
  const place: Place = {
    execution,
    region,
    scope: openScope(path, scope),
    chain: { ...chain },
    around: [...visit.place.around, visit.id],
    item: { Index: index, Value: value },
  };
  const about = { name: visit.name, index };
  const spot = { name: visit.name, place };
  region.onStop(() => history.end(spot, "MapIterationAborted", about));
  history.record(spot, "MapIterationStarted", about);
  try {
    const input = await visit.language.itemInputOf(state, value, { ...visit, place: { ...place, scope } });
    const output = await runGraph(graph, input, place);
    history.record(spot, "MapIterationSucceeded", about);
    return output;
  } catch (thrown) {
    history.record(spot, "MapIterationFailed", about);
    throw thrown;
  } finally {
    region.close();
    closeScope(place.scope, execution.owners);
    chain.last = place.chain.last;
  }
}

async function atOnce(state: MapState, visit: Visit): Promise<number> {
  const most = isDistributed(state) ? mostAtOnce.distributed : mostAtOnce.inline;
  const value = (await visit.language.numberOf(state, "MaxConcurrency", visit)) ?? 0;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    const cause = `${visit.name}: MaxConcurrency is ${JSON.stringify(value)}`;
    throw new StateFailure("States.QueryEvaluationError", cause);
  }
  return value === 0 ? most : Math.min(value, most);
}

/** Gives what a Map does with each item, by its new name or its old one. */
function processorOf(state: MapState, name: string): ReturnType<typeof childGraphs>[number] {
  const [processor] = childGraphs(state);
  if (!processor) throw new Error(`${name} has no ItemProcessor: refusals should have found this`);
  return processor;
}
