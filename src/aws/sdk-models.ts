/** The operations of those SDK services whose models are here: what each takes and gives. Of other services nothing is known. */
import { readFields, type Fields } from "./request-fields.js";
import cloudwatchlogs from "./sdk-models/cloudwatchlogs.json?late";
import emr from "./sdk-models/emr.json?late";
import emrcontainers from "./sdk-models/emrcontainers.json?late";
import emrserverless from "./sdk-models/emrserverless.json?late";
import eventbridge from "./sdk-models/eventbridge.json?late";
import iam from "./sdk-models/iam.json?late";
import s3 from "./sdk-models/s3.json?late";
import scheduler from "./sdk-models/scheduler.json?late";
import sfn from "./sdk-models/sfn.json?late";

interface ModelData {
  readonly facts: { readonly date: string };
  readonly requests: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, string>>;
  readonly structures: Readonly<Record<string, string>>;
}

/** A model is read when somebody asks for its service, and its entries stay text until one of them is asked for. */
const readers: Readonly<Record<string, () => ModelData>> = {
  cloudwatchlogs,
  emr,
  emrcontainers,
  emrserverless,
  eventbridge,
  iam,
  s3,
  scheduler,
  sfn,
};
const models: ReadonlyMap<string, () => ModelData> = new Map(Object.entries(readers));

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
  const model = models.get(service)?.();
  return model && Object.keys(model.requests);
}

/** Gives one operation; `undefined` when the service's model is not here, or has none of this name. */
export function sdkOperation(service: string, operation: string): SdkOperation | undefined {
  const model = models.get(service)?.();
  if (!model || !Object.hasOwn(model.requests, operation)) return undefined;
  const result = Object.hasOwn(model.results, operation) ? model.results[operation] : undefined;
  return {
    request: readFields(model.requests[operation] ?? ""),
    result: result === undefined ? null : readFields(result),
    structures: (name) => readFields(model.structures[name] ?? ""),
  };
}

/** Gives when the models were taken from AWS's SDK, as YYYY-MM-DD. */
export function sdkModelsAsOf(): string {
  return emr<ModelData>().facts.date;
}
