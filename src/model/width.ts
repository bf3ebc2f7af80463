/** How many steps a workflow can have on one cluster at once. */
import type { Variable } from "../expressions/value.js";
import { limits } from "../aws/limits.js";
import { bodiesOf, type For, type Statement } from "./model.js";

/** Statements run one after the other, so the widest of them counts; branches run at once, so they add up. */
export function widthOn(body: readonly Statement[], cluster: Variable): number {
  let widest = 0;
  // Steps that were started and not yet awaited run beside what follows.
  let beside = 0;
  for (const statement of body) {
    widest = Math.max(widest, beside + widthOf(statement, cluster));
    if (statement.kind === "step" && statement.continues && statement.cluster === cluster) beside += 1;
    if (statement.kind === "await" && statement.cluster === cluster) beside -= 1;
  }
  return widest;
}

function widthOf(statement: Statement, cluster: Variable): number {
  switch (statement.kind) {
    case "let":
    case "join":
    case "task":
    case "fail":
    case "wait":
    case "run":
    case "await":
    case "call":
    case "return":
      return 0;
    case "step":
      return statement.cluster === cluster ? 1 : 0;
    case "cluster":
    case "retry":
      return widthOn(statement.body, cluster);
    case "parallel":
      return statement.branches.reduce((sum, branch) => sum + widthOn(branch.body, cluster), 0);
    case "for":
      return atOnce(statement) * widthOn(statement.body, cluster);
    case "repeat":
    case "if":
    case "try":
      return Math.max(0, ...bodiesOf(statement).map((body) => widthOn(body, cluster)));
  }
}

/** How many turns run at once; where a run decides, or nothing bounds them, as many as a cluster could run. */
function atOnce({ atOnce: value, source }: For): number {
  const items = source.kind === "list" && source.items.kind === "constant" ? source.items.value : null;
  const most = Array.isArray(items) ? items.length : limits.stepConcurrency.max;
  const asked = value.kind === "constant" && typeof value.value === "number" ? value.value : 0;
  return asked === 0 ? most : Math.min(asked, most);
}
