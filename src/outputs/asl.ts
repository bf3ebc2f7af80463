/** A machine as the text that AWS takes. */
import type { Machine } from "../machine/asl.js";
import { machineText } from "../machine/text.js";
import type { OutputKind } from "./output-kind.js";

/** Gives the text; the same machine gives the same bytes everywhere. */
export function renderAsl(machine: Machine): string {
  return machineText(machine);
}

export const asl: OutputKind = {
  documentation: "Amazon States Language as JSON, as Step Functions takes it.",
  ending: ".asl.json",
  render: ({ machine }) => machineText(machine),
};
