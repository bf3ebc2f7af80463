/** The EMR calls that the simulator plays. Source of shapes: developer guide, connect-emr and its siblings, read 2026-11-24. */
import { toldResult } from "../services/any-service.js";
import type { Answer, Request, Service } from "../services/service.js";
import { checkedCall, type Refuse } from "./checked-call.js";
import { addStep } from "./ec2/add-step.js";
import { refuse as refuseByEmr } from "./ec2/answers.js";
import * as api from "./ec2/api-calls.js";
import { cancelStep } from "./ec2/cancel-step.js";
import { createCluster } from "./ec2/create-cluster.js";
import { describeCluster, describeStep, listClusters, listSteps } from "./ec2/describe.js";
import { modifyFleet, modifyGroup } from "./ec2/modify-instances.js";
import { setTerminationProtection, terminateCluster } from "./ec2/terminate-cluster.js";
import { createVirtualCluster, deleteVirtualCluster, describeVirtualCluster, eks } from "./eks/virtual-cluster.js";
import { cancelJobRun, describeJobRun, listJobRuns, refuse as refuseByHost, startJobRun } from "./jobs/calls.js";
import type { Dialect } from "./jobs/dialect.js";
import {
  createApplication,
  deleteApplication,
  getApplication,
  startApplicationCall,
  stopApplicationCall,
} from "./serverless/application-calls.js";
import { serverless } from "./serverless/application.js";
import { answerNow } from "./short-answers.js";

type Row = readonly [action: string, api: string, service: Service];

/** An action of the integration, or of the SDK, and the call of EMR's API that it is. */
const emr: readonly Row[] = [
  ["elasticmapreduce:createCluster", "RunJobFlow", createCluster],
  ["elasticmapreduce:addStep", "AddJobFlowSteps", addStep],
  ["elasticmapreduce:cancelStep", "CancelSteps", cancelStep],
  ["elasticmapreduce:terminateCluster", "TerminateJobFlows", terminateCluster],
  ["elasticmapreduce:setClusterTerminationProtection", "SetTerminationProtection", setTerminationProtection],
  ["elasticmapreduce:modifyInstanceFleetByName", "ModifyInstanceFleet", modifyFleet],
  ["elasticmapreduce:modifyInstanceGroupByName", "ModifyInstanceGroups", modifyGroup],
  ["aws-sdk:emr:runJobFlow", "RunJobFlow", api.runJobFlow],
  ["aws-sdk:emr:addJobFlowSteps", "AddJobFlowSteps", api.addJobFlowSteps],
  ["aws-sdk:emr:cancelSteps", "CancelSteps", api.cancelSteps],
  ["aws-sdk:emr:terminateJobFlows", "TerminateJobFlows", api.terminateJobFlows],
  ["aws-sdk:emr:setTerminationProtection", "SetTerminationProtection", api.setProtection],
  ["aws-sdk:emr:putAutoTerminationPolicy", "PutAutoTerminationPolicy", api.putAutoTerminationPolicy],
  ["aws-sdk:emr:removeAutoTerminationPolicy", "RemoveAutoTerminationPolicy", api.removeAutoTerminationPolicy],
  ["aws-sdk:emr:describeCluster", "DescribeCluster", reading(describeCluster)],
  ["aws-sdk:emr:describeStep", "DescribeStep", reading(describeStep)],
  ["aws-sdk:emr:listClusters", "ListClusters", reading(listClusters)],
  ["aws-sdk:emr:listSteps", "ListSteps", reading(listSteps)],
];

const ofServerless: readonly (readonly [action: string, service: Service])[] = [
  ["createApplication", createApplication],
  ["getApplication", reading(getApplication)],
  ["startApplication", startApplicationCall],
  ["stopApplication", stopApplicationCall],
  ["deleteApplication", deleteApplication],
  ["startJobRun", spoken(serverless, startJobRun)],
  ["cancelJobRun", spoken(serverless, cancelJobRun)],
  ["getJobRun", reading(spoken(serverless, describeJobRun))],
  ["listJobRuns", reading(spoken(serverless, listJobRuns))],
];

const ofEks: readonly (readonly [action: string, service: Service])[] = [
  ["createVirtualCluster", createVirtualCluster],
  ["describeVirtualCluster", reading(describeVirtualCluster)],
  ["deleteVirtualCluster", deleteVirtualCluster],
  ["startJobRun", spoken(eks, startJobRun)],
  ["cancelJobRun", spoken(eks, cancelJobRun)],
  ["describeJobRun", reading(spoken(eks, describeJobRun))],
  ["listJobRuns", reading(spoken(eks, listJobRuns))],
];

/** Services by the action of a Resource. */
export const emrServices: ReadonlyMap<string, Service> = new Map([
  ...emr.map(([action, name, service]) => [action, checkedCall(name, refuseByEmr, service)] as const),
  ...both("emr-serverless", "aws-sdk:emrserverless", ofServerless, refusing(serverless)),
  ...both("emr-containers", "aws-sdk:emrcontainers", ofEks, refusing(eks)),
]);

/** The same call by the optimized integration and by the SDK. */
function both(
  optimized: string,
  sdk: string,
  calls: typeof ofEks,
  refuse: Refuse,
): readonly (readonly [string, Service])[] {
  return calls.flatMap(([action, service]) => {
    const checked = checkedCall(action, refuse, service);
    return [
      [`${optimized}:${action}`, checked],
      [`${sdk}:${action}`, checked],
    ] as const;
  });
}

/** What only reads gives what the run was told of its state, and what the account has where nothing was told. */
function reading(service: Service): Service {
  return (request, answer) => {
    const told = toldResult(request);
    if (told === undefined || request.fate.kind !== "works") return service(request, answer);
    answerNow(request, answer, () => told);
  };
}

function spoken(dialect: Dialect, call: (dialect: Dialect, request: Request, answer: Answer) => void): Service {
  return (request, answer) => call(dialect, request, answer);
}

function refusing(dialect: Dialect): Refuse {
  return (request, answer, reason, code) => refuseByHost(dialect, request, answer, reason, code);
}
