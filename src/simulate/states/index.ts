/** The kinds of state. */
import type { State } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { choice } from "./choice.js";
import { fail, succeed } from "./ends.js";
import { map } from "./map.js";
import { parallel } from "./parallel.js";
import { pass } from "./pass.js";
import { task } from "./task.js";
import { wait } from "./wait.js";

const kinds: { readonly [T in State["Type"]]: (state: Extract<State, { Type: T }>, visit: Visit) => Promise<Leave> } = {
  Choice: choice,
  Fail: fail,
  Map: map,
  Parallel: parallel,
  Pass: pass,
  Succeed: succeed,
  Task: task,
  Wait: wait,
};

export function runState(state: State, visit: Visit): Promise<Leave> {
  // The table's type pairs every Type with its own state; TypeScript cannot follow the pairing through an index.
  const run = kinds[state.Type] as (state: State, visit: Visit) => Promise<Leave>;
  return run(state, visit);
}
