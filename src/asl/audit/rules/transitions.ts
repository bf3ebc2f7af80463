/** Transitions that lead nowhere, states that none leads to, and graphs that no run can leave. */
import type { State } from "../../../machine/asl.js";
import { nearest } from "../../../text/nearest.js";
import { found, pointerTo, type AuditFinding } from "../finding.js";
import { isUnreadable } from "../reading/unreadable.js";
import { graphsOf, reachedIn, stateOf, transitionsOf, type Graph } from "./graphs.js";
import type { Rule } from "./rule.js";

export const transitions: Rule = ({ machine }) => {
  const graphs = graphsOf(machine);
  const homes = new Set(graphs.flatMap(({ graph }) => Object.keys(graph.States)));
  return graphs.flatMap((each) => {
    const lost = danglingIn(each, homes);
    return lost.length > 0 ? lost : [...unreachedIn(each), ...endlessIn(each)];
  });
};

function danglingIn({ graph, path, owner }: Graph, homes: ReadonlySet<string>): readonly AuditFinding[] {
  const names = Object.keys(graph.States);
  const lost = (to: string, field: string, pointer: string, state: string | null): readonly AuditFinding[] => {
    if (stateOf(graph, to) !== undefined || isNotKnown(to)) return [];
    return [found("dangling", { pointer, state }, field, to, nearest(to, names), homes.has(to))];
  };
  return [
    ...lost(graph.StartAt, "StartAt", `${path}/StartAt`, owner),
    ...Object.entries(graph.States).flatMap(([name, state]) =>
      transitionsOf(state).flatMap(({ to, field }) =>
        lost(to, field.replace(/^.*\//, ""), `${pointerTo(path, name)}/${field}`, name),
      ),
    ),
  ];
}

/** What is missing was reported by itself, and what a deployment fills in only the deployment knows. */
function isNotKnown(target: string): boolean {
  return target === "" || target.includes("${");
}

/** Behind a transition that is not known, anything may be reached. */
function unreachedIn({ graph, path }: Graph): readonly AuditFinding[] {
  const reached = reachedIn(graph);
  if ([...reached].some((name) => stateOf(graph, name) === undefined)) return [];
  return Object.keys(graph.States)
    .filter((name) => !reached.has(name))
    .map((name) => found("unreachable", { pointer: pointerTo(path, name), state: name }, name));
}

function endlessIn({ graph, path, owner }: Graph): readonly AuditFinding[] {
  const reached = [...reachedIn(graph)].map((name) => stateOf(graph, name));
  if (reached.some((state) => state === undefined || mayEnd(state))) return [];
  return [found("endless", { pointer: path, state: owner }, owner)];
}

function mayEnd(state: State): boolean {
  return transitionsOf(state).every(({ isFailure }) => isFailure) || isUnreadable(state);
}
