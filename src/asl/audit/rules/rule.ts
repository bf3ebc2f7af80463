/** What a rule of the audit is: a function of a machine that gives findings. */
import type { Machine } from "../../../machine/asl.js";
import type { AuditFinding } from "../finding.js";
import type { Parse } from "../jsonata-tree.js";
import type { Summary } from "../moves.js";
import type { LostReference } from "../references/collect.js";

export interface Examined {
  readonly machine: Machine;
  readonly type: "STANDARD" | "EXPRESS" | null;
  readonly parse: Parse;
  /** Every way through the machine. */
  readonly summary: Summary;
  /** The references that lead to nothing on some of them. */
  readonly lost: readonly LostReference[];
}

export type Rule = (examined: Examined) => readonly AuditFinding[];
