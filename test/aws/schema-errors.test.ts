/** The check that reads a schema says what ajv says of the same schema. */
import { readFileSync } from "node:fs";
import { Ajv, type AnySchemaObject } from "ajv";
import { describe, expect, it } from "vitest";
import type { SchemaNode } from "../../src/aws/request-schemas.js";
import { schemaErrors } from "../../src/aws/schema-errors.js";
import type { Json } from "../../src/machine/asl.js";
import { schemaFiles } from "./schema-files.js";

const application = { ReleaseLabel: "emr-7.13.0", Type: "SPARK" };
const job = {
  ApplicationId: "00f1abcd",
  ExecutionRoleArn: "arn:aws:iam::111122223333:role/job",
  JobDriver: { SparkSubmit: { EntryPoint: "s3://acme/job.py", EntryPointArguments: ["--full"] } },
};
const virtual = { Name: "nightly", ContainerProvider: { Type: "EKS", Id: "prod" } };
const containerJob = {
  VirtualClusterId: "0abc",
  JobDriver: { SparkSubmitJobDriver: { EntryPoint: "s3://acme/job.py" } },
};

const cluster = {
  Name: "nightly",
  ReleaseLabel: "emr-7.5.0",
  ServiceRole: "EMR_DefaultRole",
  JobFlowRole: "EMR_EC2_DefaultRole",
  Instances: {
    KeepJobFlowAliveWhenNoSteps: true,
    InstanceGroups: [{ InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 }],
  },
};
const step = { ClusterId: "j-1", Step: { Name: "load", HadoopJarStep: { Jar: "command-runner.jar", Args: ["true"] } } };

const values: readonly (readonly [string, Json])[] = [
  ["elasticmapreduce:createCluster", cluster],
  [
    "elasticmapreduce:createCluster",
    { ...cluster, Name: "a\u0000b", ReleaseLable: "emr-7.5.0", StepConcurrencyLevel: "two" },
  ],
  [
    "elasticmapreduce:createCluster",
    {
      ...cluster,
      Instances: { InstanceGroups: [{ InstanceRole: "BOSS", EbsConfiguration: { EbsBlockDeviceConfigs: [{}] } }] },
    },
  ],
  ["elasticmapreduce:createCluster", { Instances: [] }],
  ["elasticmapreduce:addStep", step],
  ["elasticmapreduce:addStep", { ...step, Step: { ...step.Step, ActionOnFailure: "STOP", HadoopJarStep: {} } }],
  ["elasticmapreduce:cancelStep", { ClusterId: 1 }],
  ["elasticmapreduce:setClusterTerminationProtection", { ClusterId: "j-1", TerminationProtected: "yes" }],
  [
    "elasticmapreduce:modifyInstanceFleetByName",
    { ClusterId: "j-1", InstanceFleetName: "core", InstanceFleet: { TargetOnDemandCapacity: -1 } },
  ],
  [
    "elasticmapreduce:modifyInstanceGroupByName",
    { ClusterId: "j-1", InstanceGroupName: "core", InstanceGroup: { InstanceCount: "3" } },
  ],
  ["elasticmapreduce:terminateCluster", {}],
  ["emr-serverless:createApplication", application],
  ["emr-serverless:createApplication", { ...application, Typ: "SPARK" }],
  ["emr-serverless:createApplication", { ...application, Architecture: "MIPS" }],
  ["emr-serverless:createApplication", { ...application, MaximumCapacity: { Cpu: "many", Memory: 4 } }],
  ["emr-serverless:createApplication", { ...application, AutoStopConfiguration: { IdleTimeoutMinutes: 0 } }],
  ["emr-serverless:createApplication", { ...application, AutoStopConfiguration: { IdleTimeoutMinutes: 1.5 } }],
  ["emr-serverless:createApplication", { ...application, InitialCapacity: { "a b/c~d": { WorkerCount: 0 } } }],
  [
    "emr-serverless:createApplication",
    { ...application, NetworkConfiguration: { SubnetIds: new Array(17).fill("s") } },
  ],
  ["emr-serverless:createApplication", "text"],
  ["emr-serverless:startJobRun", job],
  ["emr-serverless:startJobRun", { ...job, JobDriver: {} }],
  ["emr-serverless:startJobRun", { ...job, JobDriver: { Hive: { Query: " " }, SparkSubmit: { EntryPoint: "a" } } }],
  ["emr-serverless:startJobRun", { ...job, ExecutionRoleArn: "job", Tags: { team: 1 } }],
  ["emr-serverless:startJobRun", { ...job, ConfigurationOverrides: { ApplicationConfiguration: [{}] } }],
  ["emr-containers:createVirtualCluster", virtual],
  ["emr-containers:createVirtualCluster", { ...virtual, Name: "nightly sales", ContainerProvider: { Type: "ECS" } }],
  ["emr-containers:startJobRun", containerJob],
  ["emr-containers:startJobRun", { ...containerJob, JobTemplateParameters: { a: "b" }, Name: "\u{1F4A7}".repeat(65) }],
  ["emr-containers:startJobRun", { ...containerJob, RetryPolicyConfiguration: {} }],
];

const schemaOf = (name: string): AnySchemaObject & SchemaNode =>
  JSON.parse(readFileSync(new URL(`../../src/aws/schemas/${name.replace(":", "/")}.json`, import.meta.url), "utf8"));

function byAjv(schema: AnySchemaObject, value: Json): readonly string[] {
  const ajv = new Ajv({ allErrors: true, unicodeRegExp: schema["facts"]?.unicodeRegExp ?? true });
  ajv.addVocabulary(["facts"]);
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).filter(({ propertyName }) => propertyName === undefined).map(shown);
}

/** Of a pattern ajv also tells the pattern, which stands in the schema. */
function shown(error: { instancePath: string; keyword: string; params: object }): string {
  const params = error.keyword === "pattern" ? {} : error.params;
  const limit = "limit" in params ? { limit: params.limit } : params;
  return `${error.instancePath} ${error.keyword} ${JSON.stringify(limit)}`;
}

describe("every schema", () => {
  it.each([
    ["elasticmapreduce:createCluster", cluster],
    ["elasticmapreduce:addStep", step],
    ["emr-serverless:createApplication", application],
    ["emr-serverless:startJobRun", job],
    ["emr-containers:createVirtualCluster", virtual],
    ["emr-containers:startJobRun", containerJob],
  ])("%s takes what AWS documents as right", (name, value) => {
    expect(schemaErrors(schemaOf(name), value)).toEqual([]);
  });

  it.each(values)("%s: %j", (name, value) => {
    const schema = schemaOf(name);
    expect(schemaErrors(schema, value).map(shown).sort()).toEqual([...byAjv(schema, value)].sort());
  });

  it("has patterns that compile as the schema says", () => {
    for (const name of schemaFiles()) {
      const text = JSON.stringify(schemaOf(name));
      const flag = schemaOf(name)["facts"].unicodeRegExp ? "u" : "";
      for (const [, pattern = ""] of text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g))
        expect(() => new RegExp(JSON.parse(pattern), flag), `${name}: ${pattern}`).not.toThrow();
    }
  });
});
