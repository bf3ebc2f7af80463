/**
 * What the simulator knows of EMR, as one table. A page of the documents is made of it, and a test holds each row to its test.
 * Sources: MG is the EMR Management Guide, SFN the Step Functions developer guide, GR the AWS General Reference.
 */
import { ofCalls } from "./calls.js";
import { ofClusters } from "./clusters.js";
import { ofJobRuns } from "./job-runs.js";
import type { BehaviourRow } from "./row.js";
import { ofSteps } from "./steps.js";

export const behaviours: readonly BehaviourRow[] = [...ofClusters, ...ofSteps, ...ofCalls, ...ofJobRuns];
