/** What may come after a state of a JSONPath machine, and which fields of the input are read and written there. */
import type { Machine, State } from "../../src/machine/asl.js";

/** Gives the states of the machine's own level that may come after one. */
export function statesAfter(machine: Machine, name: string): readonly State[] {
  const found = new Set<string>();
  const open = [...nextOf(machine.States[name])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...nextOf(machine.States[next]));
  }
  return [...found].flatMap((each) => machine.States[each] ?? []);
}

function nextOf(state: State | undefined): readonly string[] {
  if (state === undefined) return [];
  const targets: unknown[] = [];
  JSON.stringify(state, (key, value: unknown) => {
    if (key === "Next" || key === "Default") targets.push(value);
    return inner.has(key) ? undefined : value;
  });
  return targets.map(String);
}

/** What holds states of another level. */
const inner: ReadonlySet<string> = new Set(["Branches", "ItemProcessor", "Iterator"]);

/** The fields that are read after a state: `$.Steps[0]` reads `Steps`. */
export function readAfter(machine: Machine, name: string): ReadonlySet<string> {
  return fieldsAfter(machine, name, /(?<!"ResultPath":)"\$\.(\w+)/g);
}

/** The fields into which results are put after a state. */
export function writtenAfter(machine: Machine, name: string): ReadonlySet<string> {
  return fieldsAfter(machine, name, /"ResultPath":"\$\.(\w+)/g);
}

function fieldsAfter(machine: Machine, name: string, pattern: RegExp): ReadonlySet<string> {
  const text = JSON.stringify(statesAfter(machine, name));
  return new Set([...text.matchAll(pattern)].map(([, field = ""]) => field));
}
