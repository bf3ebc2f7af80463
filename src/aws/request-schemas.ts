/** The requests of EMR's services as Step Functions takes them: which there are, their schemas, and what stands at a path in one. */
import type { Json } from "../machine/asl.js";
import createVirtualCluster from "./schemas/emr-containers/createVirtualCluster.json?late";
import deleteVirtualCluster from "./schemas/emr-containers/deleteVirtualCluster.json?late";
import startContainersJob from "./schemas/emr-containers/startJobRun.json?late";
import cancelJobRun from "./schemas/emr-serverless/cancelJobRun.json?late";
import createApplication from "./schemas/emr-serverless/createApplication.json?late";
import deleteApplication from "./schemas/emr-serverless/deleteApplication.json?late";
import startApplication from "./schemas/emr-serverless/startApplication.json?late";
import startServerlessJob from "./schemas/emr-serverless/startJobRun.json?late";
import stopApplication from "./schemas/emr-serverless/stopApplication.json?late";
import addStep from "./schemas/elasticmapreduce/addStep.json?late";
import cancelStep from "./schemas/elasticmapreduce/cancelStep.json?late";
import createCluster from "./schemas/elasticmapreduce/createCluster.json?late";
import modifyFleet from "./schemas/elasticmapreduce/modifyInstanceFleetByName.json?late";
import modifyGroup from "./schemas/elasticmapreduce/modifyInstanceGroupByName.json?late";
import setProtection from "./schemas/elasticmapreduce/setClusterTerminationProtection.json?late";
import terminateCluster from "./schemas/elasticmapreduce/terminateCluster.json?late";
import type { RequestName } from "./request-names.js";
import { schemaErrors, type SchemaError } from "./schema-errors.js";

/** A field's name in an object, or an element's index in a list. */
export type FieldPath = readonly (string | number)[];

/** A node of the generated schemas, which use no other keyword. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: boolean;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

const requestSchemas: Readonly<Record<RequestName, () => SchemaNode>> = {
  "elasticmapreduce:createCluster": createCluster,
  "elasticmapreduce:addStep": addStep,
  "elasticmapreduce:cancelStep": cancelStep,
  "elasticmapreduce:terminateCluster": terminateCluster,
  "elasticmapreduce:setClusterTerminationProtection": setProtection,
  "elasticmapreduce:modifyInstanceFleetByName": modifyFleet,
  "elasticmapreduce:modifyInstanceGroupByName": modifyGroup,
  "emr-serverless:createApplication": createApplication,
  "emr-serverless:startApplication": startApplication,
  "emr-serverless:stopApplication": stopApplication,
  "emr-serverless:deleteApplication": deleteApplication,
  "emr-serverless:startJobRun": startServerlessJob,
  "emr-serverless:cancelJobRun": cancelJobRun,
  "emr-containers:createVirtualCluster": createVirtualCluster,
  "emr-containers:deleteVirtualCluster": deleteVirtualCluster,
  "emr-containers:startJobRun": startContainersJob,
};

/** Whether a request of this name has a schema here. */
export function isRequest(name: string): name is RequestName {
  return Object.hasOwn(requestSchemas, name);
}

/** Gives what AWS's model says against a request. */
export function errorsIn(request: RequestName, value: Json): readonly SchemaError[] {
  return schemaErrors(requestSchemas[request](), value);
}

/** Gives the schema of what stands at a path of a request, references followed; `undefined` where nothing may stand. */
export function schemaAt(request: RequestName, path: FieldPath): SchemaNode | undefined {
  const schema = requestSchemas[request]();
  let node: SchemaNode | undefined = schema;
  for (const part of path) node = node && followed(schema, childSchema(node, part));
  return node;
}

/** Gives the names that may stand in the object at a path, in AWS's order: for "did you mean" and completion. */
export function fieldNames(request: RequestName, path: FieldPath): readonly string[] {
  const node = schemaAt(request, path);
  return Object.keys(node?.properties ?? {}).concat(node?.propertyNames?.enum ?? []);
}

function childSchema(node: SchemaNode, part: string | number): SchemaNode | undefined {
  if (typeof part === "number") return node.items;
  // Own names only: `constructor` is no field.
  if (node.properties && Object.hasOwn(node.properties, part)) return node.properties[part];
  return typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
}

function followed(root: SchemaNode, node: SchemaNode | undefined): SchemaNode | undefined {
  if (node?.$ref === undefined) return node;
  return root.definitions?.[node.$ref.slice("#/definitions/".length)];
}
