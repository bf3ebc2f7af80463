/** Short forms of findings, so that tests can say what they expect on a line. */
import { audit } from "../../src/asl/audit/audit.js";
import type { Leak, Step } from "../../src/asl/audit/report.js";
import type { Machine } from "../../src/machine/asl.js";

/** `"State event detail"` for every step. */
export function steps(path: readonly Step[]): readonly string[] {
  return path.map(({ state, event, detail }) => [state, event, ...(detail === null ? [] : [detail])].join(" "));
}

/** Every leak as one line: `make > work fails > … : failed, not given back`. */
export function leaks(machine: Machine): readonly string[] {
  return audit(machine).leaks.map(line);
}

export function line({ path, end, reason }: Leak): string {
  return `${steps(path).join(" > ")}: ${end}, ${reason}`;
}
