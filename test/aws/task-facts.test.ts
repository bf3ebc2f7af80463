/** The tables behind tasks: resources as text, SDK services and their operations, and the check of fields. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { checkFields } from "../../src/aws/check-fields.js";
import { optimizedService, optimizedServices } from "../../src/aws/optimized-integrations.js";
import { readFields } from "../../src/aws/request-fields.js";
import { readResource } from "../../src/aws/resource-text.js";
import { sdkOperation, sdkOperations } from "../../src/aws/sdk-models.js";
import {
  exceptionPrefix,
  isSdkService,
  isUnsupportedOperation,
  ownerOf,
  sdkServiceMeantBy,
  sdkServices,
} from "../../src/aws/sdk-services.js";
import type { JsonObject } from "../../src/machine/asl.js";
import { fieldName } from "../../tools/facts/sdk-model.js";

describe("resources as text", () => {
  it.each([
    ["sns:publish", "integration null sns publish "],
    ["sns:publish.waitForTaskToken", "integration null sns publish waitForTaskToken"],
    ["states:startExecution.sync:2", "integration null states startExecution sync:2"],
    ["emr-serverless:startJobRun.sync", "integration null emr-serverless startJobRun sync"],
    ["aws-sdk:s3:getObject", "sdk null s3 getObject "],
    ["arn:aws-cn:states:::sns:publish", "integration aws-cn sns publish "],
    ["arn:aws:states:::aws-sdk:s3:getObject.waitForTaskToken", "sdk aws s3 getObject waitForTaskToken"],
    ["sns:publish.", "integration null sns publish "],
    ["sns:publish.a.b", "integration null sns publish a.b"],
  ])("%s is read", (text, parts) => {
    const read = readResource(text);
    expect(
      read && "service" in read ? `${read.form} ${read.partition} ${read.service} ${read.action} ${read.suffix}` : read,
    ).toBe(parts);
  });

  it.each([
    ["arn:aws:lambda:eu-west-1:1:function:f:3", "function"],
    ["arn:aws-us-gov:states:us-gov-west-1:1:activity:a", "activity"],
    ["arn:aws:states:eu-west-1:1:stateMachine:m", "state-machine"],
    ["arn:${partition}:lambda:${region}:${account}:function:f", "function"],
    ["${function_arn}", "placeholder"],
  ])("%s is the ARN of a %s", (text, form) => expect(readResource(text)).toMatchObject({ form, arn: text }));

  it.each([
    "",
    "sns",
    "sns:",
    ":publish",
    "sns publish",
    "sns:publish now",
    "arn:aws:s3:::bucket",
    "sns:publish\n.sync",
    "a:b:c",
  ])("%j is none", (text) => expect(readResource(text)).toBeNull());
});

describe("SDK services", () => {
  it("are those of the guide, in lower case", () => {
    expect(sdkServices().length).toBe(389);
    for (const name of sdkServices()) expect(name).toMatch(/^[a-z][a-z0-9]*$/);
    expect(exceptionPrefix("emrserverless")).toBe("EmrServerless");
    expect(exceptionPrefix("sfn")).toBe("Sfn");
    expect(isSdkService("constructor")).toBe(false);
  });

  it.each([
    ["emr-serverless", "emrserverless"],
    ["Elasticmapreduce", "emr"],
    ["stepfunctions", "sfn"],
    ["logs", "cloudwatchlogs"],
    ["events", "eventbridge"],
    ["Secrets Manager", "secretsmanager"],
  ])("%s means %s", (said, meant) => expect(sdkServiceMeantBy(said)).toBe(meant));

  it("have what the guide excludes, and what only a cluster statement may make", () => {
    expect(isUnsupportedOperation("sts", "assumeRole")).toBe(true);
    expect(isUnsupportedOperation("sts", "getCallerIdentity")).toBe(false);
    expect(ownerOf("emr", "runJobFlow")).toBe("ec2");
    expect(ownerOf("emr", "listSteps")).toBeUndefined();
  });
});

describe("operations with a model", () => {
  const modelled = sdkServices().filter((name) => sdkOperations(name) !== undefined);

  it("are those of nine services, and all can be read", () => {
    expect(modelled.sort()).toEqual(
      [
        "cloudwatchlogs",
        "emr",
        "emrcontainers",
        "emrserverless",
        "eventbridge",
        "iam",
        "s3",
        "scheduler",
        "sfn",
      ].sort(),
    );
    for (const service of modelled)
      for (const operation of sdkOperations(service) ?? []) {
        const read = sdkOperation(service, operation);
        expect(operation).toMatch(/^[a-z]/);
        for (const { type } of read?.request.values() ?? [])
          if (type.kind === "structure") expect(read?.structures(type.name).size, type.name).toBeGreaterThanOrEqual(0);
      }
    expect(sdkOperation("emr", "toString")).toBeUndefined();
    expect(sdkOperation("glue", "getJobRun")).toBeUndefined();
  });

  it.each([
    ["DBInstanceIdentifier", "DbInstanceIdentifier"],
    ["SSEKMSKeyId", "SsekmsKeyId"],
    ["ETag", "ETag"],
    ["ACL", "Acl"],
    ["applicationId", "ApplicationId"],
    ["ContentMD5", "ContentMD5"],
    ["vCPUHour", "VcpuHour"],
    ["S3Bucket", "S3Bucket"],
  ])("spell %s as %s", (name, spelled) => expect(fieldName(name)).toBe(spelled));
});

describe("the check of fields", () => {
  const shapes = new Map([
    ["Tag", readFields("Key!:string Value:string")],
    ["Tree", readFields("Leaf:string Inner:#Tree")],
  ]);
  const fields = readFields(
    "Name!:string Count:integer Share:number On:boolean Any:json Tags:[#Tag] Map:{integer} Mode:A|B Tree:#Tree",
  );
  const problemsOf = (value: JsonObject) =>
    checkFields(value, fields, (name) => shapes.get(name) ?? new Map()).map(
      ({ problem, path, field }) => `${problem} ${[...path, ...(field === undefined ? [] : [field])].join(".")}`,
    );

  it.each<[JsonObject, readonly string[]]>([
    [{ Name: "a" }, []],
    [{}, ["missing-field Name"]],
    [{ Name: "{% $x %}", Count: "{% $y %}", Tags: "{% $z %}" }, []],
    [{ Name: 5, Count: 1.5, Share: 1.5, On: "true" }, ["wrong-type Name", "wrong-type Count", "wrong-type On"]],
    [{ Name: "a", Any: [{ deep: null }] }, []],
    [
      { Name: "a", Tags: [{ Key: "k" }, { Value: "v", Kee: 1 }] },
      ["missing-field Tags.1.Key", "unknown-field Tags.1.Kee"],
    ],
    [{ Name: "a", Tags: { Key: "k" } }, ["wrong-type Tags"]],
    [{ Name: "a", Map: { x: 1, y: "2" } }, ["wrong-type Map.y"]],
    [{ Name: "a", Mode: "C" }, ["not-one-of Mode"]],
    [{ Name: "a", Tree: { Inner: { Inner: { Leaf: 1 } } } }, ["wrong-type Tree.Inner.Inner.Leaf"]],
    [{ Name: "a", constructor: 1 }, ["unknown-field constructor"]],
    [{ Name: null }, ["wrong-type Name"]],
  ])("%j: %j", (value, expected) => expect(problemsOf(value)).toEqual(expected));
});

const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

/** Placeholders of Terraform with a hyphen, which no `extern param` can have. */
const otherPlaceholders: ReadonlySet<string> = new Set(["${json-parser-arn}"]);

test.skipIf(!existsSync(corpus))("every resource in machines of other people is known", () => {
  const resources = new Set(
    readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".asl.json"))
      .flatMap((file) => [...readFileSync(join(corpus, file), "utf8").matchAll(/"Resource": *"([^"]+)"/g)])
      .map(([, resource = ""]) => resource),
  );
  expect(resources.size).toBeGreaterThan(20);
  const unknown = [...resources].filter((resource) => {
    const read = readResource(resource);
    if (!read || !("service" in read)) return read === null;
    if (read.form === "sdk")
      return !isSdkService(read.service) || sdkOperations(read.service)?.includes(read.action) === false;
    const known = optimizedService(read.service)?.actions.get(read.action);
    return !known?.patterns.some((pattern) => pattern === (read.suffix || "request-response"));
  });
  expect(unknown.filter((resource) => !otherPlaceholders.has(resource))).toEqual([]);
  expect(optimizedServices().length).toBe(21);
});
