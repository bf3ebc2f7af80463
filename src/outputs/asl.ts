/** A machine as the text that AWS takes: JSON, indented by two, keys in the machine's own order. */
import type { Machine } from "../machine/asl.js";
import type { OutputKind } from "./output-kind.js";

/** Gives the text; the same machine gives the same bytes everywhere. */
export function renderAsl(machine: Machine): string {
  return `${JSON.stringify(machine, null, 2)}\n`;
}

export const asl: OutputKind = {
  documentation: "Amazon States Language as JSON, as Step Functions takes it.",
  ending: ".asl.json",
  render: ({ machine }) => renderAsl(machine),
};
