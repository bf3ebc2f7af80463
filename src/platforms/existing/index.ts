/** A cluster on EC2 that is there before the run. Nothing is made, and only `terminate` ends it. */
import type { Value } from "../../expressions/value.js";
import { valueOf, type Settings } from "../../settings/given.js";
import { setting, type SettingsSchema } from "../../settings/schema.js";
import { clusterIdType } from "../../types/type.js";
import { terminating } from "../ec2/life.js";
import { existingResizing } from "../ec2/resizing.js";
import { addStepRequest, checkJobLength, ec2Jobs } from "../ec2/steps.js";
import type { Life } from "../life.js";
import type { Platform } from "../platform.js";

export const existingSettings: SettingsSchema = {
  id: setting(clusterIdType, "The cluster to run on.", "input.cluster_id", { required: true }),
};

export const existing: Platform = {
  name: "existing",
  documentation: "A cluster of Amazon EMR on EC2 that is there before the run.",
  settings: existingSettings,
  shapes: [],
  borrows: ["id"],
  idType: clusterIdType,
  jobs: ec2Jobs,
  stepLacks: [],
  formOf: ({ jobs }) => jobs.hadoopJar,
  canMake: () => false,
  satisfied: () => new Set(),
  check: () => undefined,
  create: () => null,
  life: existingLife,
  startSeconds: () => 0,
  concurrency: () => null,
  habits: () => ({ keepsLogs: true, endsUnused: true, isProtected: false }),
  resizing: existingResizing,
  submit: addStepRequest,
  checkStep: checkJobLength,
};

function existingLife(settings: Settings, _request: Value | null, id: Value): Life {
  return {
    noun: "cluster",
    making: null,
    borrowed: valueOf(settings, "id"),
    readying: [],
    leftJobs: null,
    givingBack: [terminating(id)],
  };
}
