/** The requests of `elasticmapreduce:*` as Step Functions takes them: which there are, their schemas, and what stands at a path in one. */
import addStep from "./schemas/addStep.json";
import validateAddStep from "./schemas/addStep.json?validator";
import cancelStep from "./schemas/cancelStep.json";
import validateCancelStep from "./schemas/cancelStep.json?validator";
import createCluster from "./schemas/createCluster.json";
import validateCreateCluster from "./schemas/createCluster.json?validator";
import modifyInstanceFleetByName from "./schemas/modifyInstanceFleetByName.json";
import validateModifyInstanceFleetByName from "./schemas/modifyInstanceFleetByName.json?validator";
import modifyInstanceGroupByName from "./schemas/modifyInstanceGroupByName.json";
import validateModifyInstanceGroupByName from "./schemas/modifyInstanceGroupByName.json?validator";
import setClusterTerminationProtection from "./schemas/setClusterTerminationProtection.json";
import validateSetClusterTerminationProtection from "./schemas/setClusterTerminationProtection.json?validator";
import terminateCluster from "./schemas/terminateCluster.json";
import validateTerminateCluster from "./schemas/terminateCluster.json?validator";
import type { Validate } from "./schemas/createCluster.json?validator";

/** The actions of `arn:aws:states:::elasticmapreduce:…`. */
export type EmrAction =
  | "createCluster"
  | "addStep"
  | "cancelStep"
  | "terminateCluster"
  | "setClusterTerminationProtection"
  | "modifyInstanceFleetByName"
  | "modifyInstanceGroupByName";

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
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

interface RequestSchema {
  readonly schema: SchemaNode;
  readonly validate: Validate;
}

const requestSchemas: Readonly<Record<EmrAction, RequestSchema>> = {
  createCluster: { schema: createCluster, validate: validateCreateCluster },
  addStep: { schema: addStep, validate: validateAddStep },
  cancelStep: { schema: cancelStep, validate: validateCancelStep },
  terminateCluster: { schema: terminateCluster, validate: validateTerminateCluster },
  setClusterTerminationProtection: {
    schema: setClusterTerminationProtection,
    validate: validateSetClusterTerminationProtection,
  },
  modifyInstanceFleetByName: { schema: modifyInstanceFleetByName, validate: validateModifyInstanceFleetByName },
  modifyInstanceGroupByName: { schema: modifyInstanceGroupByName, validate: validateModifyInstanceGroupByName },
};

/** Whether a request of this name has a schema here. */
export function isEmrAction(name: string): name is EmrAction {
  return Object.hasOwn(requestSchemas, name);
}

/** Gives the validator that was made of an action's schema. */
export function validatorOf(action: EmrAction): Validate {
  return requestSchemas[action].validate;
}

/** Gives the schema of what stands at a path of a request, references followed; `undefined` where nothing may stand. */
export function schemaAt(action: EmrAction, path: FieldPath): SchemaNode | undefined {
  const { schema } = requestSchemas[action];
  let node: SchemaNode | undefined = schema;
  for (const part of path) node = node && followed(schema, childSchema(node, part));
  return node;
}

/** Gives the names that may stand in the object at a path, in AWS's order: for "did you mean" and completion. */
export function fieldNames(action: EmrAction, path: FieldPath): readonly string[] {
  const node = schemaAt(action, path);
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
