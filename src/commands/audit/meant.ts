/**
 * What the author of a workflow has said himself: a cluster that the file keeps may outlive the run, and a failure that a
 * `catch` takes may end as a success; a step with a `retry` may run again. In the machine alone nobody could tell that from a mistake.
 */
import type { AuditFinding, AuditKind } from "../../asl/audit/finding.js";
import { statementsOf } from "../../model/bodies.js";
import type { Workflow } from "../../model/model.js";
import type { Statement } from "../../model/statements.js";
import { contains, type Span } from "../../text/span.js";

/** Gives what tells whether a finding is what the workflow says, by the place that its state was made from. */
export function meantBy({ body }: Workflow): (finding: AuditFinding, at: Span) => boolean {
  const statements = [...statementsOf(body)];
  return ({ kind }, at) => {
    const says = sayings.get(kind);
    return says !== undefined && statements.some((statement) => says(statement, at));
  };
}

/** Whether a statement makes a finding of a kind, at a place, the file's own word. */
const sayings: ReadonlyMap<AuditKind, (statement: Statement, at: Span) => boolean> = new Map([
  ["leak", mayKeep],
  ["leftProtected", mayKeep],
  ["hiddenFailure", mayCatch],
  [
    "jobRepeated",
    (statement: Statement, at: Span) =>
      statement.kind === "step" && statement.retry.length > 0 && contains(statement.span, at),
  ],
]);

function mayKeep(statement: Statement, at: Span): boolean {
  if (statement.kind !== "cluster" || !contains(statement.span, at)) return false;
  const { cluster, end } = statement;
  return cluster.keepOnFailure || end.kind === "keep" || (end.kind === "terminate" && end.when !== null);
}

/** The span of a `try` is its word alone; what it takes the failures of are the statements in it. */
function mayCatch(statement: Statement, at: Span): boolean {
  if (statement.kind !== "try" || statement.catches.length === 0) return false;
  return [...statementsOf(statement.body)].some(({ span }) => contains(span, at));
}
