import type { ParallelState } from "../../machine/asl.js";
import { escapePointer } from "../../machine/walk.js";
import { join } from "../time/join.js";
import type { Leave, Visit } from "../engine/execution.js";
import { runGraph } from "../engine/graph.js";
import { leave } from "../engine/leave.js";
import { closeScope, openScope } from "../engine/scopes.js";
import { meetFault } from "./meet-fault.js";
import { recovering } from "./recover.js";

export function parallel(state: ParallelState, visit: Visit): Promise<Leave> {
  return recovering(state, visit, async (attempt) => {
    meetFault(attempt);
    const { place, name, language } = attempt;
    const { history } = place.execution;
    history.record(attempt, "ParallelStateStarted");
    const input = await language.argumentsOf(state, attempt);
    const branches = state.Branches.map((graph, index) => (region: typeof place.region) => {
      const path = `${place.scope.path}/States/${escapePointer(name)}/Branches/${index}`;
      const around = [...place.around, attempt.id];
      const inner = { ...place, region, around, chain: { ...place.chain }, scope: openScope(path, place.scope) };
      return runGraph(graph, input, inner).finally(() => {
        place.chain.last = inner.chain.last;
        closeScope(inner.scope, place.execution.owners);
      });
    });
    const result = await join(branches, place, branches.length).catch((thrown: unknown) => {
      history.record(attempt, "ParallelStateFailed");
      throw thrown;
    });
    history.record(attempt, "ParallelStateSucceeded");
    return leave(state, attempt, { result }, result);
  });
}
