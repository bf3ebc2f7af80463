/** How the audit got where it is: a chain of steps that shares its beginning with the chains of other ways. */

export type StepEvent =
  "enters" | "succeeds" | "fails" | "is caught" | "is retried" | "goes on" | "is stopped" | "ends";

export interface Step {
  readonly state: string;
  /** The graph that holds the state, as a JSON pointer: `/States/Use etl/Branches/0`, `""` for the machine itself. */
  readonly path: string;
  readonly event: StepEvent;
  /** The error, the state that follows, or who stopped it. */
  readonly detail: string | null;
}

export interface Trail {
  readonly previous: Trail | null;
  readonly part: Step | Trail;
  readonly length: number;
}

/** Adds one step. (A module that exported `then` could not be imported lazily: it would look like a promise.) */
export function withStep(previous: Trail | null, step: Step): Trail {
  return { previous, part: step, length: (previous?.length ?? 0) + 1 };
}

/** Adds the steps of a chain that began for itself: what happened in a branch. */
export function through(previous: Trail | null, inner: Trail | null): Trail | null {
  if (inner === null) return previous;
  return { previous, part: inner, length: (previous?.length ?? 0) + inner.length };
}

/** Gives the steps from first to last. */
export function stepsOf(trail: Trail | null): readonly Step[] {
  const steps: Step[] = [];
  const open: (Trail | Step | null)[] = [trail];
  while (open.length > 0) {
    const top = open.pop() ?? null;
    if (top === null) continue;
    if ("event" in top) steps.push(top);
    else open.push(top.previous, top.part);
  }
  return steps.reverse();
}
