/** The other tables: instance types, limits, errors, classifications, integrations. */
import { describe, expect, it } from "vitest";
import { classificationNames, isKnownClassification } from "../../src/aws/classifications.js";
import { errorName, errorNames, reservedErrorPrefix } from "../../src/aws/error-names.js";
import { instanceType, instanceTypeNames, isSupportedBy } from "../../src/aws/instance-types.js";
import { integrations, unverifiedFields } from "../../src/aws/integrations.js";
import { isWithin, limitPage, limits, type Limit } from "../../src/aws/limits.js";
import { unwrittenObjects } from "../../src/aws/literal-fields.js";
import { isRequest } from "../../src/aws/request-schemas.js";

describe("instance types", () => {
  it("have their size and architecture", () => {
    expect(instanceType("m6g.xlarge")).toMatchObject({ architecture: "arm64", vcpu: 4, memoryGiB: 15.25 });
    expect(instanceType("m5.xlarge")).toMatchObject({ architecture: "x86_64", vcpu: 4, memoryGiB: 16 });
    expect(instanceTypeNames()).toHaveLength(731);
  });

  it.each([
    ["m6g.xlarge", "emr-5.29.0", "no"],
    ["m6g.xlarge", "emr-5.36.2", "yes"],
    ["m6g.xlarge", "emr-6.0.0", "no"],
    ["m6g.xlarge", "emr-7.13.0", "yes"],
    ["m5.xlarge", "emr-5.12.3", "no"],
    ["m5.xlarge", "emr-5.13.0", "yes"],
    ["p5.48xlarge", "emr-6.13.0", "no"],
    ["p5.48xlarge", "emr-6.14.0", "yes"],
    ["m5.xlarge", "emr-9.0.0", "unknown"],
    ["z9.xlarge", "emr-7.13.0", "unknown"],
    ["constructor", "emr-7.13.0", "unknown"],
  ] as const)("%s on %s: %s", (type, label, answer) => {
    expect(isSupportedBy(type, label)).toBe(answer);
  });
});

describe("limits", () => {
  const all: readonly (readonly [string, Limit])[] = Object.entries(limits);

  it.each(all)("%s has a unit, a source with a page, a date and a bound", (_, limit) => {
    expect(limit.unit).not.toBe("");
    expect(limitPage(limit)).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$|^botocore [a-z-]+ [A-Z]\w+/);
    expect(limit.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(limit.min ?? limit.max).toBeTypeOf("number");
    expect(limit.min ?? -Infinity).toBeLessThanOrEqual(limit.max ?? Infinity);
    if (limit.default !== undefined) expect(isWithin(limit.default, limit)).toBe(true);
  });

  it("hold the values of AWS's pages", () => {
    expect([limits.hadoopJarStep.max, limits.bootstrapActions.max, limits.tags.max, limits.stateName.max]).toEqual([
      10240, 16, 50, 80,
    ]);
    expect([limits.idleTimeout.min, limits.idleTimeout.max, limits.definition.max, limits.history.max]).toEqual([
      60, 604800, 1048576, 25000,
    ]);
  });

  it("include both bounds", () => {
    expect([4, 5, 1440, 1441].map((minutes) => isWithin(minutes, limits.spotTimeout))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([0, 1, 1e12].map((factor) => isWithin(factor, limits.retryBackoff))).toEqual([false, true, true]);
  });
});

describe("error names", () => {
  it("begin with the reserved prefix and nothing else is known", () => {
    expect(errorNames().every((name) => name.startsWith(reservedErrorPrefix))).toBe(true);
    expect(errorNames()).toHaveLength(17);
    expect(errorName("EMR.AmazonElasticMapReduceException")).toBeUndefined();
    expect(errorName("constructor")).toBeUndefined();
  });

  it("know the query language that alone raises some", () => {
    expect(errorName("States.QueryEvaluationError")?.queryLanguage).toBe("JSONata");
    expect(errorName("States.IntrinsicFailure")?.queryLanguage).toBe("JSONPath");
    expect(errorName("States.Timeout")).not.toHaveProperty("queryLanguage");
  });
});

describe("classifications", () => {
  it("are those of the release whose page was read", () => {
    expect(classificationNames()).toHaveLength(134);
    expect(isKnownClassification("spark-log4j2")).toBe(true);
    expect(isKnownClassification("spark-log4j")).toBe(false);
    expect(isKnownClassification("constructor")).toBe(false);
  });
});

describe("integrations", () => {
  it("wait only where Step Functions can", () => {
    const waiting = Object.entries(integrations).filter(([, { sync }]) => sync !== null);
    expect(waiting.map(([action]) => action)).toEqual([
      "elasticmapreduce:createCluster",
      "elasticmapreduce:addStep",
      "elasticmapreduce:terminateCluster",
      "emr-serverless:createApplication",
      "emr-serverless:startApplication",
      "emr-serverless:stopApplication",
      "emr-serverless:deleteApplication",
      "emr-serverless:startJobRun",
      "emr-serverless:cancelJobRun",
      "emr-containers:deleteVirtualCluster",
      "emr-containers:startJobRun",
    ]);
    expect(Object.keys(integrations).every(isRequest)).toBe(true);
    expect(isRequest("constructor")).toBe(false);
  });

  it("name the fields that Step Functions may not take yet", () => {
    const step = { Name: "a", HadoopJarStep: { Jar: "a.jar" }, StepMonitoringConfiguration: {} };
    expect(unverifiedFields("elasticmapreduce:addStep", { ClusterId: "j-1", Step: step })).toEqual([
      ["Step", "StepMonitoringConfiguration"],
    ]);
    expect(
      unverifiedFields("elasticmapreduce:createCluster", {
        Name: "a",
        ExtendedSupport: false,
        SessionEnabled: "{% $s %}",
      }),
    ).toEqual([["SessionEnabled"], ["ExtendedSupport"]]);
    expect(unverifiedFields("elasticmapreduce:addStep", { ClusterId: "j-1", Step: "{% $s %}" })).toEqual([]);
  });

  it("want the objects that AWS requires written out, and no others", () => {
    expect(unwrittenObjects("elasticmapreduce:addStep", { ClusterId: "{% $c %}", Step: "{% $s %}" })).toEqual([
      ["Step"],
    ]);
    expect(
      unwrittenObjects("elasticmapreduce:addStep", {
        ClusterId: "{% $c %}",
        Step: { Name: "{% $n %}", HadoopJarStep: "{% $h %}" },
      }),
    ).toEqual([["Step", "HadoopJarStep"]]);
    const cluster = {
      Name: "a",
      ManagedScalingPolicy: "{% $m %}",
      Configurations: "{% $c %}",
      Instances: { InstanceFleets: "{% $f %}", KeepJobFlowAliveWhenNoSteps: true },
    };
    expect(unwrittenObjects("elasticmapreduce:createCluster", cluster)).toEqual([]);
    const bootstrap = {
      Name: "a",
      Instances: "{% $i %}",
      BootstrapActions: [{ Name: "b", ScriptBootstrapAction: "{% $s %}" }],
    };
    expect(unwrittenObjects("elasticmapreduce:createCluster", bootstrap)).toEqual([
      ["Instances"],
      ["BootstrapActions", 0, "ScriptBootstrapAction"],
    ]);
  });
});
