/** What all states of one execution share, and where in it a state stands. */
import type { Json, JsonObject, QueryLanguage } from "../../machine/asl.js";
import type { Chance } from "../chance.js";
import type { Clock } from "../time/clock.js";
import type { Account } from "../emr/account.js";
import { errorOutputOf, type StateFailure } from "../failure.js";
import type { View } from "../jsonata/evaluate.js";
import type { FailureLog } from "./failure-log.js";
import type { FaultPlan } from "../faults/plan.js";
import type { Chain, History } from "./history.js";
import type { Identity } from "./identity.js";
import type { Language } from "../language/language.js";
import type { Region } from "../time/region.js";
import type { Assumed, AssumedTime, Call, Recovery, SimulateOptions, Uncaught } from "../run.js";
import { visibleIn, type NameOwners, type Scope } from "./scopes.js";

export interface Execution {
  readonly options: SimulateOptions;
  /** The virtual time of the start, in ms since 1970. */
  readonly startedAt: number;
  /** Who runs where, as the context object tells it. */
  readonly identity: Identity;
  /** The machine's; a state of a machine in JSONPath may have the other. */
  readonly queryLanguage: QueryLanguage;
  readonly clock: Clock;
  readonly history: History;
  readonly account: Account;
  readonly faults: FaultPlan;
  readonly owners: NameOwners;
  /** `null` when no seed was given: full jitter then waits half. */
  readonly jitter: Chance | null;
  /** Feeds `$random`, `$uuid` and `$shuffle`, `States.MathRandom` and `States.UUID`. */
  readonly chance: Chance;
  readonly calls: Call[];
  readonly assumed: Assumed[];
  readonly assumedTimes: AssumedTime[];
  readonly recoveries: Recovery[];
  readonly uncaught: Uncaught[];
  readonly failures: FailureLog;
  /** StopExecution. */
  abort(): void;
}

/** Where a graph runs. */
export interface Place {
  readonly execution: Execution;
  readonly region: Region;
  readonly scope: Scope;
  readonly chain: Chain;
  /** The visits of the states around it, outer first, also those around the Map that started a child execution. */
  readonly around: readonly number[];
  readonly item?: { readonly Index: number; readonly Value: Json };
}

/** One attempt of one state. */
export interface Visit {
  /** Its own among all visits of the run. */
  readonly id: number;
  readonly name: string;
  readonly input: Json;
  readonly place: Place;
  readonly language: Language;
  /** Ms since the start. */
  readonly enteredAt: number;
  /** The number of the event by which it was entered. */
  readonly entered: number;
  readonly retries: number;
}

/** What a state leaves: to the next one, or as the output of its graph. */
export interface Leave {
  readonly next: string | undefined;
  readonly output: Json;
  /** The variables that were assigned on the way out. */
  readonly assigned?: JsonObject;
}

/** What a field may see beyond the input. */
export type Outcome = { readonly result: Json } | { readonly failure: StateFailure } | null;

/** Gives what an expression of a state sees. */
export function viewOf(visit: Visit, outcome: Outcome): View {
  const { execution, scope } = visit.place;
  let states: object | null = null;
  return {
    // Most expressions read variables alone.
    get states() {
      return (states ??= statesOf(visit, outcome));
    },
    variables: visibleIn(scope),
    chance: execution.chance,
    state: { name: visit.name, event: visit.entered },
    now: execution.startedAt + execution.clock.now(),
  };
}

function statesOf(visit: Visit, outcome: Outcome): object {
  let context: JsonObject | null = null;
  const states = {
    input: visit.input,
    get context() {
      return (context ??= contextOf(visit));
    },
  };
  if (outcome && "result" in outcome)
    Object.defineProperty(states, "result", { value: outcome.result, enumerable: true });
  else forbid(states, "result");
  if (outcome && "failure" in outcome) {
    const value = errorOutputOf(outcome.failure);
    Object.defineProperty(states, "errorOutput", { value, enumerable: true });
  } else forbid(states, "errorOutput");
  return states;
}

/**
 * AWS refuses a machine that reads `$states.result` or `$states.errorOutput` where it is not; so a read of it fails.
 */
function forbid(states: object, field: string): void {
  Object.defineProperty(states, field, {
    get(): never {
      throw new Error(`Field '$states.${field}' does not exist`);
    },
  });
}

/** Gives the context object of a state. */
export function contextOf(visit: Visit): JsonObject {
  const { execution, item } = visit.place;
  const { identity } = execution;
  const iso = (at: number): string => new Date(execution.startedAt + at).toISOString();
  return {
    Execution: {
      Id: identity.executionArn,
      Input: identity.input,
      Name: identity.name,
      RoleArn: identity.roleArn,
      StartTime: iso(0),
    },
    State: { EnteredTime: iso(visit.enteredAt), Name: visit.name, RetryCount: visit.retries },
    StateMachine: { Id: identity.machineArn, Name: identity.machine },
    Task: { Token: `token-${visit.name}-${visit.enteredAt}` },
    ...(item ? { Map: { Item: item } } : {}),
  };
}
