/** A machine as text, as AWS takes it and as its size is counted: JSON, indented by two, keys in the machine's own order. */
import type { Machine } from "./asl.js";

const texts = new WeakMap<Machine, string>();

/** Gives the text; the same machine gives the same bytes everywhere. It is made once, as machines are large. */
export function machineText(machine: Machine): string {
  let text = texts.get(machine);
  if (text === undefined) texts.set(machine, (text = `${JSON.stringify(machine, null, 2)}\n`));
  return text;
}
