/** The door of `emrflow audit`: everything that it finds in a state machine. */
import type { Machine } from "../../machine/asl.js";
import type { AuditFinding } from "./finding.js";
import { follow } from "./follow.js";
import { treeReader } from "./jsonata-tree.js";
import { referenceCollector } from "./references/collect.js";
import { rules } from "./rules/index.js";

/** What is known of a machine beside its definition. */
export interface Deployed {
  /** `null` where nobody said it, which AWS takes for STANDARD. */
  readonly type: "STANDARD" | "EXPRESS" | null;
}

/**
 * Finds what is wrong in a machine, in the order of its states. The same machine gives the same findings; nothing is read,
 * written or run.
 *
 * @param machine what `readMachine` made of a definition: whatever is in it has the types of ASL
 */
export function examine(machine: Machine, { type }: Deployed): readonly AuditFinding[] {
  const parse = treeReader();
  const { watch, lost } = referenceCollector();
  const { summary } = follow(machine, { parse, watch });
  const examined = { machine, type, parse, summary, lost: lost() };
  return Object.values(rules).flatMap((rule) => rule(examined));
}
