/** The names of errors that Step Functions gives, and what catches them. */
import data from "./error-names.json";

export interface ErrorName {
  /** A wildcard stands in `ErrorEquals` for others; TaskFailed is also an error of its own. */
  readonly kind: "wildcard" | "error";
  readonly matchedByAll: boolean;
  readonly matchedByTaskFailed: boolean;
  /** Whether a Retry or Catch can do anything about it: some end the run whatever is written. */
  readonly catchable: boolean;
  /** Set where only states of that query language can raise it. */
  readonly queryLanguage?: "JSONata" | "JSONPath";
}

interface ErrorRow extends Omit<ErrorName, "kind" | "queryLanguage"> {
  readonly kind: string;
  readonly queryLanguage?: string;
}

/** Names that begin so are AWS's own; a Fail state may not make one up. */
export const reservedErrorPrefix = data.reservedPrefix;

const errors: ReadonlyMap<string, ErrorName> = new Map(
  Object.entries<ErrorRow>(data.errors).map(([name, row]) => [name, typed(row)]),
);
const passingErrors: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.passingErrors));
const refusals: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.refusals));

/** Gives what is known of a name of AWS's own; `undefined` for a name that a service or a Fail state gives. */
export function errorName(name: string): ErrorName | undefined {
  return errors.get(name);
}

/** Gives every name of AWS's own: for "did you mean" and completion. */
export function errorNames(): readonly string[] {
  return [...errors.keys()];
}

/**
 * Gives the errors of a service after which the same call may go well: throttling, and failures of the service itself. Where
 * one name stands for all that it refuses, that one.
 */
export function passingErrorNames(service: string): readonly string[] {
  return passingErrors.get(service) ?? [];
}

/**
 * Gives the errors by which a service says that what is asked of a job does not fit the state it is in. For cancelling, the
 * API's models name no others but throttling and failures of the service itself (botocore, CancelJobRun; read 2026-11-24).
 * EMR on EC2 raises none: CancelSteps says it of each step in its answer.
 */
export function refusalNames(service: string): readonly string[] {
  return refusals.get(service) ?? [];
}

/** JSON has no literal types. */
function typed({ kind, queryLanguage, ...row }: ErrorRow): ErrorName {
  return {
    ...row,
    kind: kind === "wildcard" ? "wildcard" : "error",
    ...(queryLanguage !== undefined && { queryLanguage: queryLanguage === "JSONata" ? "JSONata" : "JSONPath" }),
  };
}
