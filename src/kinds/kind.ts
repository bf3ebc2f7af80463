/** What a step kind is: what its block may say, and the job that it becomes. One file per kind, listed in `index.ts`. */
import type { Value } from "../expressions/value.js";
import type { Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";

export interface StepKind {
  /** One sentence for the reference. */
  readonly documentation: string;
  /** The kind's own settings; those of every step are added. */
  readonly settings: SettingsSchema;
  /** The application that a cluster must have for it, in AWS's spelling. */
  readonly application?: string;
  /** Settings of which exactly one must be given. */
  readonly oneOf?: readonly string[];
  /** Gives the step's `HadoopJarStep`. */
  readonly job: (settings: Settings) => Value;
}
