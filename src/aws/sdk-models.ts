/** The operations of those SDK services whose models are here: what each takes and gives. Of other services nothing is known. */
import { readFields, type Fields } from "./request-fields.js";
import cloudwatchlogs from "./sdk-models/cloudwatchlogs.json";
import emr from "./sdk-models/emr.json";
import emrcontainers from "./sdk-models/emrcontainers.json";
import emrserverless from "./sdk-models/emrserverless.json";
import eventbridge from "./sdk-models/eventbridge.json";
import iam from "./sdk-models/iam.json";
import s3 from "./sdk-models/s3.json";
import scheduler from "./sdk-models/scheduler.json";
import sfn from "./sdk-models/sfn.json";

interface ModelData {
  readonly facts: { readonly date: string };
  readonly requests: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  readonly structures: Readonly<Record<string, string>>;
}

/** Entries stay text until one of them is asked for. */
const models: ReadonlyMap<string, ModelData> = new Map<string, ModelData>(
  Object.entries({ cloudwatchlogs, emr, emrcontainers, emrserverless, eventbridge, iam, s3, scheduler, sfn }),
);

/** Gives a structure of a service's model by its name. */
export type Structures = (name: string) => Fields;

export interface SdkOperation {
  readonly request: Fields;
  /** The first level; `null` when nothing comes back but the call's metadata. */
  readonly result: Fields | null;
  readonly structures: Structures;
}

/** Gives the operations of a service; `undefined` when its model is not here. */
export function sdkOperations(service: string): readonly string[] | undefined {
  const model = models.get(service);
  return model && Object.keys(model.requests);
}

/** Gives one operation; `undefined` when the service's model is not here, or has none of this name. */
export function sdkOperation(service: string, operation: string): SdkOperation | undefined {
  const model = models.get(service);
  if (!model || !Object.hasOwn(model.requests, operation)) return undefined;
  const result = Object.hasOwn(model.results, operation) ? model.results[operation] : undefined;
  return {
    request: readFields(model.requests[operation] ?? ""),
    result: result === undefined ? null : readFields(result),
    structures: (name) => readFields(model.structures[name] ?? ""),
  };
}

/** When the models were taken from AWS's SDK, as YYYY-MM-DD. */
export const sdkModelsAsOf = emr.facts.date;
