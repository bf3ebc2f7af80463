/** The EMR calls that the simulator plays. Source of shapes: developer guide, connect-emr, read 2026-11-22. */
import type { Service } from "../services/service.js";
import { addStep, cancelStep } from "./add-step.js";
import { containersServices } from "./containers.js";
import { createCluster } from "./create-cluster.js";
import { describeCluster, describeStep, listClusters } from "./describe.js";
import { serverlessServices } from "./serverless.js";
import { setTerminationProtection, terminateCluster } from "./terminate-cluster.js";

export const emrServices: ReadonlyMap<string, Service> = new Map([
  ...serverlessServices,
  ...containersServices,
  ["elasticmapreduce:createCluster", createCluster],
  ["elasticmapreduce:addStep", addStep],
  ["elasticmapreduce:cancelStep", cancelStep],
  ["elasticmapreduce:terminateCluster", terminateCluster],
  ["elasticmapreduce:setClusterTerminationProtection", setTerminationProtection],
  ["aws-sdk:emr:describeCluster", describeCluster],
  ["aws-sdk:emr:describeStep", describeStep],
  ["aws-sdk:emr:listClusters", listClusters],
]);
