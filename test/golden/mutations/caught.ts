/** Who sees that a mutant breaks the promise: AWS itself, the audit, or the tour of every fault. */
import { audit } from "../../../src/asl/audit/audit.js";
import { lastCause } from "../../../src/asl/audit/report.js";
import type { Machine } from "../../../src/machine/asl.js";
import { canHappenBy, type Intent } from "../../../src/simulate/faults/intent.js";
import { tour } from "../../../src/simulate/faults/tour.js";
import type { Base } from "../../../src/simulate/faults/trial.js";
import { judgeOf } from "../../../src/simulate/faults/verdict.js";
import { refusals } from "../../../src/simulate/refusals.js";

export type CaughtBy = "AWS" | "audit" | "every fault" | "nobody";

/** What an audit says of a machine, so that what it says of a mutant beyond that is seen. */
export function auditOf(machine: Machine): ReadonlySet<string> {
  const { leaks, undecided, hiddenFailures } = audit(machine);
  return new Set([
    ...leaks.map(({ resource, end, reason, path }) => `leak ${resource.madeBy} ${end} ${reason} ${lastCause(path)}`),
    ...undecided.map(({ resource, reason }) => `undecided ${resource.madeBy} ${reason}`),
    ...hiddenFailures.map(({ caughtAt }) => `hidden ${caughtAt}`),
  ]);
}

/** @param said what the audit says of the machine before it was changed; it is asked first, as it is quick */
export async function catcherOf(
  mutant: Machine,
  said: ReadonlySet<string>,
  intent: Intent,
  bases: readonly Base[],
): Promise<CaughtBy> {
  if (refusals(mutant).length > 0) return "AWS";
  if ([...auditOf(mutant)].some((each) => !said.has(each))) return "audit";
  const judge = judgeOf(mutant, intent);
  for (const base of bases) {
    const trials = tour(mutant, { base, canHappen: canHappenBy(intent), beside: ["branch"] });
    for await (const tried of trials) if (judge(tried).shortcomings.length > 0) return "every fault";
  }
  return "nobody";
}
