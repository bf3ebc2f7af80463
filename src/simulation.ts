/** The public library of the simulator, `emrflow/simulate`: names only. docs/library.md says how, and what stays as it is. */
export type { Machine, State, StateGraph } from "./machine/asl.js";
export { historyOf } from "./simulate/execution-history.js";
export { refusals } from "./simulate/refusals.js";
export type {
  Assumed,
  Call,
  Cluster,
  Failure,
  Fault,
  Recovery,
  Run,
  SimulateOptions,
  Step,
  TraceEvent,
} from "./simulate/run.js";
export { simulate } from "./simulate/simulate.js";
