/** What an audit came to, in one line. */
import { audit } from "../../diagnostics/catalog/audit.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { counted } from "../wording.js";
import type { Audited } from "./audit-files.js";

/** The kinds of findings that are counted, with what one and several are called. */
const kinds: readonly (readonly [codes: readonly string[], one: string, several: string])[] = [
  [[audit.leak.code, audit.leftProtected.code, audit.creationTimesOut.code], "leak", "leaks"],
  [[audit.hiddenFailure.code], "hidden failure", "hidden failures"],
  [[audit.undecided.code], "undecided", "undecided"],
];

/** Gives `Audited 2 state machines: 1 leak, no hidden failures, 2 undecided. 1 was not read.` */
export function summaryOf({ machines, notRead }: Audited, diagnostics: readonly Diagnostic[]): string {
  const counts = kinds.map(([codes, one, several]) => {
    const count = diagnostics.filter(({ code }) => codes.includes(code)).length;
    return count === 0 ? `no ${several}` : `${count} ${count === 1 ? one : several}`;
  });
  const left = notRead === 0 ? "" : ` ${notRead} ${notRead === 1 ? "was" : "were"} not read.`;
  if (machines === 0) return `Audited no state machine.${left}`;
  return `Audited ${counted(machines, "state machine")}: ${counts.join(", ").replace("no undecided", "nothing undecided")}.${left}`;
}
