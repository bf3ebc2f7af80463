/** How many steps a workflow can have on one cluster at once. */
import type { Variable } from "../expressions/value.js";
import type { Statement } from "./model.js";

/** Statements run one after the other, so the widest of them counts; branches run at once, so they add up. */
export function widthOn(body: readonly Statement[], cluster: Variable): number {
  let widest = 0;
  for (const statement of body) widest = Math.max(widest, widthOf(statement, cluster));
  return widest;
}

function widthOf(statement: Statement, cluster: Variable): number {
  switch (statement.kind) {
    case "let":
    case "fail":
      return 0;
    case "step":
      return statement.cluster === cluster ? 1 : 0;
    case "cluster":
    case "retry":
      return widthOn(statement.body, cluster);
    case "parallel":
      return statement.branches.reduce((sum, branch) => sum + widthOn(branch.body, cluster), 0);
  }
}
