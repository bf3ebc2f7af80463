/** The table of optimized integrations: it is whole, it can be read, and it says what AWS's pages say. */
import { describe, expect, it } from "vitest";
import {
  optimizedService,
  optimizedServices,
  type OptimizedAction,
  type Pattern,
} from "../../src/aws/optimized-integrations.js";
import { readFields } from "../../src/aws/request-fields.js";

const actions: readonly OptimizedAction[] = optimizedServices().flatMap((name) => [
  ...(optimizedService(name)?.actions.values() ?? []),
]);

const patternsOf = (service: string, action: string): readonly Pattern[] | undefined =>
  optimizedService(service)?.actions.get(action)?.patterns;

describe("optimized integrations", () => {
  it("are those of the guide's list", () => {
    expect(optimizedServices()).toEqual([
      "apigateway",
      "athena",
      "batch",
      "bedrock",
      "codebuild",
      "databrew",
      "dynamodb",
      "ecs",
      "eks",
      "elasticmapreduce",
      "emr-containers",
      "emr-serverless",
      "events",
      "glue",
      "http",
      "lambda",
      "mediaconvert",
      "sagemaker",
      "sns",
      "sqs",
      "states",
    ]);
    expect(actions.length).toBe(63);
    expect(optimizedService("toString")).toBeUndefined();
    expect(optimizedService("lambda")?.actions.get("constructor")).toBeUndefined();
  });

  it("wait as the guide says", () => {
    expect(patternsOf("states", "startExecution")).toEqual(["request-response", "sync", "sync:2", "waitForTaskToken"]);
    expect(patternsOf("lambda", "invoke")).toEqual(["request-response", "waitForTaskToken"]);
    expect(patternsOf("dynamodb", "getItem")).toEqual(["request-response"]);
    expect(patternsOf("glue", "startJobRun")).toEqual(["request-response", "sync"]);
    for (const { service, patterns } of actions.filter(({ service }) => /^(elasticmapreduce|emr-)/.test(service)))
      expect(patterns, service).not.toContain("waitForTaskToken");
  });

  it("can all be read: fields, and results for each pattern", () => {
    for (const each of actions) {
      const name = `${each.service}:${each.action}`;
      expect(each.patterns[0], name).toBe("request-response");
      for (const pattern of each.patterns) expect(() => each.result(pattern), name).not.toThrow();
      const fields = each.fields();
      const known = new Set([...(fields?.keys() ?? []), ...each.patterns]);
      if (fields) for (const name of each.unverified) expect(known).toContain(name);
    }
  });

  it("say what only a cluster statement may make", () => {
    const owned = actions.filter(({ ownedBy }) => ownedBy !== null);
    expect(owned.map(({ service, action, ownedBy }) => `${service}:${action} ${ownedBy}`)).toEqual([
      "elasticmapreduce:createCluster ec2",
      "emr-containers:createVirtualCluster eks",
      "emr-serverless:createApplication serverless",
    ]);
  });
});

describe("the short form of fields", () => {
  it("reads every kind of type", () => {
    expect([...readFields("A!:string B:[{json}] C:#Shape D:X|Y")]).toEqual([
      ["A", { required: true, type: { kind: "string" } }],
      ["B", { required: false, type: { kind: "list", of: { kind: "map", of: { kind: "json" } } } }],
      ["C", { required: false, type: { kind: "structure", name: "Shape" } }],
      ["D", { required: false, type: { kind: "words", words: ["X", "Y"] } }],
    ]);
    expect(readFields("").size).toBe(0);
  });

  it("refuses what has no type, as a table with it has a bug", () => {
    expect(() => readFields("Name")).toThrow("no known form");
  });
});
