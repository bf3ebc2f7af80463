/** Loops over what a run is given: how many items its history has room for. */
import { limits } from "../aws/limits.js";
import { advice } from "../diagnostics/catalog/advice.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { statementsOf } from "../model/bodies.js";
import type { Statement, Workflow } from "../model/model.js";

/** With room for so many items nobody needs advice. */
const plenty = 250;

/** Events of a turn itself: begun and ended, with the state that takes the item. */
const eventsOfTurn = 4;

/** Reports loops whose turns are so long that a run has room for few of them. A distributed one has its own histories. */
export function adviseLargeLoops({ body, onFailure }: Workflow, report: Report): void {
  for (const statement of [...statementsOf(body), ...statementsOf(onFailure?.body ?? [])]) {
    if (statement.kind !== "for" || statement.distributed) continue;
    if (statement.source.kind === "list" && statement.source.items.kind === "constant") continue;
    const events = [...statementsOf(statement.body)].reduce((sum, each) => sum + eventsOf(each), eventsOfTurn);
    const room = Math.floor(limits.history.max / events);
    if (room < plenty) report(advice.loopOverInput(statement.span, room, limits.history.max));
  }
}

/** About how many events a statement has with all its retries; what is inside of it counts by itself. */
function eventsOf(statement: Statement): number {
  switch (statement.kind) {
    case "step":
    case "task":
    case "run":
      return 26 + 4 * statement.retry.reduce((sum, { times }) => sum + times, 0);
    case "cluster":
      return 70;
    case "await":
      return 12 * (statement.mostLooks ?? 1);
    case "repeat":
      return 8 * statement.times;
    default:
      return 4;
  }
}
