/**
 * How long what a cluster stands for lives, as calls: what makes it, what readies it, and what gives it back. The emitters
 * make states of it and know no platform.
 */
import type { Value } from "../expressions/value.js";

/** A call of a service by Step Functions. */
export interface ServiceCall {
  /** As a resource's ARN has it: `emr-serverless`, `aws-sdk:emrcontainers`. */
  readonly service: string;
  readonly action: string;
  /** Whether the state waits for the job, or only for the answer. */
  readonly pattern: "" | ".sync";
  readonly arguments: Value;
}

export interface Life {
  /** What people call it: `cluster`, `application`. */
  readonly noun: string;
  /** `null` when it is always borrowed. */
  readonly making: Making | null;
  /** The id of one to borrow: in any case without `making`, else when the value is there. */
  readonly borrowed: Value | null;
  /** What is done first while it is used, in this order. */
  readonly readying: readonly Readying[];
  /** Jobs that may still run when it is given back after a failure; `null` where giving back ends them. */
  readonly leftJobs: LeftJobs | null;
  /** In this order; the last one decides whether it was given back. */
  readonly givingBack: readonly GivingBack[];
}

export interface Making {
  readonly call: ServiceCall;
  /** Where the result may hold the id, as paths of JSONata: it is the first that is there. */
  readonly idPlaces: readonly [string, ...string[]];
  /** Whether a ClientToken makes a second call the same as the first, so that it may be tried again. */
  readonly hasToken: boolean;
}

export interface Readying {
  /** As state names say it: `Protect`. */
  readonly verb: string;
  readonly call: ServiceCall;
  readonly seconds: number;
  /** Leaves a borrowed one as it is. */
  readonly onlyIfMade: boolean;
}

export interface LeftJobs {
  readonly list: ServiceCall;
  /** Where the ids stand in the list's result, as a path of JSONata. */
  readonly ids: string;
  /** The most jobs that a list gives. */
  readonly most: number;
  /** Gives the call that cancels the job with an id. */
  readonly cancel: (id: Value) => ServiceCall;
}

export interface GivingBack {
  /** As state names say it: `Terminate`, `Take protection off`. */
  readonly verb: string;
  readonly call: ServiceCall;
  readonly seconds: number;
  /** Goes on with what follows when it fails: perhaps there was nothing to do. */
  readonly isOnlyATry: boolean;
  /** Asks again for a quarter of an hour: what still runs in it has to end first. */
  readonly isPatient: boolean;
}
