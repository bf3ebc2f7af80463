/**
 * What a step kind is: what its block may say, and the job that it becomes. One file per kind, listed in `index.ts`. A job
 * has the form that a platform takes; which form that is, is said in the platform's folder.
 */
import type { Value } from "../expressions/value.js";
import type { Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";
import type { Options } from "./command-line.js";

export interface StepKind {
  /** One sentence for the reference. */
  readonly documentation: string;
  /** The kind's own settings; those of every step are added. */
  readonly settings: SettingsSchema;
  /** The application that a cluster must have for it, in AWS's spelling. */
  readonly application?: string;
  /** Settings of which exactly one must be given. */
  readonly oneOf?: readonly string[];
  readonly jobs: Jobs;
}

/** A kind's job in each form that it has. */
export interface Jobs {
  /** `HadoopJarStep` of EMR on EC2. */
  readonly hadoopJar: JobForm<Value>;
  /** What spark-submit is given, where the service itself runs it. */
  readonly sparkSubmit?: JobForm<SparkSubmit>;
  /** What spark-sql is given, where the service itself runs it. */
  readonly sparkSql?: JobForm<Script>;
  /** What Hive is given, where the service itself runs it. */
  readonly hive?: JobForm<Script>;
}

export interface JobForm<Job> {
  /** Settings of the kind that this form has no place for. */
  readonly lacks: readonly string[];
  /** Gives the job of a checked block. */
  readonly make: (settings: Settings) => Job;
}

export interface SparkSubmit {
  readonly entryPoint: Value | null;
  readonly arguments: Value | null;
  readonly options: Options;
}

export interface Script {
  /** Where the script is. */
  readonly file: Value | null;
  readonly options: Options;
}
