/** One thing that the simulator knows of EMR: what happens, who says so, how it is played, and which test shows it. */
import type { SwitchName } from "./switches.js";

/** Who says so: a document or model of AWS's; public code only; or nobody, so that it is concluded from the documents, or open. */
export type Certainty = "documented" | "seen" | "concluded" | "open";

export interface BehaviourRow {
  readonly about: "clusters" | "steps" | "calls" | "applications" | "virtual clusters";
  /** What AWS does. */
  readonly behaviour: string;
  /** The page or the model, and when it was read. */
  readonly source: string;
  readonly read: string;
  readonly certainty: Certainty;
  /** What the simulator does, where that is less, or more exact than anybody says. */
  readonly played: string;
  /** The switches that decide it. */
  readonly switches?: readonly SwitchName[];
  /** The title of the test that shows it, with that of what it is in. */
  readonly test: string;
}
