/** What a double of a service is: it takes a request and answers later, or never. */
import type { Json, JsonObject } from "../../machine/asl.js";
import type { Execution } from "../engine/execution.js";

export interface Request {
  /** The state that asks. */
  readonly state: string;
  readonly resource: Resource;
  readonly input: JsonObject;
  readonly execution: Execution;
  /** How the work goes; the faults of a simulation decide. */
  readonly fate: Fate;
  /** How long the work takes in ms, if the simulator was told. */
  readonly duration: number | undefined;
  /** The state's TimeoutSeconds; `null` where it sets none. */
  readonly timeout: number | null;
}

export type Fate =
  | { readonly kind: "works" }
  | { readonly kind: "hangs" }
  | {
      readonly kind: "fails";
      readonly cause: string | undefined;
      /** Why, by the service's own code. */
      readonly reason?: string | undefined;
    };

/** `arn:aws:states:::elasticmapreduce:addStep.sync` in parts. */
export interface Resource {
  readonly name: string;
  /** `elasticmapreduce:addStep` */
  readonly action: string;
  readonly pattern: "request" | "sync" | "token";
}

export interface Answer {
  /** Says what the service answered when it took the work; for a task that waits for what it begins. */
  accept(answered: Json): void;
  succeed(result: Json): void;
  fail(error: string, cause?: string): void;
  /** What Step Functions tries to do when the task is stopped from outside. */
  whenStopped(hook: () => void): void;
}

export type Service = (request: Request, answer: Answer) => void;
