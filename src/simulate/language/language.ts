/**
 * What the two query languages do differently: how a state's fields are read, and how it is left. Everything else of a
 * state is the same in both.
 */
import type {
  ChoiceRule,
  ChoiceState,
  FailState,
  Json,
  JsonObject,
  MapState,
  ParallelState,
  TaskState,
  WaitState,
} from "../../machine/asl.js";
import type { Leave, Outcome, Visit } from "../engine/execution.js";

export interface Language {
  /** What a Task asks its service, and what the branches of a Parallel are given. */
  argumentsOf(state: TaskState | ParallelState, visit: Visit): Promise<Json>;
  /** In seconds; `null` if the state has none. */
  limitOf(state: TaskState, field: "TimeoutSeconds" | "HeartbeatSeconds", visit: Visit): Promise<number | null>;
  /** How long a Wait waits, in ms. */
  pauseOf(state: WaitState, visit: Visit): Promise<number>;
  ruleHolds(rule: ChoiceRule, state: ChoiceState, visit: Visit): Promise<boolean>;
  /** What a Fail fails with. */
  failureOf(
    state: FailState,
    visit: Visit,
  ): Promise<{ readonly error: string | undefined; readonly cause: string | undefined }>;
  itemsOf(state: MapState, visit: Visit): Promise<readonly Json[]>;
  /** What the processor of a Map is given for an item. @param visit with the item in its place */
  itemInputOf(state: MapState, item: Json, visit: Visit): Promise<Json>;
  /** A number of a Map as it is given; `null` if the state has none. */
  numberOf(state: MapState, field: MapNumber, visit: Visit): Promise<Json>;
  /** ItemReader, ItemBatcher or ResultWriter, with all that is dynamic in it evaluated. */
  blockOf(state: MapState, block: "ItemReader" | "ItemBatcher" | "ResultWriter", visit: Visit): Promise<Json>;
  /** @param otherwise the output of a state that says nothing of it */
  leave(by: Leaving, visit: Visit, outcome: Outcome, otherwise: Json): Promise<Leave>;
}

export type MapNumber = "MaxConcurrency" | "ToleratedFailureCount" | "ToleratedFailurePercentage";

/** The part of a state, a choice rule or a catcher that says what is left behind, in either language. */
export interface Leaving {
  /** Where it stands in its state, like `Catch[0]/`; without one, it is the state itself. */
  readonly place?: string;
  readonly Next?: string;
  readonly Assign?: JsonObject;
  readonly Output?: Json;
  readonly InputPath?: string | null;
  readonly Parameters?: Json;
  readonly Result?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
}
