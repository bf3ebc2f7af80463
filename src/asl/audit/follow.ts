/** Every way through a machine, before anybody judges what was found on it. */
import type { Machine } from "../../machine/asl.js";
import { explorer } from "./explore.js";
import { nothingYet } from "./facts.js";
import { treeReader, type Parse } from "./jsonata-tree.js";
import { comparedOften } from "./learn.js";
import { liveVariables } from "./live.js";
import type { Summary } from "./moves.js";
import { relevantVariables } from "./relevant.js";
import { unknown } from "./value.js";

/**
 * Follows every way through a machine. Gives how a run can go, and how many states that took to visit.
 *
 * @param parse reads expressions; given where others read the same
 */
export function follow(
  machine: Machine,
  { parse = treeReader() }: { readonly parse?: Parse } = {},
): { readonly summary: Summary; readonly visited: number } {
  let visited = 0;
  const relevant = relevantVariables(machine);
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
