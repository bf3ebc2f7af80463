/** What a service is taken to answer when nobody said so: as little as its model allows. A run lists every such answer. */
import { optimizedService, type Pattern } from "../../aws/optimized-integrations.js";
import type { Fields, FieldType } from "../../aws/request-fields.js";
import { sdkOperation } from "../../aws/sdk-models.js";
import type { Json, JsonObject } from "../../machine/asl.js";
import type { Resource } from "./service.js";

export interface AssumedAnswer {
  readonly result: Json;
  /** Where it comes from, to be read after "assumed:". */
  readonly why: string;
}

/** Gives the answer to a call that goes well. */
export function assumedAnswer(resource: Resource): AssumedAnswer {
  const { action, pattern, name } = resource;
  if (pattern === "token") return { result: {}, why: "whoever has the token may answer anything" };
  const [service = "", operation = "", sdkOperationName = ""] = action.split(":");
  if (service === "arn") return { result: {}, why: "a function or an activity may answer anything" };
  const known = wellKnown.get(action)?.(name.endsWith(".sync:2") ? "sync:2" : patternOf(pattern));
  if (known) return known;
  if (service === "aws-sdk") return ofModel(operation, sdkOperationName);
  const fields = optimizedService(service)?.actions.get(operation)?.result(patternOf(pattern));
  if (!fields) return { result: {}, why: `what ${action} answers is in no model here` };
  return { result: smallest(fields), why: `the least that ${action} answers by AWS's page` };
}

function ofModel(service: string, operation: string): AssumedAnswer {
  const model = sdkOperation(service, operation);
  if (!model) return { result: {}, why: `what ${service}:${operation} answers is in no model here` };
  const result = model.result === null ? {} : smallest(model.result, model.structures);
  return { result, why: `the least that ${operation} answers by AWS's model` };
}

function patternOf(pattern: Resource["pattern"]): Pattern {
  return pattern === "sync" ? "sync" : "request-response";
}

/** Gives the required fields with the smallest value of each type. */
function smallest(fields: Fields, structures: (name: string) => Fields = () => new Map()): JsonObject {
  return Object.fromEntries(
    [...fields]
      .filter(([, { required }]) => required)
      .map(([name, { type }]) => [name, firstValues.get(name) ?? smallestOf(type, structures)]),
  );
}

/** Fields whose name says more than their type: a status that no good answer is below. */
const firstValues: ReadonlyMap<string, Json> = new Map<string, Json>([["StatusCode", 200]]);

function smallestOf(type: FieldType, structures: (name: string) => Fields): Json {
  if (type.kind === "structure") return smallest(structures(type.name), structures);
  if (type.kind === "words") return type.words[0] ?? "";
  return plain[type.kind];
}

/** Ids and names are never empty, so a text says what it is. */
const plain: { readonly [K in Exclude<FieldType["kind"], "structure" | "words">]: Json } = {
  string: "assumed",
  integer: 0,
  number: 0,
  boolean: false,
  json: {},
  list: [],
  map: {},
};

const execution = "arn:aws:states:eu-west-1:111122223333:execution:assumed:assumed";
const machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:assumed";
const started = { ExecutionArn: execution, StartDate: "1970-01-01T00:00:00.000Z" };
const succeeded = { ...started, StateMachineArn: machine, Name: "assumed", Status: "SUCCEEDED", Input: "{}" };
const succeeds = "the other state machine is taken to succeed, with an empty output";

/** Answers that hold more than what their table requires. */
const wellKnown: ReadonlyMap<string, (pattern: Pattern) => AssumedAnswer> = new Map<
  string,
  (pattern: Pattern) => AssumedAnswer
>([
  [
    "lambda:invoke",
    () => ({
      result: { ExecutedVersion: "$LATEST", Payload: {}, StatusCode: 200 },
      why: "a function may answer anything, so its payload is empty",
    }),
  ],
  [
    "states:startExecution",
    (pattern) => {
      if (pattern === "request-response")
        return { result: started, why: "the least that startExecution answers by AWS's page" };
      return { result: { ...succeeded, Output: pattern === "sync:2" ? {} : "{}" }, why: succeeds };
    },
  ],
]);
