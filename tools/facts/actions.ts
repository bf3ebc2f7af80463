/**
 * The requests of EMR's services as Step Functions takes them: those of `elasticmapreduce:*` said as differences to the API's
 * own shapes, the others by the API's shape itself. Sources: docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html,
 * connect-emr-serverless.html and connect-emr-eks.html, read 2026-11-22.
 */
import { shapeNamed, type Member, type Shape, type Shapes } from "./model.js";

/** A request: its own shape, and the shapes that differ from the API's further down. */
export interface Request {
  readonly root: Shape;
  readonly changed?: Readonly<Record<string, Shape>>;
}

const text: Member = { shape: "XmlStringMaxLen256" };

type Requests = Readonly<Record<string, (shapes: Shapes) => Request>>;

/** One entry for each file in src/aws/schemas/elasticmapreduce. */
export const emrRequests: Requests = {
  /** Steps are added by addStep only, and a cluster that ends with its last step could never take one. */
  createCluster: (shapes) => ({
    root: without(shapeNamed(shapes, "RunJobFlowInput"), "Steps"),
    changed: {
      JobFlowInstancesConfig: requiring(shapeNamed(shapes, "JobFlowInstancesConfig"), {
        KeepJobFlowAliveWhenNoSteps: { shape: "True" },
      }),
      True: { type: "boolean", const: true },
    },
  }),
  /** One step instead of a list. */
  addStep: (shapes) => ({
    root: {
      type: "structure",
      required: ["ClusterId", "Step"],
      members: {
        ClusterId: text,
        Step: { shape: "StepConfig" },
        ExecutionRoleArn: memberOf(shapes, "AddJobFlowStepsInput", "ExecutionRoleArn"),
      },
    },
  }),
  /** One step instead of a list; the guide names no cancellation option. */
  cancelStep: () => ({ root: requiring({ type: "structure" }, { ClusterId: text, StepId: text }) }),
  /** One cluster instead of a list of job flows, here and below. */
  terminateCluster: () => ({ root: requiring({ type: "structure" }, { ClusterId: text }) }),
  setClusterTerminationProtection: () => ({
    root: requiring({ type: "structure" }, { ClusterId: text, TerminationProtected: { shape: "Boolean" } }),
  }),
  /** Step Functions looks the id up by the name; an id is not allowed. */
  modifyInstanceFleetByName: (shapes) => ({
    root: requiring(
      { type: "structure" },
      { ClusterId: text, InstanceFleetName: text, InstanceFleet: { shape: "InstanceFleetModifyConfig" } },
    ),
    changed: { InstanceFleetModifyConfig: without(shapeNamed(shapes, "InstanceFleetModifyConfig"), "InstanceFleetId") },
  }),
  modifyInstanceGroupByName: (shapes) => ({
    root: requiring(
      { type: "structure" },
      { ClusterId: text, InstanceGroupName: text, InstanceGroup: { shape: "InstanceGroupModifyConfig" } },
    ),
    changed: { InstanceGroupModifyConfig: without(shapeNamed(shapes, "InstanceGroupModifyConfig"), "InstanceGroupId") },
  }),
};

/** One entry for each file in src/aws/schemas/emr-serverless. */
export const serverlessRequests: Requests = {
  createApplication: asInApi("CreateApplicationRequest"),
  startApplication: asInApi("StartApplicationRequest"),
  stopApplication: asInApi("StopApplicationRequest"),
  deleteApplication: asInApi("DeleteApplicationRequest"),
  startJobRun: asInApi("StartJobRunRequest"),
  cancelJobRun: asInApi("CancelJobRunRequest"),
};

/** One entry for each file in src/aws/schemas/emr-containers. */
export const containersRequests: Requests = {
  createVirtualCluster: asInApi("CreateVirtualClusterRequest"),
  deleteVirtualCluster: asInApi("DeleteVirtualClusterRequest"),
  startJobRun: asInApi("StartJobRunRequest"),
};

function asInApi(shape: string): (shapes: Shapes) => Request {
  return (shapes) => ({ root: shapeNamed(shapes, shape) });
}

function memberOf(shapes: Shapes, shape: string, name: string): Member {
  const member = shapeNamed(shapes, shape).members?.[name];
  if (!member) throw new Error(`The model's ${shape} has no member ${name}`);
  return member;
}

function without(shape: Shape, name: string): Shape {
  if (!shape.members?.[name]) throw new Error(`There is no member ${name} to take away`);
  const members = Object.entries(shape.members).filter(([key]) => key !== name);
  return {
    ...shape,
    members: Object.fromEntries(members),
    required: (shape.required ?? []).filter((key) => key !== name),
  };
}

/** Adds members, or replaces those of the same name, and requires them. */
function requiring(shape: Shape, members: Readonly<Record<string, Member>>): Shape {
  return {
    ...shape,
    members: { ...shape.members, ...members },
    required: [...(shape.required ?? []), ...Object.keys(members)],
  };
}
