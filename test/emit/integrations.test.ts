/** Every optimized integration, in each way in which it can be called: it compiles, and validators that we did not write take it. */
import { describe, expect, it } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { optimizedService, optimizedServices, type OptimizedAction } from "../../src/aws/optimized-integrations.js";
import type { FieldType } from "../../src/aws/request-fields.js";
import { isRequest } from "../../src/aws/request-schemas.js";
import type { Machine } from "../../src/machine/asl.js";
import { judges } from "../golden/judges.js";

const actions: readonly OptimizedAction[] = optimizedServices().flatMap((name) => [
  ...(optimizedService(name)?.actions.values() ?? []),
]);

const calls = actions.flatMap((action) =>
  action.ownedBy === null
    ? action.patterns.map((pattern) => ({
        action,
        pattern,
        resource: `${action.service}:${action.action}${pattern === "request-response" ? "" : `.${pattern}`}`,
      }))
    : [],
);

/** What EMR's own models require. */
const emrFields: Readonly<Record<string, string>> = {
  "elasticmapreduce:addStep": 'ClusterId: "j-1", Step: { Name: "a", HadoopJarStep: { Jar: "command-runner.jar" } }',
  "elasticmapreduce:cancelStep": 'ClusterId: "j-1", StepId: "s-1"',
  "elasticmapreduce:terminateCluster": 'ClusterId: "j-1"',
  "elasticmapreduce:setClusterTerminationProtection": 'ClusterId: "j-1", TerminationProtected: true',
  "elasticmapreduce:modifyInstanceFleetByName":
    'ClusterId: "j-1", InstanceFleetName: "core", InstanceFleet: { TargetOnDemandCapacity: 2 }',
  "elasticmapreduce:modifyInstanceGroupByName":
    'ClusterId: "j-1", InstanceGroupName: "core", InstanceGroup: { InstanceCount: 2 }',
  "emr-containers:deleteVirtualCluster": 'Id: "00f1abcdefgh1234"',
  "emr-containers:startJobRun": 'VirtualClusterId: "00f1abcdefgh1234"',
  "emr-serverless:startApplication": 'ApplicationId: "00f1abcdefgh1234"',
  "emr-serverless:stopApplication": 'ApplicationId: "00f1abcdefgh1234"',
  "emr-serverless:deleteApplication": 'ApplicationId: "00f1abcdefgh1234"',
  "emr-serverless:startJobRun":
    'ApplicationId: "00f1abcdefgh1234", ExecutionRoleArn: "arn:aws:iam::111122223333:role/job"',
  "emr-serverless:cancelJobRun": 'ApplicationId: "00f1abcdefgh1234", JobRunId: "00f1abcdefgh5678"',
};

const token = { "request-response": "", sync: "", "sync:2": "", waitForTaskToken: "token" } as const;

function machineOf(action: OptimizedAction, resource: string, pattern: keyof typeof token): Machine {
  const text = `workflow w {
  timeout: 1h
  input { date: string }
  task call = "${resource}" {
    ${fieldsOf(action, token[pattern])}
    timeout: 10m
  }
  output { answer: call }
}
`;
  const { checked, diagnostics } = analyze({ path: "call.emrflow", text });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (!checked) throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${text}`);
  const [compiled] = compile(checked).workflows;
  if (!compiled) throw new Error("nothing was compiled");
  return compiled.machine;
}

/** Every required field, one of those of which one must be given, and the token where a field takes anything. */
function fieldsOf(action: OptimizedAction, passed: string): string {
  const name = `${action.service}:${action.action}`;
  if (isRequest(name)) return emrFields[name] ?? "";
  const fields = action.fields();
  if (!fields) return "Name: input.date";
  const [first] = action.oneOf;
  const given = new Map<string, string>();
  for (const [field, { required, type }] of fields)
    if (required || field === first) given.set(field, valueOf(type, action));
  const free = [...fields].find(
    ([, { type }]) => type.kind === "json" || (type.kind === "map" && type.of.kind === "json"),
  );
  if (passed !== "" && free) given.set(free[0], `{ answer_with: ${passed} }`);
  else if (passed !== "") given.set("Entries", `[{ Detail: { t: ${passed} }, DetailType: "a", Source: "b" }]`);
  return [...given].map(([field, value]) => `${field}: ${value}`).join("\n    ");
}

function valueOf(type: FieldType, action: OptimizedAction): string {
  switch (type.kind) {
    case "string":
      return "input.date";
    case "integer":
    case "number":
      return "1";
    case "boolean":
      return "true";
    case "words":
      return JSON.stringify(type.words[0]);
    case "list":
      return `[${valueOf(type.of, action)}]`;
    case "map":
      return `{ a: ${valueOf(type.of, action)} }`;
    case "json":
      return "{ date: input.date }";
    case "structure": {
      const inner = [...action.structures(type.name)].filter(([, { required }]) => required);
      return `{ ${inner.map(([name, field]) => `${name}: ${valueOf(field.type, action)}`).join(", ")} }`;
    }
  }
}

describe("every way to call an integration", () => {
  it.each(calls)("$resource", async ({ action, pattern, resource }) => {
    const machine = machineOf(action, resource, pattern);
    expect(machine.States["call"]).toMatchObject({ Type: "Task", Resource: `arn:aws:states:::${resource}` });
    for (const judge of judges) expect(await judge.refusalsOf(machine), judge.name).toEqual([]);
  });

  it("is there for each service", () => {
    expect(new Set(calls.map(({ action }) => action.service))).toEqual(new Set(optimizedServices()));
  });
});
