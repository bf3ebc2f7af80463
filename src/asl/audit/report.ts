/** What an audit finds, as data, and how a way through a machine is written out for people. */
import type { Step } from "./trail.js";

export type { Step, StepEvent } from "./trail.js";

/** A way through the machine that shows something. */
export interface Way {
  readonly steps: readonly Step[];
  /** What is so at its end, as a sentence without a full stop. */
  readonly outcome: string;
}

/** Something that a run must give back, by where it comes from. */
export interface Made {
  /** The state that makes it. */
  readonly madeBy: string;
  /** The graph that holds the state, as a JSON pointer. */
  readonly path: string;
  /** CloudFormation's name: `AWS::EMR::Cluster`. */
  readonly resourceType: string;
  /** What people call it. */
  readonly noun: string;
}

/** How the run, or the branch that had the resource, came to its end. */
export type End = "succeeded" | "failed" | "stopped";

/** Why a resource is still there. */
export type LeakReason =
  "not given back" | "protected" | "could not be given back" | "its creation timed out" | "its branch was stopped";

/** A resource that is there after the run. */
export interface Leak {
  readonly resource: Made;
  /** The shortest way on which it happens. */
  readonly path: readonly Step[];
  readonly end: End;
  readonly reason: LeakReason;
}

/** A resource of which nobody can tell whether it is there after the run. */
export interface Undecided {
  readonly resource: Made;
  readonly path: readonly Step[];
  readonly reason: "its creation failed" | "an unknown id was given back" | "giving it back may be refused";
}

/** A failure that was caught, after which the run ends as if there had been none. */
export interface HiddenFailure {
  /** The state whose Catch took it. */
  readonly caughtAt: string;
  readonly path: readonly Step[];
}

/** What a machine may do that it should not; three empty lists say that no way through it does. */
export interface AuditReport {
  /** One for each resource, kind of end and last cause; the shortest way first. */
  readonly leaks: readonly Leak[];
  /** What the machine alone cannot tell. */
  readonly undecided: readonly Undecided[];
  readonly hiddenFailures: readonly HiddenFailure[];
}

const ends: { readonly [K in End]: string } = {
  succeeded: "the run ends SUCCEEDED",
  failed: "the run ends FAILED",
  stopped: "the branch that made it is stopped and none of its Catches runs",
};

/** Writes the way to a leak as numbered lines; the last says what is left. */
export function formatPath(leak: Leak): string[] {
  return wayLines({ steps: leak.path, outcome: outcomeOf(leak) });
}

/** Says what a leak has left at its end. */
export function outcomeOf({ end, resource, reason }: Leak): string {
  return `${ends[end]}, and the ${resource.noun} of "${resource.madeBy}" is alive: ${reason}`;
}

/** Writes a way as numbered lines; the last says what is so at its end. */
export function wayLines({ steps, outcome }: Way): string[] {
  const lines = [...steps.map(describeStep), outcome];
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}. ${line}`);
}

/** The state whose failure was the last to happen of itself; the failures of what holds it only follow from it. */
export function lastCause(path: readonly Step[]): string | null {
  const index = path.findLastIndex((step, at) => step.event === "fails" && path[at - 1]?.event !== "fails");
  return path[index]?.state ?? null;
}

const words: { readonly [K in Step["event"]]: (detail: string | null) => string } = {
  enters: () => "starts",
  succeeds: () => "succeeds",
  fails: (error) => (error === null ? "fails" : `fails with ${error}`),
  "is caught": (next) => `catches it and goes to "${next ?? ""}"`,
  "is retried": () => "is tried again",
  "goes on": (next) => (next === null ? "goes on" : `goes to "${next}"`),
  "is stopped": (by) => `is stopped, because "${by ?? ""}" failed`,
  ends: () => "ends",
};

/** Says in words what happened in a step of a way. */
export function describeStep({ state, event, detail }: Step): string {
  return `"${state}" ${words[event](detail)}`;
}
