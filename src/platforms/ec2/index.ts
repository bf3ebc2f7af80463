/** Clusters of Amazon EMR on EC2. */
import { entriesOf } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { constantOf, valueOf } from "../../settings/given.js";
import { clusterIdType } from "../../types/type.js";
import type { Platform } from "../platform.js";
import { givenByApi } from "../requests.js";
import { ec2Life } from "./life.js";
import { ec2Resizing } from "./resizing.js";
import { createRequest, startSeconds, stepConcurrency } from "./request.js";
import { checkEc2 } from "./rules.js";
import { ec2Settings } from "./settings.js";
import { addStepRequest, checkEc2Step, checkJobLength, ec2Jobs } from "./steps.js";

export const ec2: Platform = {
  name: "ec2",
  documentation: "Clusters of Amazon EMR on EC2.",
  settings: ec2Settings,
  shapes: ["protect", "keep_on_failure", "wait_until_ready"],
  borrows: ["reuse"],
  idType: clusterIdType,
  jobs: ec2Jobs,
  stepLacks: [],
  formOf: ({ jobs }) => jobs.hadoopJar,
  canMake: () => true,
  satisfied: (settings) => {
    const named = givenByApi(settings, ec2Settings);
    return entriesOf(valueOf(settings, "api"))?.has("Instances") ? new Set([...named, "primary"]) : named;
  },
  check: checkEc2,
  create: (settings, use) => ({ call: "elasticmapreduce:createCluster", merged: createRequest(settings, use) }),
  life: ec2Life,
  startSeconds: (request) => (request ? startSeconds(request) : 0),
  concurrency: stepConcurrency,
  habits: (settings, request) => ({
    keepsLogs: hasField(request, "LogUri"),
    endsUnused: hasField(request, "AutoTerminationPolicy"),
    isProtected: constantOf(settings, "protect") === true,
  }),
  resizing: ec2Resizing,
  submit: addStepRequest,
  checkStep: (step, report) => {
    checkJobLength(step, report);
    checkEc2Step(step, report);
  },
};

function hasField(request: Value | null, field: string): boolean {
  return entriesOf(request)?.has(field) ?? false;
}
