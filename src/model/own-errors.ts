/** The errors that a compiled workflow raises by itself. */

/** The run's own time has run out; no retry takes it. */
export const outOfTime = "WorkflowTimeout";

/** A cluster could not be given back; no retry takes it. */
export const notTerminated = "ClusterNotTerminated";

/** The input is not what the workflow declares. */
export const invalidInput = "InvalidInput";

/** An answer is not of the type that the file says; it can be caught and tried again like any other error. */
export const unexpectedValue = "UnexpectedValue";

/** Errors that go outwards in any case, and that no file may raise or retry itself. */
export const ownErrors: ReadonlySet<string> = new Set([outOfTime, notTerminated, invalidInput]);

/** What a `repeat` waited for was not there after all its turns; a `catch` or `retry` may take it. */
export const repeatExhausted = "RepeatExhausted";

/** A step that was awaited ended badly. */
export const stepFailed = "StepFailed";

/** A step that was awaited did not end in its own time. */
export const stepTimeout = "StepTimeout";
