/** How one of the two services speaks: names of fields, states and errors, and what its hosts do on the way. */
import type { JsonObject } from "../../../machine/asl.js";
import type { Request } from "../../services/service.js";
import type { Account } from "../account.js";
import type { HostKind, HostRecord, JobRecord, JobState } from "./records.js";

export interface Dialect {
  readonly kind: HostKind;
  /** The field of a request that names the host. */
  readonly hostField: string;
  /** The field that names a job, in a request and in an answer. */
  readonly jobField: string;
  /** What comes before a job runs, in order. */
  readonly before: readonly JobState[];
  /** How a job that went well is called. */
  readonly success: JobState;
  /** What a job is called that is being cancelled. */
  readonly cancelling: JobState;
  /** The beginning of the names of errors; a full stop follows. */
  readonly errors: (request: Request) => string;
  /** Whether the host can run a job now; if not, it may have begun to become able to. */
  readonly isReady: (account: Account, host: HostRecord) => boolean;
  /** The host has no job any more. */
  readonly becameIdle: (account: Account, host: HostRecord) => void;
  /** What the service tells of a job beside its id, name and state. */
  readonly told: (job: JobRecord) => JsonObject;
  /** After how long the service cancels a job, in ms; `null` if it never does. */
  readonly longest: (request: JsonObject) => number | null;
}
