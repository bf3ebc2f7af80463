/** What an audit came to, in one line. */
import { audit } from "../../diagnostics/catalog/audit.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { counted } from "../../text/counted.js";
import type { Audited } from "./audit-files.js";

/** What is counted, with what one and several are called, and what stands for none. */
interface Kind {
  readonly holds: (diagnostic: Diagnostic) => boolean;
  readonly one: string;
  readonly several: string;
  readonly none: string;
}

const leaks = new Set([audit.leak.code, audit.leftProtected.code, audit.creationTimesOut.code]);

const kinds: readonly Kind[] = [
  { holds: ({ code }) => leaks.has(code), one: "leak", several: "leaks", none: "no leaks" },
  {
    holds: ({ code }) => code === audit.hiddenFailure.code,
    one: "hidden failure",
    several: "hidden failures",
    none: "no hidden failures",
  },
  {
    holds: ({ code }) => code === audit.undecided.code,
    one: "undecided",
    several: "undecided",
    none: "nothing undecided",
  },
];

const ofMachines = new Set(Object.values(audit).map(({ code }) => code));

/** Told only where a machine is broken: there they are why it was not followed. */
const errors: Kind = {
  holds: (diagnostic) =>
    diagnostic.severity === "error" && ofMachines.has(diagnostic.code) && !kinds.some(({ holds }) => holds(diagnostic)),
  one: "error",
  several: "errors",
  none: "no errors",
};

/**
 * Gives `Audited 2 state machines: 1 leak, no hidden failures, 2 undecided. 1 was not read.`
 *
 * @param shown the findings that are left when what was accepted is taken out
 */
export function summaryOf(audited: Audited, shown: readonly Diagnostic[]): string {
  const { machines, notFollowed, notRead } = audited;
  const left = notRead === 0 ? "" : ` ${notRead} ${notRead === 1 ? "was" : "were"} not read.`;
  if (machines === 0) return `Audited no state machine.${left}`;
  const told = `Audited ${counted(machines, "state machine")}`;
  if (notFollowed === 0)
    return `${told}: ${kinds.map((kind) => count(kind, audited, shown) ?? kind.none).join(", ")}.${left}`;
  // That nothing was found is no news where not everything was looked at.
  const counts = [...kinds, errors].flatMap((kind) => count(kind, audited, shown) ?? []);
  const broken = machines === 1 ? "not followed" : `${notFollowed} not followed`;
  return `${told}: ${[counts.join(", "), broken].filter((part) => part !== "").join("; ")}.${left}`;
}

/** Gives `2 leaks`, `1 leak accepted` or `2 leaks, 1 accepted`; `null` for none. */
function count({ holds, one, several }: Kind, { diagnostics }: Audited, shown: readonly Diagnostic[]): string | null {
  const open = shown.filter(holds).length;
  const accepted = Math.max(0, diagnostics.filter(holds).length - open);
  const worded = (number: number): string => `${number} ${number === 1 ? one : several}`;
  if (open === 0) return accepted === 0 ? null : `${worded(accepted)} accepted`;
  return accepted === 0 ? worded(open) : `${worded(open)}, ${accepted} accepted`;
}
