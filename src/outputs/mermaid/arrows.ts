/** The arrows that leave a state: where it goes on, what a Choice decides, and where its failures lead. */
import type { Catcher, ChoiceState, State } from "../../machine/asl.js";
import { conditionsOf } from "./conditions.js";

export interface Arrow {
  readonly to: string;
  readonly words: string | null;
  readonly isFailure: boolean;
}

/** Gives the arrows, those of one kind to one state as a single one. */
export function arrowsOf(state: State): readonly Arrow[] {
  if (state.Type === "Choice") return choiceArrows(state);
  const onwards =
    "Next" in state && state.Next !== undefined ? [{ to: state.Next, words: null, isFailure: false }] : [];
  const caught = "Catch" in state ? catchArrows(state.Catch ?? []) : [];
  return [...onwards, ...caught];
}

function choiceArrows({ Choices: rules, Default: otherwise }: ChoiceState): readonly Arrow[] {
  const arrows = [...byTarget(rules)].map(([to, group]) => ({ to, words: conditionsOf(group), isFailure: false }));
  return otherwise === undefined ? arrows : [...arrows, { to: otherwise, words: "else", isFailure: false }];
}

function catchArrows(catchers: readonly Catcher[]): readonly Arrow[] {
  return [...byTarget(catchers)].map(([to, group]) => {
    const errors = [...new Set(group.flatMap(({ ErrorEquals }) => ErrorEquals))];
    const words = errors.includes("States.ALL") ? "any failure" : errors.join(", ");
    return { to, words, isFailure: true };
  });
}

function byTarget<T extends { readonly Next: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.Next);
    if (group) group.push(item);
    else groups.set(item.Next, [item]);
  }
  return groups;
}
