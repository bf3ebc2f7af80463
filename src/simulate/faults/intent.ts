/** What whoever wrote a machine says of its failures and of what it makes, as far as the machine does not show it. */
import type { Machine, State } from "../../machine/asl.js";
import { childGraphs, statesOf } from "../../machine/walk.js";
import type { Fault, Run } from "../run.js";

export interface Intent {
  /** States whose Catch is the author's own: what it takes is dealt with. */
  readonly handlers: ReadonlySet<string>;
  /** State that makes something → after which ends of a run it may stay. */
  readonly keeps: ReadonlyMap<string, ReadonlySet<Run["status"]>>;
  /** Whether a run that fails must fail with what failed first. */
  readonly failsByTheFirst: boolean;
  /** Errors that go outwards whatever a handler says. */
  readonly goOutwards: ReadonlySet<string>;
  /** The error by which a run fails whose clusters could not be given back; `null` where none is agreed on. */
  readonly notGivenBack: string | null;
  /** Whether an expression of the state can fail. */
  readonly canBeWrong: (state: string) => boolean;
}

/** What is known of a machine of which nothing was said: an own error that a Catch names is meant; nothing else is. */
export const nothingSaid: Intent = {
  handlers: new Set(),
  keeps: new Map(),
  failsByTheFirst: false,
  goOutwards: new Set(),
  notGivenBack: null,
  canBeWrong: () => true,
};

/** What holds for every machine that emrflow writes: conditions are total, and variables that are read are there. */
export function totalStatesOf(machine: Machine): ReadonlySet<string> {
  return new Set([...statesOf(machine)].filter(({ state }) => isTotal(state)).map(({ name }) => name));
}

function isTotal(state: State): boolean {
  if (state.Type === "Choice") return true;
  const isPlain = (text: string): boolean => /^\$\w+(\.\w+)*$/.test(text);
  const texts = [...JSON.stringify(state).matchAll(/"\{% (.*?) %\}"/g)].map(([, text]) => text ?? "");
  return (state.Type === "Pass" || state.Type === "Succeed") && texts.every(isPlain);
}

/** Says which faults can happen in a machine by its intent. */
export function canHappenBy({ canBeWrong }: Intent): (fault: Fault) => boolean {
  return ({ state, error }) => error !== "States.QueryEvaluationError" || canBeWrong(state);
}

/** Gives the states inside of each state, at any depth. */
export function statesInside(machine: Machine): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...statesOf(machine)].map(({ name, state }) => [
      name,
      new Set(childGraphs(state).flatMap(({ graph }) => [...statesOf(graph)].map((inner) => inner.name))),
    ]),
  );
}
