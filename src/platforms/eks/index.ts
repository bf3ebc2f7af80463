/** Virtual clusters of Amazon EMR on EKS. */
import { virtualClusterIdType } from "../../types/type.js";
import type { Platform } from "../platform.js";
import { givenByApi } from "../requests.js";
import { checkJobRole } from "../serverless/rules.js";
import { eksJobs, jobRunRequest } from "./jobs.js";
import { virtualClusterLife } from "./life.js";
import { virtualClusterRequest } from "./request.js";
import { checkVirtualCluster } from "./rules.js";
import { eksSettings } from "./settings.js";

export const eks: Platform = {
  name: "eks",
  documentation: "Virtual clusters of Amazon EMR on EKS.",
  settings: eksSettings,
  shapes: ["keep_on_failure", "managed_logs", "spark_ui"],
  borrows: ["virtual_cluster", "reuse"],
  idType: virtualClusterIdType,
  jobs: eksJobs,
  stepLacks: ["action_on_failure"],
  formOf: ({ jobs }) => jobs.sparkSubmit ?? jobs.sparkSql ?? null,
  canMake: (settings) => !settings.given.has("virtual_cluster"),
  satisfied: (settings) =>
    settings.given.has("virtual_cluster") ? new Set(["eks_cluster", "namespace"]) : givenByApi(settings, eksSettings),
  check: checkVirtualCluster,
  create: (settings, use) =>
    settings.given.has("virtual_cluster")
      ? null
      : { call: "emr-containers:createVirtualCluster", merged: virtualClusterRequest(settings, use) },
  life: virtualClusterLife,
  // It is there with the answer.
  startSeconds: () => 0,
  concurrency: () => null,
  habits: (settings) => ({
    keepsLogs: ["logs", "cloudwatch", "managed_logs"].some((name) => settings.given.has(name)),
    endsUnused: true,
    isProtected: false,
  }),
  resizing: null,
  submit: jobRunRequest,
  checkStep: checkJobRole,
};
