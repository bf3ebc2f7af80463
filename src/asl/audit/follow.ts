/** Every way through a machine, before anybody judges what was found on it. */
import type { Machine } from "../../machine/asl.js";
import { explorer } from "./explore.js";
import { nothingYet } from "./facts.js";
import { treeReader, type Parse } from "./jsonata-tree.js";
import { comparedOften } from "./learn.js";
import { liveVariables } from "./live.js";
import type { At, Summary } from "./moves.js";
import { relevantVariables } from "./relevant.js";
import { unknown } from "./value.js";

/**
 * Follows every way through a machine. Gives how a run can go, and how many states that took to visit.
 *
 * @param parse reads expressions; given where others read the same
 * @param watch is shown every visit, and then also knows of each variable whether it is there
 */
export function follow(
  machine: Machine,
  { parse = treeReader(), watch }: { readonly parse?: Parse; readonly watch?: (at: At) => void } = {},
): { readonly summary: Summary; readonly visited: number } {
  let visited = 0;
  const relevant = relevantVariables(machine);
  const about = {
    machine,
    parse,
    relevant,
    live: liveVariables(relevant, watch !== undefined),
    comparedOften: comparedOften(machine, parse),
  };
  const explore = explorer(about, (at) => {
    visited += 1;
    watch?.(at);
  });
  // What a run is started with was there before: it cannot hold the id of a cluster that the run makes.
  const summary = explore(
    machine,
    "",
    { status: nothingYet, input: unknown({ defined: true }), variables: null },
    null,
  );
  return { summary, visited };
}
