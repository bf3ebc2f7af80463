/** The check of EMR task arguments against what Step Functions takes. */
import { describe, expect, it } from "vitest";
import { checkArguments, type ArgumentProblem } from "../../src/aws/arguments.js";
import { argumentsOfParameters } from "../../src/aws/path-parameters.js";
import { fieldNames } from "../../src/aws/request-schemas.js";
import type { Json, JsonObject } from "../../src/machine/asl.js";

const cluster = {
  Name: "nightly",
  ReleaseLabel: "emr-7.13.0",
  Applications: [{ Name: "Spark" }, { Name: "Hive" }],
  ServiceRole: "EMR_DefaultRole",
  JobFlowRole: "EMR_EC2_DefaultRole",
  LogUri: "s3://acme-logs/emr/",
  VisibleToAllUsers: true,
  StepConcurrencyLevel: 4,
  AutoTerminationPolicy: { IdleTimeout: 3600 },
  ManagedScalingPolicy: {
    ComputeLimits: { UnitType: "InstanceFleetUnits", MinimumCapacityUnits: 2, MaximumCapacityUnits: 20 },
  },
  Configurations: [
    {
      Classification: "spark-env",
      Configurations: [{ Classification: "export", Properties: { PYSPARK_PYTHON: "/usr/bin/python3" } }],
    },
  ],
  Tags: [{ Key: "team", Value: "data" }],
  Instances: {
    KeepJobFlowAliveWhenNoSteps: true,
    Ec2SubnetIds: ["subnet-0abc", "subnet-0def"],
    InstanceFleets: [
      {
        Name: "primary",
        InstanceFleetType: "MASTER",
        TargetOnDemandCapacity: 1,
        InstanceTypeConfigs: [{ InstanceType: "m6g.xlarge" }],
      },
      {
        Name: "task",
        InstanceFleetType: "TASK",
        TargetSpotCapacity: 8,
        InstanceTypeConfigs: [
          { InstanceType: "r6g.4xlarge", WeightedCapacity: 4, BidPriceAsPercentageOfOnDemandPrice: 80.5 },
        ],
        LaunchSpecifications: {
          SpotSpecification: {
            TimeoutDurationMinutes: 10,
            TimeoutAction: "SWITCH_TO_ON_DEMAND",
            AllocationStrategy: "price-capacity-optimized",
          },
        },
      },
    ],
  },
};

const step = {
  ClusterId: "j-2AXXXXXXGAPLF",
  Step: {
    Name: "ingest",
    ActionOnFailure: "CONTINUE",
    HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", "s3://acme/ingest.py"] },
  },
};

function withStep(changes: JsonObject): Json {
  return { ...step, Step: { ...step.Step, ...changes } };
}

function withInstances(changes: JsonObject): Json {
  return { ...cluster, Instances: { ...cluster.Instances, ...changes } };
}

describe("requests that Step Functions takes", () => {
  it.each([
    ["elasticmapreduce:createCluster", cluster],
    ["elasticmapreduce:addStep", { ...step, ExecutionRoleArn: "arn:aws:iam::111122223333:role/etl" }],
    ["elasticmapreduce:cancelStep", { ClusterId: "j-1", StepId: "s-1" }],
    ["elasticmapreduce:terminateCluster", { ClusterId: "j-1" }],
    ["elasticmapreduce:setClusterTerminationProtection", { ClusterId: "j-1", TerminationProtected: false }],
    [
      "elasticmapreduce:modifyInstanceFleetByName",
      { ClusterId: "j-1", InstanceFleetName: "task", InstanceFleet: { TargetSpotCapacity: 0 } },
    ],
    [
      "elasticmapreduce:modifyInstanceGroupByName",
      { ClusterId: "j-1", InstanceGroupName: "core", InstanceGroup: { InstanceCount: 3 } },
    ],
  ] as const)("%s is right", (action, value) => {
    expect(checkArguments(action, value)).toEqual([]);
  });

  it("takes a query of several lines and characters beyond the basic plane", () => {
    const query = "SELECT 1\nFROM t -- \u{1F4A7}\r\n";
    expect(
      checkArguments(
        "elasticmapreduce:addStep",
        withStep({ HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-sql", "-e", query] } }),
      ),
    ).toEqual([]);
  });

  it("takes any name as a property of a configuration", () => {
    const properties = JSON.parse('{ "__proto__": "a", "constructor": "b" }');
    expect(
      checkArguments("elasticmapreduce:createCluster", {
        ...cluster,
        Configurations: [{ Classification: "spark", Properties: properties }],
      }),
    ).toEqual([]);
  });
});

describe("requests that Step Functions refuses", () => {
  const cases: readonly [string, Parameters<typeof checkArguments>, Partial<ArgumentProblem>][] = [
    [
      "a cluster without a name",
      ["elasticmapreduce:createCluster", { Instances: cluster.Instances }],
      { path: [], problem: "missing-field", field: "Name", expected: "a string" },
    ],
    [
      "steps in createCluster",
      ["elasticmapreduce:createCluster", { ...cluster, Steps: [] }],
      { path: [], problem: "unknown-field", field: "Steps" },
    ],
    [
      "a cluster that ends with its last step",
      ["elasticmapreduce:createCluster", withInstances({ KeepJobFlowAliveWhenNoSteps: false })],
      {
        path: ["Instances", "KeepJobFlowAliveWhenNoSteps"],
        problem: "not-one-of",
        expected: "true",
        allowed: ["true"],
      },
    ],
    [
      "a cluster that leaves open whether it stays",
      ["elasticmapreduce:createCluster", { Name: "a", Instances: { InstanceCount: 1 } }],
      { path: ["Instances"], problem: "missing-field", field: "KeepJobFlowAliveWhenNoSteps", expected: "true" },
    ],
    [
      "a market that does not exist",
      [
        "elasticmapreduce:createCluster",
        withInstances({
          InstanceGroups: [{ InstanceRole: "CORE", InstanceType: "m5.xlarge", InstanceCount: 1, Market: "SPOTS" }],
        }),
      ],
      {
        path: ["Instances", "InstanceGroups", 0, "Market"],
        problem: "not-one-of",
        expected: "one of ON_DEMAND, SPOT",
        allowed: ["ON_DEMAND", "SPOT"],
      },
    ],
    [
      "a misspelt field deep inside",
      [
        "elasticmapreduce:createCluster",
        withInstances({ InstanceFleets: [{ InstanceFleetType: "CORE", TargetOnDemand: 1 }] }),
      ],
      { path: ["Instances", "InstanceFleets", 0], problem: "unknown-field", field: "TargetOnDemand" },
    ],
    [
      "a fraction for a count",
      ["elasticmapreduce:createCluster", withInstances({ InstanceCount: 1.5 })],
      { path: ["Instances", "InstanceCount"], problem: "wrong-type", expected: "a whole number" },
    ],
    [
      "text for a list",
      ["elasticmapreduce:createCluster", { ...cluster, Applications: "Spark" }],
      { path: ["Applications"], problem: "wrong-type", expected: "a list" },
    ],
    [
      "a record for a text",
      ["elasticmapreduce:addStep", withStep({ Name: {} })],
      { path: ["Step", "Name"], problem: "wrong-type", expected: "a string" },
    ],
    [
      "a number for a choice, once",
      ["elasticmapreduce:addStep", withStep({ ActionOnFailure: 1 })],
      { path: ["Step", "ActionOnFailure"], problem: "wrong-type", expected: "a string" },
    ],
    [
      "a number among arguments",
      ["elasticmapreduce:addStep", withStep({ HadoopJarStep: { Jar: "a.jar", Args: ["x", 1] } })],
      { path: ["Step", "HadoopJarStep", "Args", 1], problem: "wrong-type", expected: "a string" },
    ],
    [
      "a negative capacity",
      [
        "elasticmapreduce:createCluster",
        withInstances({ InstanceFleets: [{ InstanceFleetType: "TASK", TargetSpotCapacity: -1 }] }),
      ],
      {
        path: ["Instances", "InstanceFleets", 0, "TargetSpotCapacity"],
        problem: "out-of-range",
        expected: "at least 0",
      },
    ],
    [
      "too short an idle time",
      ["elasticmapreduce:createCluster", { ...cluster, AutoTerminationPolicy: { IdleTimeout: 59 } }],
      { path: ["AutoTerminationPolicy", "IdleTimeout"], problem: "out-of-range", expected: "at least 60" },
    ],
    [
      "too many steps at once",
      ["elasticmapreduce:createCluster", { ...cluster, StepConcurrencyLevel: 257 }],
      { path: ["StepConcurrencyLevel"], problem: "out-of-range", expected: "at most 256" },
    ],
    [
      "too many bootstrap actions",
      [
        "elasticmapreduce:createCluster",
        {
          ...cluster,
          BootstrapActions: Array.from({ length: 17 }, (_, index) => ({
            Name: `b${index}`,
            ScriptBootstrapAction: { Path: "s3://acme/b.sh" },
          })),
        },
      ],
      { path: ["BootstrapActions"], problem: "out-of-range", expected: "at most 16 elements" },
    ],
    [
      "too long a name",
      ["elasticmapreduce:addStep", withStep({ Name: "x".repeat(257) })],
      { path: ["Step", "Name"], problem: "out-of-range", expected: "at most 256 characters" },
    ],
    [
      "a control character",
      ["elasticmapreduce:addStep", withStep({ Name: "a\u0007" })],
      { path: ["Step", "Name"], problem: "bad-format" },
    ],
    [
      "the API's own name of a cluster",
      ["elasticmapreduce:terminateCluster", { ClusterId: "j-1", JobFlowIds: ["j-1"] }],
      { path: [], problem: "unknown-field", field: "JobFlowIds", expected: "ClusterId" },
    ],
    [
      "a list of steps",
      ["elasticmapreduce:addStep", { ...step, Steps: [] }],
      { path: [], problem: "unknown-field", field: "Steps" },
    ],
    [
      "an id of a fleet",
      [
        "elasticmapreduce:modifyInstanceFleetByName",
        { ClusterId: "j-1", InstanceFleetName: "t", InstanceFleet: { InstanceFleetId: "if-1" } },
      ],
      { path: ["InstanceFleet"], problem: "unknown-field", field: "InstanceFleetId" },
    ],
    [
      "a log type that does not exist, once",
      [
        "elasticmapreduce:createCluster",
        {
          ...cluster,
          MonitoringConfiguration: { S3LoggingConfiguration: { LogTypeUploadPolicy: { logs: "disabled" } } },
        },
      ],
      {
        path: ["MonitoringConfiguration", "S3LoggingConfiguration", "LogTypeUploadPolicy"],
        problem: "unknown-field",
        field: "logs",
        allowed: ["system-logs", "application-logs", "persistent-ui-logs"],
      },
    ],
    [
      "a value that is no record",
      ["elasticmapreduce:terminateCluster", "j-1"],
      { path: [], problem: "wrong-type", expected: "a record" },
    ],
  ];

  it.each(cases)("%s", (_, [action, value], problem) => {
    const problems = checkArguments(action, value);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(problem);
  });

  it("names that every object inherits are unknown fields", () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const value: Json = JSON.parse(`{ "ClusterId": "j-1", "${name}": {} }`);
      expect(checkArguments("elasticmapreduce:terminateCluster", value)).toMatchObject([
        { path: [], problem: "unknown-field", field: name },
      ]);
      const inner: Json = JSON.parse(
        `{ "ClusterId": "j-1", "Step": { "Name": "a", "HadoopJarStep": { "Jar": "a.jar", "${name}": "x" } } }`,
      );
      expect(checkArguments("elasticmapreduce:addStep", inner)).toMatchObject([
        { path: ["Step", "HadoopJarStep"], problem: "unknown-field", field: name },
      ]);
    }
  });

  it("an inherited name does not stand for a missing field", () => {
    const value: Json = JSON.parse('{ "__proto__": { "ClusterId": "j-1" } }');
    expect(checkArguments("elasticmapreduce:terminateCluster", value).map((each) => each.problem)).toEqual([
      "missing-field",
      "unknown-field",
    ]);
  });

  it("reports everything that is wrong, not only the first", () => {
    expect(checkArguments("elasticmapreduce:addStep", { Step: { Nme: "a" } }).map((each) => each.field)).toEqual([
      "ClusterId",
      "Name",
      "HadoopJarStep",
      "Nme",
    ]);
  });
});

describe("values known at run time", () => {
  const expression = "{% $etl.id %}";

  it("are right wherever a value may stand", () => {
    const value = {
      ClusterId: expression,
      ExecutionRoleArn: "{% $r %}",
      Step: { Name: "a", ActionOnFailure: expression, HadoopJarStep: { Jar: expression, Args: expression } },
    };
    expect(checkArguments("elasticmapreduce:addStep", value)).toEqual([]);
    const keep = {
      ...cluster,
      EbsRootVolumeSize: expression,
      ManagedScalingPolicy: expression,
      Instances: { KeepJobFlowAliveWhenNoSteps: expression },
    };
    expect(checkArguments("elasticmapreduce:createCluster", keep)).toEqual([]);
  });

  it("do not excuse what is wrong around them", () => {
    const value = { ClusterId: expression, Extra: expression, Step: { Name: expression } };
    expect(checkArguments("elasticmapreduce:addStep", value)).toMatchObject([
      { path: [], problem: "unknown-field", field: "Extra" },
      { path: ["Step"], problem: "missing-field", field: "HadoopJarStep" },
    ]);
  });

  it("are whole expressions, not texts that hold one", () => {
    expect(
      checkArguments("elasticmapreduce:setClusterTerminationProtection", {
        ClusterId: "j-1",
        TerminationProtected: "is {% $x %}",
      }),
    ).toHaveLength(1);
  });
});

describe("parameters of JSONPath states", () => {
  it("are right when what their paths stand for may stand there", () => {
    const parameters = {
      "ClusterId.$": "$.id",
      Step: { "Name.$": "$.name", HadoopJarStep: { Jar: "a.jar", "Args.$": "States.Array('a', $.b)" } },
    };
    expect(checkArguments("elasticmapreduce:addStep", argumentsOfParameters(parameters))).toEqual([]);
  });

  it("are wrong for a field that does not exist, and for what is missing", () => {
    const parameters: Json = JSON.parse('{ "Cluster.$": "$.id", "__proto__": { "x.$": "$.y" } }');
    expect(
      checkArguments("elasticmapreduce:terminateCluster", argumentsOfParameters(parameters)).map((each) => each.field),
    ).toEqual(["ClusterId", "Cluster", "__proto__"]);
  });
});

describe("names of fields", () => {
  it("are those at the path, through lists and references", () => {
    expect(fieldNames("elasticmapreduce:addStep", [])).toEqual(["ClusterId", "Step", "ExecutionRoleArn"]);
    expect(fieldNames("elasticmapreduce:addStep", ["Step", "HadoopJarStep"])).toEqual([
      "Properties",
      "Jar",
      "MainClass",
      "Args",
    ]);
    expect(fieldNames("elasticmapreduce:createCluster", ["Instances", "InstanceFleets", 3])).toContain(
      "TargetSpotCapacity",
    );
  });

  it("are none where no object stands", () => {
    expect(fieldNames("elasticmapreduce:addStep", ["ClusterId"])).toEqual([]);
    expect(fieldNames("elasticmapreduce:addStep", ["constructor", "prototype"])).toEqual([]);
    expect(fieldNames("elasticmapreduce:createCluster", ["Configurations", 0, "Properties"])).toEqual([]);
  });
});
