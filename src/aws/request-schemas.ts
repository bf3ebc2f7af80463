/** The requests of EMR's services as Step Functions takes them: which there are, their schemas, and what stands at a path in one. */
import type { Json } from "../machine/asl.js";
import createVirtualCluster from "./schemas/emr-containers/createVirtualCluster.json";
import deleteVirtualCluster from "./schemas/emr-containers/deleteVirtualCluster.json";
import startContainersJob from "./schemas/emr-containers/startJobRun.json";
import cancelJobRun from "./schemas/emr-serverless/cancelJobRun.json";
import createApplication from "./schemas/emr-serverless/createApplication.json";
import deleteApplication from "./schemas/emr-serverless/deleteApplication.json";
import startApplication from "./schemas/emr-serverless/startApplication.json";
import startServerlessJob from "./schemas/emr-serverless/startJobRun.json";
import stopApplication from "./schemas/emr-serverless/stopApplication.json";
import addStep from "./schemas/elasticmapreduce/addStep.json";
import validateAddStep from "./schemas/elasticmapreduce/addStep.json?validator";
import cancelStep from "./schemas/elasticmapreduce/cancelStep.json";
import validateCancelStep from "./schemas/elasticmapreduce/cancelStep.json?validator";
import createCluster from "./schemas/elasticmapreduce/createCluster.json";
import validateCreateCluster from "./schemas/elasticmapreduce/createCluster.json?validator";
import modifyFleet from "./schemas/elasticmapreduce/modifyInstanceFleetByName.json";
import validateModifyFleet from "./schemas/elasticmapreduce/modifyInstanceFleetByName.json?validator";
import modifyGroup from "./schemas/elasticmapreduce/modifyInstanceGroupByName.json";
import validateModifyGroup from "./schemas/elasticmapreduce/modifyInstanceGroupByName.json?validator";
import setProtection from "./schemas/elasticmapreduce/setClusterTerminationProtection.json";
import validateSetProtection from "./schemas/elasticmapreduce/setClusterTerminationProtection.json?validator";
import terminateCluster from "./schemas/elasticmapreduce/terminateCluster.json";
import validateTerminateCluster from "./schemas/elasticmapreduce/terminateCluster.json?validator";
import type { SchemaError, Validate } from "./schemas/elasticmapreduce/createCluster.json?validator";
import type { RequestName } from "./request-names.js";
import { schemaErrors } from "./schema-errors.js";

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

interface RequestSchema {
  readonly schema: SchemaNode;
  readonly errorsOf: (value: Json) => readonly SchemaError[];
}

const requestSchemas: Readonly<Record<RequestName, RequestSchema>> = {
  "elasticmapreduce:createCluster": compiled(createCluster, validateCreateCluster),
  "elasticmapreduce:addStep": compiled(addStep, validateAddStep),
  "elasticmapreduce:cancelStep": compiled(cancelStep, validateCancelStep),
  "elasticmapreduce:terminateCluster": compiled(terminateCluster, validateTerminateCluster),
  "elasticmapreduce:setClusterTerminationProtection": compiled(setProtection, validateSetProtection),
  "elasticmapreduce:modifyInstanceFleetByName": compiled(modifyFleet, validateModifyFleet),
  "elasticmapreduce:modifyInstanceGroupByName": compiled(modifyGroup, validateModifyGroup),
  "emr-serverless:createApplication": read(createApplication),
  "emr-serverless:startApplication": read(startApplication),
  "emr-serverless:stopApplication": read(stopApplication),
  "emr-serverless:deleteApplication": read(deleteApplication),
  "emr-serverless:startJobRun": read(startServerlessJob),
  "emr-serverless:cancelJobRun": read(cancelJobRun),
  "emr-containers:createVirtualCluster": read(createVirtualCluster),
  "emr-containers:deleteVirtualCluster": read(deleteVirtualCluster),
  "emr-containers:startJobRun": read(startContainersJob),
};

/** Whether a request of this name has a schema here. */
export function isRequest(name: string): name is RequestName {
  return Object.hasOwn(requestSchemas, name);
}

/** Gives every request that has a schema here. */
export function requestNames(): readonly RequestName[] {
  return Object.keys(requestSchemas).filter(isRequest);
}

/** Gives what AWS's model says against a request, as ajv reports it. */
export function errorsIn(request: RequestName, value: Json): readonly SchemaError[] {
  return requestSchemas[request].errorsOf(value);
}

/** Gives the schema of what stands at a path of a request, references followed; `undefined` where nothing may stand. */
export function schemaAt(request: RequestName, path: FieldPath): SchemaNode | undefined {
  const { schema } = requestSchemas[request];
  let node: SchemaNode | undefined = schema;
  for (const part of path) node = node && followed(schema, childSchema(node, part));
  return node;
}

/** Gives the names that may stand in the object at a path, in AWS's order: for "did you mean" and completion. */
export function fieldNames(request: RequestName, path: FieldPath): readonly string[] {
  const node = schemaAt(request, path);
  return Object.keys(node?.properties ?? {}).concat(node?.propertyNames?.enum ?? []);
}

/** Checked by code that was made of the schema when the product was built. */
function compiled(schema: SchemaNode, validate: Validate): RequestSchema {
  return { schema, errorsOf: (value) => (validate(value) ? [] : (validate.errors ?? [])) };
}

/** Checked by reading the schema. */
function read(schema: SchemaNode): RequestSchema {
  return { schema, errorsOf: (value) => schemaErrors(schema, value) };
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
