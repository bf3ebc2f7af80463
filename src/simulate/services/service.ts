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
  | {
      readonly kind: "works";
      /** How the job goes that the call begins, where nobody waits for it; it works where nothing is said. */
      readonly job?: "fails" | "hangs";
      readonly reason?: string | undefined;
    }
  | { readonly kind: "hangs" }
  | {
      readonly kind: "fails";
      readonly cause: string | undefined;
      /** Why, by the service's own code. */
      readonly reason?: string | undefined;
    };

/** How the job of a call goes: as the call itself does, or, where that only begins it, in a way of its own. */
export function fateOfJob(fate: Fate): Fate["kind"] {
  return fate.kind === "works" ? (fate.job ?? "works") : fate.kind;
}

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
