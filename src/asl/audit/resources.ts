/**
 * What a run can make and must give back, as data: which calls make it, give it back or guard it, and where its id
 * stands. Sources: Step Functions developer guide, pages connect-emr, connect-emr-serverless and connect-emr-eks, and
 * the API references of EMR, EMR Serverless and EMR on EKS; read 2026-11-22.
 */
import { readCall } from "../../machine/call.js";

export interface ResourceKind {
  readonly type: string;
  /** What people call it. */
  readonly noun: string;
  /** The field of the Arguments that makes an unused one end by itself; `null` if there is none. */
  readonly endsUnused: readonly string[] | null;
}

/** What a call does to a resource. */
export type Call = { readonly kind: ResourceKind } & (
  | {
      readonly does: "makes";
      /** Where the result carries the id. */
      readonly resultIds: readonly (readonly string[])[];
      /** The field of the Arguments that guards the new resource against being given back. */
      readonly guardedBy: readonly string[] | null;
      /**
       * Whether a failure can come after the resource was made: always when the call waits, because it waits for what
       * was made.
       */
      readonly waits: boolean;
    }
  | { readonly does: "gives back"; readonly idAt: string }
  /** Perhaps leaves the resource in a state in which it cannot be given back. */
  | { readonly does: "starts"; readonly idAt: string }
  /** Must have succeeded before the resource can be given back; one that does not wait has only begun. */
  | { readonly does: "readies"; readonly idAt: string; readonly waits: boolean }
  /** Tells the state of the resource: who asks for it is taken to wait until the resource is ready to be given back. */
  | { readonly does: "looks"; readonly idAt: string }
  | { readonly does: "guards"; readonly idAt: string; readonly onWhen: string }
);

type Does = Call extends infer Each ? (Each extends Call ? Omit<Each, "kind" | "waits"> : never) : never;

const cluster: ResourceKind = { type: "AWS::EMR::Cluster", noun: "cluster", endsUnused: ["AutoTerminationPolicy"] };
/** One that is stopped costs nothing, so that stopping itself is as good as ending. */
const application: ResourceKind = {
  type: "AWS::EMRServerless::Application",
  noun: "application",
  endsUnused: ["AutoStopConfiguration"],
};
const virtualCluster: ResourceKind = {
  type: "AWS::EMRContainers::VirtualCluster",
  noun: "virtual cluster",
  endsUnused: null,
};

const protectedAtFirst = ["Instances", "TerminationProtected"];

const calls: ReadonlyMap<string, readonly [ResourceKind, Does]> = new Map<string, readonly [ResourceKind, Does]>([
  [
    "elasticmapreduce:createCluster",
    [cluster, { does: "makes", resultIds: [["ClusterId"], ["Cluster", "Id"]], guardedBy: protectedAtFirst }],
  ],
  ["elasticmapreduce:terminateCluster", [cluster, { does: "gives back", idAt: "ClusterId" }]],
  [
    "elasticmapreduce:setClusterTerminationProtection",
    [cluster, { does: "guards", idAt: "ClusterId", onWhen: "TerminationProtected" }],
  ],
  ["aws-sdk:emr:runJobFlow", [cluster, { does: "makes", resultIds: [["JobFlowId"]], guardedBy: protectedAtFirst }]],
  ["aws-sdk:emr:terminateJobFlows", [cluster, { does: "gives back", idAt: "JobFlowIds" }]],
  [
    "aws-sdk:emr:setTerminationProtection",
    [cluster, { does: "guards", idAt: "JobFlowIds", onWhen: "TerminationProtected" }],
  ],
  ...["emr-serverless", "aws-sdk:emrserverless"].flatMap((service): [string, readonly [ResourceKind, Does]][] => [
    [
      `${service}:createApplication`,
      [
        application,
        { does: "makes", resultIds: [["ApplicationId"], ["Application", "ApplicationId"]], guardedBy: null },
      ],
    ],
    [`${service}:startApplication`, [application, { does: "starts", idAt: "ApplicationId" }]],
    // A job starts its application unless AutoStartConfiguration says no.
    [`${service}:startJobRun`, [application, { does: "starts", idAt: "ApplicationId" }]],
    [`${service}:getApplication`, [application, { does: "looks", idAt: "ApplicationId" }]],
    [`${service}:stopApplication`, [application, { does: "readies", idAt: "ApplicationId" }]],
    // Must be CREATED or STOPPED.
    [`${service}:deleteApplication`, [application, { does: "gives back", idAt: "ApplicationId" }]],
  ]),
  ...["emr-containers", "aws-sdk:emrcontainers"].flatMap((service): [string, readonly [ResourceKind, Does]][] => [
    [`${service}:createVirtualCluster`, [virtualCluster, { does: "makes", resultIds: [["Id"]], guardedBy: null }]],
    [`${service}:deleteVirtualCluster`, [virtualCluster, { does: "gives back", idAt: "Id" }]],
  ]),
]);

/** Tells what a Task's Resource does to something that must be given back; `null` if nothing. */
export function resourceCall(resource: string): Call | null {
  const call = readCall(resource);
  const known = call && calls.get(call.action);
  if (!call || !known) return null;
  const [kind, does] = known;
  return does.does === "makes" || does.does === "readies"
    ? { ...does, kind, waits: call.pattern === "sync" }
    : { ...does, kind };
}

/**
 * Whether the answer of a Task can tell a cluster's id that was not told to it: EMR's own calls answer about steps and
 * jobs.
 */
export function mayTellIds(resource: string): boolean {
  const action = readCall(resource)?.action ?? "";
  return !/^(elasticmapreduce|emr-serverless|emr-containers|sns|sqs|events|dynamodb):/.test(action);
}
