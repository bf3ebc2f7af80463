/**
 * A machine as a flowchart of Mermaid. A flowchart, not a state diagram, since only there arrows can be dashed and boxes
 * stand in boxes. Mermaid's own grammar is held over the golden diagrams in CI.
 */
import type { Machine, State, StateGraph } from "../../machine/asl.js";
import { childGraphs } from "../../machine/walk.js";
import { arrowsOf } from "./arrows.js";
import { label } from "./label.js";
import { boxNames } from "./names.js";
import { linesOf } from "./words.js";

interface Place {
  /** State → box. */
  readonly boxes: ReadonlyMap<string, string>;
  readonly indent: string;
}

/** Gives the text of the diagram; the same machine gives the same bytes everywhere. */
export function diagramOf(machine: Machine, workflow: string): string {
  const { Comment: comment } = machine;
  const place = { boxes: boxNames(machine), indent: "  " };
  const title = comment === undefined ? workflow : `${workflow}: ${comment}`;
  const lines = [
    // YAML reads the strings of JSON.
    ...["---", `title: ${JSON.stringify(title)}`, "---", "flowchart TD"],
    ...[`  start((${label(["start"])}))`, `  start --> ${boxOf(machine.StartAt, place)}`],
    ...graphLines(machine, place),
    ...endLines(machine, place),
    "  classDef failed stroke:#b91c1c,stroke-width:2px",
    "  classDef point stroke-width:3px",
    `  class start${hasEnd(machine) ? ",finish" : ""} point`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The states of a level, then the arrows between them. */
function graphLines(graph: StateGraph, place: Place): readonly string[] {
  const states = Object.entries(graph.States);
  return [
    ...states.flatMap(([name, state]) => stateLines(name, state, place)),
    ...states.flatMap(([name, state]) => arrowLines(name, state, place)),
  ];
}

function stateLines(name: string, state: State, place: Place): readonly string[] {
  const { indent } = place;
  const box = boxOf(name, place);
  const graphs = childGraphs(state).map(({ graph }) => graph);
  if (state.Type !== "Parallel" && state.Type !== "Map") return [`${indent}${box}${shapeOf(name, state)}`];
  const inner = { ...place, indent: `${indent}  ` };
  const [only, ...others] = graphs;
  const parts =
    only !== undefined && others.length === 0
      ? branchLines(only, box, inner)
      : graphs.flatMap((graph, index) => {
          const branch = `${box}__branch_${index + 1}`;
          const lines = branchLines(graph, branch, { ...place, indent: `${indent}    ` });
          return [
            `${inner.indent}subgraph ${branch}[${label([`branch ${index + 1}`])}]`,
            ...lines,
            `${inner.indent}end`,
          ];
        });
  return [`${indent}subgraph ${box}[${label(linesOf(name, state))}]`, ...parts, `${indent}end`];
}

/** Where a branch begins shows by itself only when it is a single state. */
function branchLines(graph: StateGraph, box: string, place: Place): readonly string[] {
  const { indent } = place;
  const isSingle = Object.keys(graph.States).length === 1;
  const entry = isSingle ? [] : [`${indent}${box}__in(( )) --> ${boxOf(graph.StartAt, place)}`];
  return [...graphLines(graph, place), ...entry];
}

function shapeOf(name: string, state: State): string {
  const text = label(linesOf(name, state));
  switch (state.Type) {
    case "Choice":
      return `{${text}}`;
    case "Fail":
      return `([${text}]):::failed`;
    case "Succeed":
      return `([${text}])`;
    case "Pass":
    case "Wait":
      return `(${text})`;
    default:
      return `[${text}]`;
  }
}

function arrowLines(name: string, state: State, place: Place): readonly string[] {
  return arrowsOf(state).map(({ to, words, isFailure }) => {
    const arrow = isFailure ? "-.->" : "-->";
    const text = words === null ? "" : `|${label([words])}|`;
    return `${place.indent}${boxOf(name, place)} ${arrow}${text} ${boxOf(to, place)}`;
  });
}

/** The states of the outermost level that end the run well. */
function endLines(machine: Machine, place: Place): readonly string[] {
  if (!hasEnd(machine)) return [];
  const ends = Object.entries(machine.States).filter(([, state]) => endsWell(state));
  return [`  finish((${label(["end"])}))`, ...ends.map(([name]) => `  ${boxOf(name, place)} --> finish`)];
}

function hasEnd(machine: Machine): boolean {
  return Object.values(machine.States).some(endsWell);
}

function endsWell(state: State): boolean {
  return state.Type === "Succeed" || ("End" in state && state.End === true);
}

/** A transition that leads nowhere is drawn to a box that shows the name, as the machine says it. */
function boxOf(name: string, { boxes }: Place): string {
  return boxes.get(name) ?? `missing[${label([`${name} is not there`])}]`;
}
