/** What a distributed Map asks of IAM by itself (Step Functions developer guide, iam-policies-eg-dist-map, read 2026-11-22). */
import type { Json, Machine, MapState } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import type { IamRequest } from "./iam.js";

/** @param name of the machine where it is deployed */
export function mapRequests(machine: Machine, name: string): readonly IamRequest[] {
  return [...statesOf(machine)].flatMap(({ state }) =>
    state.Type === "Map" && state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED"
      ? requestsOfMap(state, name)
      : [],
  );
}

function requestsOfMap({ ItemReader: reader, ResultWriter: writer }: MapState, name: string): readonly IamRequest[] {
  const states = "arn:aws:states:eu-west-1:111122223333";
  return [
    { action: "states:StartExecution", resource: `${states}:stateMachine:${name}` },
    { action: "states:DescribeExecution", resource: `${states}:execution:${name}:run` },
    { action: "states:StopExecution", resource: `${states}:execution:${name}:run` },
    { action: "states:RedriveExecution", resource: `${states}:execution:${name}/Map:run` },
    ...readerRequests(reader),
    ...["PutObject", "GetObject", "ListMultipartUploadParts", "AbortMultipartUpload"].flatMap((action) =>
      inBucket(writer, `s3:${action}`, "Prefix", "/part"),
    ),
  ];
}

function readerRequests(reader: Json | undefined): readonly IamRequest[] {
  if (!textAt(reader, ["Resource"])?.endsWith(":s3:listObjectsV2")) return inBucket(reader, "s3:GetObject", "Key", "");
  const isFlattened = textAt(reader, ["ReaderConfig", "Transformation"]) === "LOAD_AND_FLATTEN";
  return [
    { action: "s3:ListBucket", resource: `arn:aws:s3:::${textAt(reader, ["Arguments", "Bucket"])}` },
    ...(isFlattened ? inBucket(reader, "s3:GetObject", "Prefix", "/part") : []),
  ];
}

/** An object that a store names; nothing where there is no store. What only a run knows may be anything. */
function inBucket(store: Json | undefined, action: string, field: string, below: string): readonly IamRequest[] {
  const bucket = textAt(store, ["Arguments", "Bucket"]);
  if (bucket === undefined) return [];
  const key = textAt(store, ["Arguments", field]) ?? "";
  return [{ action, resource: `arn:aws:s3:::${bucket}/${key.startsWith("{%") ? "key" : key}${below}` }];
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (each, name) => (typeof each === "object" && each !== null ? Reflect.get(each, name) : undefined),
    value,
  );
  return typeof found === "string" ? found : undefined;
}
