/** What differs between the platforms, and what does not. */
import { describe, expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Json, TaskState } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { goldenMachine } from "../golden/machines.js";

function tasksOf(text: string): ReadonlyMap<string, TaskState> {
  const { checked, diagnostics } = analyze({ path: "w.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  const [workflow] = compile(checked).workflows;
  if (!workflow) throw new Error("there is no workflow");
  return new Map(
    [...statesOf(workflow.machine)].flatMap(({ name, state }) => (state.Type === "Task" ? [[name, state]] : [])),
  );
}

const codesIn = (text: string): readonly string[] =>
  analyze({ path: "w.emrflow", text }).diagnostics.map(({ code }) => code);

const application = 'serverless { release: "emr-7.13.0", job_role: "arn:aws:iam::111122223333:role/j"';
const around = (body: string, input = ""): string => `workflow w {\n  timeout: 6h\n${input}${body}\n}\n`;

describe("one pipeline on three platforms", () => {
  const names = ["ec2", "serverless", "eks"].map((platform) => `one-pipeline-${platform}/daily_sales`);

  test("differs in the block of the cluster alone", () => {
    const texts = names.map((name) => goldenMachine(name).lines.slice(1).join("\n"));
    const rest = texts.map((text) => text.replace(/ {2}cluster etl = [^]*?\n {2}}\n/, ""));
    expect(new Set(rest).size).toBe(1);
  });

  test("has the same steps, in the same order, with the same times and retries of their own", () => {
    const shapes = names.map((name) =>
      [...statesOf(goldenMachine(name).machine)].flatMap(({ name: state, state: { Type, ...rest } }) => {
        if (!["ingest", "by_region", "by_product"].includes(state) || Type !== "Task") return [];
        const { TimeoutSeconds, Retry = [] } = rest as TaskState;
        return [{ state, TimeoutSeconds, retry: Retry.slice(1) }];
      }),
    );
    expect(shapes[0]).toHaveLength(3);
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
  });
});

describe("the time of a job run on serverless", () => {
  const minutes = (settings: string, timeout = "6h"): Json | undefined => {
    const step = `step s on a = spark { file: "s3://b/j.py"${settings} }`;
    const text = around(`  cluster a = ${application} }\n  ${step}\n  terminate a`).replace(
      "timeout: 6h",
      `timeout: ${timeout}`,
    );
    const given = tasksOf(text).get("s")?.Arguments;
    return Object(given)["ExecutionTimeoutMinutes"];
  };

  test.each([
    [", timeout: 90s", "6h", 2],
    [", timeout: 1h", "6h", 60],
    ["", "6h", 360],
    ["", "2d", 2880],
  ])("with %j in a workflow of %s is %d minutes", (settings, timeout, expected) => {
    expect(minutes(settings, timeout)).toBe(expected);
  });
});

describe("the token of a call", () => {
  const tokenOf = (body: string, name = "s"): string =>
    String(Object(tasksOf(body).get(name)?.Arguments)["ClientToken"]);
  const step = (more = ""): string => `step s on a = spark { file: "s3://b/j.py"${more} }`;
  const whole = (inside: string): string => around(`  cluster a = ${application} }\n  ${inside}\n  terminate a`);

  test("is another one for each try only where the file tries again", () => {
    expect(tokenOf(whole(step()))).not.toContain("RetryCount");
    expect(tokenOf(whole(step(", retry: 2")))).toContain("State.RetryCount");
    expect(tokenOf(whole(`retry (times: 2) { ${step()} }`))).toContain("State.RetryCount");
  });

  test("is another one in each turn of a loop, also of one further out", () => {
    expect(tokenOf(whole(`for x in ["a", "b"] { ${step()} }`))).toContain("Map.Item.Index");
    const nested = tokenOf(whole(`for x in ["a", "b"] { for y in ["c"] { ${step()} } }`));
    expect(nested).toContain("Map.Item.Index");
    expect(nested).toContain("$x");
  });

  test("is the file's own where it gives one", () => {
    expect(tokenOf(whole(step(', api: { ClientToken: "mine" }')))).toBe("mine");
  });
});

describe("what is borrowed", () => {
  const borrowed = "cluster a = existing { id: input.id }";
  const input = "  input { id: cluster_id }\n";

  test("needs no end, and may be used behind the end of another cluster", () => {
    const owned =
      'cluster b = ec2 { release: "emr-7.13.0", applications: ["Spark"], logs: "s3://b/", service_role: "s", instance_profile: "i", primary: { types: ["m6g.xlarge"] } }';
    const text = around(
      `  ${owned}\n  ${borrowed}\n  step s on b = command { args: ["x"] }\n  terminate b\n  step t on a = command { args: ["y"] }`,
      input,
    );
    expect(codesIn(text)).toEqual([]);
    expect(tasksOf(text).get("t")?.Arguments).toMatchObject({ ClusterId: expect.stringContaining(".id") });
  });

  test("is ended by `terminate` whatever happens, and by nothing else", () => {
    const ends = (body: string): readonly string[] =>
      [...tasksOf(around(`  ${borrowed}\n  step s on a = command { args: ["x"] }${body}`, input)).keys()].filter(
        (name) => name.startsWith("Terminate"),
      );
    expect(ends("")).toEqual([]);
    expect(ends("\n  keep a")).toEqual([]);
    expect(ends("\n  terminate a")).toEqual(["Terminate a", "Terminate a after failure"]);
  });

  test("does not make branches wait for each other", () => {
    const branch = (name: string): string =>
      `branch { cluster ${name} = existing { id: input.id }\n step s${name} on ${name} = command { args: ["x"] } }`;
    const text = around(`  parallel {\n ${branch("a")}\n ${branch("b")}\n }`, input);
    const { checked } = analyze({ path: "w.emrflow", text });
    const [workflow] = checked ? compile(checked).workflows : [];
    expect(JSON.stringify(workflow?.machine)).not.toContain("__failure");
  });
});

describe("a choice between templates", () => {
  const templates = (first: string, second: string): string =>
    `template one = ${first} }\ntemplate two = ${second} }\n`;
  const chosen = around(
    '  cluster a = input.large ? one : two { }\n  step s on a = spark { file: "s3://b/j.py" }\n  terminate a',
    "  input { large: boolean }\n",
  );

  test("of one platform is made by the run", () => {
    const text = templates(`${application}, idle_timeout: 5m`, `${application}, idle_timeout: 10m`) + chosen;
    expect(codesIn(text)).toEqual([]);
    expect(JSON.stringify(tasksOf(text).get("Create a")?.Arguments)).toMatch(
      /IdleTimeoutMinutes":"\{% .* \? 5 : 10 %\}"/,
    );
  });

  test("also decides what the steps of the cluster say", () => {
    const other = application.replace("role/j", "role/k");
    const text = templates(application, other) + chosen;
    expect(JSON.stringify(tasksOf(text).get("s")?.Arguments)).toMatch(
      /ExecutionRoleArn":"\{% .*role\/j.*role\/k.* %\}"/,
    );
  });

  test("must be whether something is borrowed in none of them", () => {
    const borrowing = 'serverless { application: application_id("00a"), job_role: "arn:aws:iam::111122223333:role/j"';
    expect(codesIn(templates(application, borrowing) + chosen)).toContain("EMRF2110");
  });
});

test("a template of a platform checks the settings of that platform", () => {
  const text = `template t = eks { release: "emr-7.13.0-latest", cores: 4, core: { types: ["m6g.xlarge"] } }\n`;
  expect(codesIn(text).filter((code) => code.startsWith("EMRF3") || code.startsWith("EMRF5"))).toEqual([
    expect.stringMatching(/^EMRF3/),
    "EMRF5041",
  ]);
});
