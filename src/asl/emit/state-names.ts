/** Names of states: read by people, unique in the whole machine, within Step Functions' limit. */
import { limits } from "../../aws/limits.js";
import type { Level } from "./draft.js";

export interface StateNames {
  /** Gives a free name: the one wanted, or with the names of the blocks around it, or at last with a number. */
  readonly state: (wanted: string, level: Level, owner?: "step") => string;
  /** Gives a free label of a distributed loop, which is a part of the names of its executions. */
  readonly label: (wanted: string) => string;
}

/** @param reserved names that steps will have, so that nothing else takes them */
export function createStateNames(reserved: Iterable<string>): StateNames {
  const taken = new Set<string>();
  const labels = new Set<string>();
  const steps = new Set(reserved);
  return {
    state: (wanted, level, owner) => {
      for (const name of candidates(wanted, level)) {
        if (taken.has(name) || (steps.has(name) && owner !== "step")) continue;
        taken.add(name);
        return name;
      }
      throw new Error("there is always a free state name");
    },
    label: (wanted) => {
      for (let count = 1; ; count += 1) {
        const suffix = count === 1 ? "" : `_${count}`;
        const label = `${wanted.slice(0, limits.mapLabel.max - suffix.length)}${suffix}`;
        if (labels.has(label)) continue;
        labels.add(label);
        return label;
      }
    },
  };
}

function* candidates(wanted: string, level: Level): Generator<string> {
  yield fit(wanted, "");
  for (let at: Level | null = level; at; at = at.parent) if (at.title !== "") yield fit(wanted, ` (${at.title})`);
  for (let count = 2; ; count += 1) yield fit(wanted, ` (${count})`);
}

/** Cuts the wanted part, so that the whole fits. Length is counted in Unicode characters, as the specification does. */
function fit(wanted: string, suffix: string): string {
  const most = limits.stateName.max - [...suffix].length;
  const characters = [...wanted];
  return (characters.length <= most ? wanted : `${characters.slice(0, most - 1).join("")}…`) + suffix;
}

/** Several names in one: `a`, `a and b`, `a, b and c`, `a, b and 3 more`. */
export function joinNames(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
