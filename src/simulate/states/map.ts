/** Map: inline, or distributed. */
import type { Json, MapState } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { escapePointer } from "../../machine/walk.js";
import { viewOf, type Leave, type Place, type Visit } from "../engine/execution.js";
import { runGraph } from "../engine/graph.js";
import { leave } from "../engine/leave.js";
import { closeScope, openScope } from "../engine/scopes.js";
import { StateFailure } from "../failure.js";
import { evaluate } from "../jsonata/evaluate.js";
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
    const items = state.ItemReader === undefined ? await itemsOf(state, attempt) : await itemsRead(state, attempt);
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
  const graph = state.ItemProcessor;
  if (!graph) throw new Error(`${visit.name} has no ItemProcessor: refusals should have found this`);
  const path = `${scope.path}/States/${escapePointer(visit.name)}/ItemProcessor`;
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
    const itemView = viewOf({ ...visit, place: { ...place, scope } }, null);
    const input = await evaluate(state.ItemSelector ?? value, itemView, `${visit.name}: ItemSelector`);
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

async function itemsOf(state: MapState, visit: Visit): Promise<readonly Json[]> {
  const items = await evaluate(state.Items ?? visit.input, viewOf(visit, null), `${visit.name}: Items`);
  if (isList(items)) return items;
  throw new StateFailure("States.QueryEvaluationError", `${visit.name}: Items is not a list: ${JSON.stringify(items)}`);
}

async function atOnce(state: MapState, visit: Visit): Promise<number> {
  const field = `${visit.name}: MaxConcurrency`;
  const most = isDistributed(state) ? mostAtOnce.distributed : mostAtOnce.inline;
  const value = await evaluate(state.MaxConcurrency ?? 0, viewOf(visit, null), field);
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw new StateFailure("States.QueryEvaluationError", `${field} is ${JSON.stringify(value)}`);
  }
  return value === 0 ? most : Math.min(value, most);
}
