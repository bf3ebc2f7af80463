/**
 * What is known when a run stands before a state. One thing is followed at a time, so the facts grow with the things
 * and not with their combinations: a cluster from where it is made, or a failure from where it is caught.
 */
import { mixed } from "./hash.js";
import { merger, type NameMap } from "./name-map.js";
import { areSameNamed, digestOf, digestOfNamed, isSame } from "./sameness.js";
import { join, joining, missing, type Value } from "./value.js";

/** What is followed. */
export interface Subject {
  readonly kind: "resource" | "failure";
  /** The state that makes the resource, or that catches the failure. */
  readonly state: string;
  readonly path: string;
  /** CloudFormation's name for a resource; the empty text for a failure. */
  readonly resourceType: string;
  readonly noun: string;
}

/**
 * `absent`: not made yet. `alive`. `unnamed`: made by a call that timed out, so nobody has its id. `doubtful`: a call
 * that might have meant it gave something back. `perhaps refused`: EMR may have refused to take it back. `caught`: a
 * failure that the run went on after. What was given back is not followed any more.
 */
export type Life = "absent" | "alive" | "unnamed" | "doubtful" | "perhaps refused" | "caught";

/**
 * Whether EMR refuses to take it back: a cluster with termination protection, or an application that was started.
 * `perhaps`: only a run can tell.
 */
export type Guard = "off" | "perhaps" | "on";

export interface Status {
  readonly subject: Subject | null;
  readonly life: Life;
  readonly guarded: Guard;
  /** Giving it back was tried, and failed for good. */
  readonly tried: boolean;
}

export interface Facts {
  readonly status: Status;
  /** The state's input. */
  readonly input: Value;
  readonly variables: NameMap<Value>;
}

export const nothingYet: Status = { subject: null, life: "absent", guarded: "off", tried: false };

export function statusKey({ subject, life, guarded, tried }: Status): string {
  const followed = subject === null ? "" : `${subject.kind} ${subject.path}/${subject.state}`;
  return `${followed} ${life}${guarded === "off" ? "" : ` guarded ${guarded}`}${tried ? " tried" : ""}`;
}

/** Whether facts of one status are the same. */
export function isSameKnowledge(left: Facts, right: Facts): boolean {
  return areSameNamed(left.variables, right.variables) && isSame(left.input, right.input);
}

/** Gives a number that is the same for facts that are the same. */
export function knowledgeDigest({ input, variables }: Facts): number {
  return mixed(digestOf(input), digestOfNamed(variables));
}

/** Gives what holds in both; they must have one status. */
export function joinFacts(left: Facts, right: Facts): Facts {
  if (left === right) return left;
  const variables = joinVariables(left.variables, right.variables);
  return { status: left.status, input: join(left.input, right.input), variables };
}

const joinVariables = merger(joining(missing, missing));

/**
 * Puts together what two branches did to the thing that is followed, `before` being its status when they began. Gives
 * `null` when each follows something that it made itself: only one thing is followed at a time.
 */
export function mergeStatus(before: Status, left: Status, right: Status): Status | null {
  if (statusKey(left) === statusKey(before)) return right;
  if (statusKey(right) === statusKey(before)) return left;
  if (before.subject === null) return null;
  return {
    subject: before.subject,
    life: left.life === before.life ? right.life : left.life,
    guarded: left.guarded === before.guarded ? right.guarded : left.guarded,
    tried: left.tried || right.tried,
  };
}
