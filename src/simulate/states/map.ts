/** Map: inline, or distributed. */
import type { Json, MapState } from "../../machine/asl.js";
import { escapePointer } from "../../machine/walk.js";
import { viewOf, type Leave, type Place, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { isList } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import { runGraph } from "../engine/graph.js";
import { join } from "../time/join.js";
import { leave } from "../engine/leave.js";
import type { Region } from "../time/region.js";
import { openScope } from "../engine/scopes.js";
import { isDistributed, readItems, runDistributed } from "./distributed.js";
import { meetFault } from "./meet-fault.js";
import { recovering } from "./recover.js";

/** An inline Map runs at most 40 items at a time. Source: developer guide, service-quotas, read 2026-11-22. */
const mostAtOnce = 40;

export function map(state: MapState, visit: Visit): Promise<Leave> {
  return recovering(state, visit, async (attempt) => {
    meetFault(attempt);
    const { history } = attempt.place.execution;
    history.record(attempt.name, "MapStateStarted");
    const items = state.ItemReader ? readItems(attempt) : await itemsOf(state, attempt);
    const limit = await atOnce(state, attempt);
    const jobs = items.map((item, index) => (region: Region) => iterate(state, attempt, region, item, index));
    const result = isDistributed(state)
      ? await runDistributed(state, attempt, items, limit)
      : await join(jobs, attempt.place, limit);
    history.record(attempt.name, "MapStateSucceeded");
    return leave(state, attempt, { result }, result);
  });
}

async function iterate(state: MapState, visit: Visit, region: Region, value: Json, index: number): Promise<Json> {
  const { execution, scope } = visit.place;
  const around = [...visit.place.around, visit.id];
  const graph = state.ItemProcessor;
  if (!graph) throw new Error(`${visit.name} has no ItemProcessor: refusals should have found this`);
  const path = `${scope.path}/States/${escapePointer(visit.name)}/ItemProcessor`;
  const item = { Index: index, Value: value };
  const place: Place = { execution, region, scope: openScope(path, scope), around, item };
  execution.history.record(visit.name, "MapIterationStarted");
  const itemView = viewOf({ ...visit, place: { ...place, scope } }, null);
  const input = await evaluate(state.ItemSelector ?? value, itemView, `${visit.name}: ItemSelector`);
  const output = await runGraph(graph, input, place);
  execution.history.record(visit.name, "MapIterationSucceeded");
  return output;
}

async function itemsOf(state: MapState, visit: Visit): Promise<readonly Json[]> {
  const items = await evaluate(state.Items ?? visit.input, viewOf(visit, null), `${visit.name}: Items`);
  if (isList(items)) return items;
  throw new StateFailure("States.QueryEvaluationError", `${visit.name}: Items is not a list: ${JSON.stringify(items)}`);
}

async function atOnce(state: MapState, visit: Visit): Promise<number> {
  const field = `${visit.name}: MaxConcurrency`;
  const value = await evaluate(state.MaxConcurrency ?? 0, viewOf(visit, null), field);
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw new StateFailure("States.QueryEvaluationError", `${field} is ${JSON.stringify(value)}`);
  }
  return value === 0 ? mostAtOnce : Math.min(value, mostAtOnce);
}
