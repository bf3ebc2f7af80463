/** What stands inside statements. */
import type { ClusterScope, Statement } from "./statements.js";

/** The statements directly inside a statement. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "let":
    case "join":
    case "step":
    case "task":
    case "fail":
    case "wait":
    case "run":
    case "await":
    case "call":
    case "return":
      return [];
    case "cluster":
    case "retry":
    case "for":
    case "repeat":
      return [statement.body];
    case "parallel":
      return statement.branches.map((branch) => branch.body);
    case "if":
      return [...statement.arms.map((arm) => arm.body), statement.otherwise];
    case "try":
      return [
        statement.body,
        ...statement.catches.map((each) => each.body),
        ...(statement.finally ? [statement.finally.body] : []),
      ];
  }
}

/** Visits statements in the order of the text, outer before inner. */
export function* statementsOf(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    for (const inner of bodiesOf(statement)) yield* statementsOf(inner);
  }
}

/** Whether statements make a cluster, at any depth, that the run must give back. */
export function ownsCluster(body: readonly Statement[]): boolean {
  for (const statement of statementsOf(body)) if (statement.kind === "cluster" && isOwned(statement)) return true;
  return false;
}

/** Whether the run must give back what a cluster stands for: it may make it, or the file says that it ends it. */
export function isOwned({ cluster, end }: ClusterScope): boolean {
  return cluster.life.making !== null || end.kind === "terminate";
}
