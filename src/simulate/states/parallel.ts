import type { ParallelState } from "../../machine/asl.js";
import { escapePointer } from "../../machine/walk.js";
import { join } from "../time/join.js";
import { viewOf, type Leave, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { runGraph } from "../engine/graph.js";
import { leave } from "../engine/leave.js";
import { openScope } from "../engine/scopes.js";
import { meetFault } from "./meet-fault.js";
import { recovering } from "./recover.js";

export function parallel(state: ParallelState, visit: Visit): Promise<Leave> {
  return recovering(state, visit, async (attempt) => {
    meetFault(attempt);
    const { place, name } = attempt;
    place.execution.history.record(name, "ParallelStateStarted");
    const input = await evaluate(state.Arguments ?? attempt.input, viewOf(attempt, null), `${name}: Arguments`);
    const branches = state.Branches.map((graph, index) => (region: typeof place.region) => {
      const path = `${place.scope.path}/States/${escapePointer(name)}/Branches/${index}`;
      const around = [...place.around, attempt.id];
      return runGraph(graph, input, { ...place, region, around, scope: openScope(path, place.scope) });
    });
    const result = await join(branches, place, branches.length);
    place.execution.history.record(name, "ParallelStateSucceeded");
    return leave(state, attempt, { result }, result);
  });
}
