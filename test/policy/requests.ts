/**
 * What services ask IAM when a machine makes a call, told by hand from AWS's pages (Step Functions developer guide,
 * connect-emr and its siblings; service authorization reference; read 2026-11-24). It knows nothing of the compiler's table.
 */
import type { Call } from "../../src/simulate/run.js";
import { dataCalls } from "./data-requests.js";
import type { IamRequest } from "./iam.js";
import { otherCalls } from "./other-requests.js";
import { passes, rule, sentBy, type Asks, type Sent } from "./sent.js";

/** Gives the requests of one call that a run made. */
export function requestsOf(call: Call): readonly IamRequest[] {
  const sent = sentBy(call);
  const asks = calls[sent.action] ?? otherCalls[sent.action] ?? dataCalls[sent.action];
  if (asks === undefined) throw new Error(`Say in test/policy what ${sent.action} asks of IAM`);
  return asks(sent);
}

/** Some actions on the cluster of the request. */
const onCluster = ({ arn, text }: Sent, ...actions: readonly string[]): readonly IamRequest[] =>
  actions.map((action) => ({
    action: `elasticmapreduce:${action}`,
    resource: arn("elasticmapreduce", `cluster/${text("ClusterId")}`),
  }));

const createCluster: Asks = (sent) => {
  const made = (action: string): IamRequest => ({
    action: `elasticmapreduce:${action}`,
    resource: sent.arn("elasticmapreduce", "cluster/j-NEW"),
  });
  const china = sent.partition === "aws-cn" ? ".cn" : "";
  return [
    { action: "elasticmapreduce:RunJobFlow", resource: "*" },
    ...(sent.text("Tags") === undefined ? [] : [made("AddTags")]),
    ...(sent.text("AutoTerminationPolicy") === undefined ? [] : [made("PutAutoTerminationPolicy")]),
    ...(sent.text("ManagedScalingPolicy") === undefined ? [] : [made("PutManagedScalingPolicy")]),
    ...(sent.waits ? [made("DescribeCluster"), made("TerminateJobFlows")] : []),
    ...passes(sent, "ServiceRole", `elasticmapreduce.amazonaws.com${china}`),
    ...passes(sent, "JobFlowRole", `ec2.amazonaws.com${china}`),
    ...passes(sent, "AutoScalingRole", `application-autoscaling.amazonaws.com${china}`),
    {
      action: "iam:CreateServiceLinkedRole",
      resource: `arn:${sent.partition}:iam::111122223333:role/aws-service-role/elasticmapreduce.amazonaws.com${china}/AWSServiceRoleForEMRCleanup`,
      context: { "iam:AWSServiceName": `elasticmapreduce.amazonaws.com${china}` },
    },
    ...rule(sent, "StepFunctionsGetEventForEMRRunJobFlowRule"),
  ];
};

const calls: Readonly<Record<string, Asks>> = {
  "elasticmapreduce:createCluster": createCluster,
  "elasticmapreduce:addStep": (sent) => {
    const role = sent.text("ExecutionRoleArn");
    const context = role === undefined ? {} : { context: { "elasticmapreduce:ExecutionRoleArn": role } };
    return [
      ...onCluster(sent, "AddJobFlowSteps").map((each) => ({ ...each, ...context })),
      ...(sent.waits ? onCluster(sent, "DescribeStep", "CancelSteps") : []),
      ...rule(sent, "StepFunctionsGetEventForEMRAddJobFlowStepsRule"),
    ];
  },
  "elasticmapreduce:cancelStep": (sent) => onCluster(sent, "CancelSteps"),
  "elasticmapreduce:terminateCluster": (sent) => [
    ...onCluster(sent, "TerminateJobFlows", ...(sent.waits ? ["DescribeCluster"] : [])),
    ...rule(sent, "StepFunctionsGetEventForEMRTerminateJobFlowsRule"),
  ],
  "elasticmapreduce:setClusterTerminationProtection": (sent) => onCluster(sent, "SetTerminationProtection"),
  "elasticmapreduce:modifyInstanceFleetByName": (sent) => onCluster(sent, "ModifyInstanceFleet", "ListInstanceFleets"),
  "elasticmapreduce:modifyInstanceGroupByName": (sent) => onCluster(sent, "ModifyInstanceGroups", "ListInstanceGroups"),
};
