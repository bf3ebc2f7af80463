/**
 * The audit: does a run of this machine leave something running that it made? It follows the edges of the machine
 * alone, the failure edges too, so it judges any machine. What nothing in a machine can catch (StopExecution, the
 * machine's own timeout, States.Runtime, States.DataLimitExceeded) is outside of it.
 */
import type { Machine } from "../../machine/asl.js";
import { explorer } from "./explore.js";
import { nothingYet } from "./facts.js";
import { judge } from "./judge.js";
import { treeReader } from "./jsonata-tree.js";
import { comparedOften } from "./learn.js";
import { liveVariables } from "./live.js";
import type { Summary } from "./moves.js";
import { relevantVariables } from "./relevant.js";
import type { AuditReport } from "./report.js";
import { unknown } from "./value.js";

/**
 * Says what a run of a machine may leave behind, on every way through it, and what failure it may hide. The same machine
 * gives the same report; nothing is read, written or run.
 *
 * @param machine a machine of anyone's, in JSONata or JSONPath. Its transitions must lead somewhere.
 */
export function audit(machine: Machine): AuditReport {
  return judge(follow(machine).summary);
}

/** Follows every way through a machine. Gives how a run can go, and how many states that took to visit. */
export function follow(machine: Machine): { readonly summary: Summary; readonly visited: number } {
  let visited = 0;
  const relevant = relevantVariables(machine);
  const parse = treeReader();
  const about = {
    machine,
    parse,
    relevant,
    live: liveVariables(relevant),
    comparedOften: comparedOften(machine, parse),
  };
  const explore = explorer(about, () => {
    visited += 1;
  });
  // What a run is started with was there before: it cannot hold the id of a cluster that the run makes.
  const summary = explore(machine, "", { status: nothingYet, input: unknown({ defined: true }), variables: new Map() });
  return { summary, visited };
}
