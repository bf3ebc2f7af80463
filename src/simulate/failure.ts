/** How a state fails. Thrown, since it comes from deep inside payloads; any other exception is a bug of the simulator. */

export interface ErrorOutput {
  readonly Error: string;
  readonly Cause?: string;
}

/** A class because `instanceof` is what tells a failing state from a bug. */
export class StateFailure extends Error {
  constructor(
    readonly error: string,
    override readonly cause?: string,
  ) {
    super(cause === undefined ? error : `${error}: ${cause}`);
  }
}

/** Gives what a Catch sees. Without a cause there is no `Cause` at all, so that machines that rely on one are found. */
export function errorOutputOf(failure: StateFailure): ErrorOutput {
  return failure.cause === undefined ? { Error: failure.error } : { Error: failure.error, Cause: failure.cause };
}

/** Gives the failure that was thrown, and throws bugs on. */
export function failureOf(thrown: unknown): StateFailure {
  if (thrown instanceof StateFailure) return thrown;
  throw thrown;
}
