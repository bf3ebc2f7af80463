/**
 * What stands behind work that always fails is in no machine: Step Functions refuses a state that nothing leads to. And the
 * failure of such work is never lost, also beside work that goes on.
 */
import { describe, expect, it } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Machine, StateGraph } from "../../src/machine/asl.js";
import { simulate } from "../../src/simulate/simulate.js";

const cluster = (name: string): string => `cluster ${name} = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }`;
const step = (name: string, on: string): string => `step ${name} on ${on} = spark { file: "s3://acme/${name}.py" }`;
const besideOne = (work: string): string =>
  `${cluster("one")}\n  parallel {\n    branch work {\n${work}\n    }\n    branch { ${step("t", "one")} }\n  }\n  terminate one`;

const programs: ReadonlyMap<string, string> = new Map([
  ["a cluster, and work that fails", `${cluster("one")}\n  ${step("s", "one")}\n  fail "X", "y"\n  terminate one`],
  ["all arms of an if", `${cluster("one")}\n  if input.a { fail "X", "y" } else { fail "X", "z" }\n  terminate one`],
  ["a branch with a cluster that it ends", besideOne(`${cluster("two")}\n fail "X", "y"\n terminate two`)],
  ["a branch with a cluster that it leaves to its end", besideOne(`${cluster("two")}\n fail "X", "y"`)],
  [
    "a branch beside a cluster of another",
    `parallel {\n branch work { wait 1m\n fail "X", "y" }\n branch {\n ${cluster("one")}\n ${step("s", "one")}\n terminate one\n }\n }`,
  ],
  ["a kept cluster", `${cluster("one")}\n  if input.a { fail "X", "y" }\n  fail "X", "z"\n  keep one`],
  [
    "a branch, and steps behind the join",
    `${cluster("one")}\n  parallel {\n branch work { fail "X", "y" }\n branch { ${step("s", "one")} }\n }\n ${step("t", "one")}\n terminate one`,
  ],
  ["a finally behind it", `${cluster("one")}\n try { fail "X", "y" } finally { ${step("s", "one")} }\n terminate one`],
  ["a turn of a loop", 'for x in ["a", "b"] as results {\n fail "X", x\n yield x\n }\n output { results: results }'],
  ["a turn of a repeat", 'repeat (max: 3) with n = 0 {\n fail "X", "y"\n next n + 1\n } until n > 3'],
]);

function machineOf(body: string): Machine {
  const text = `workflow ends {\n  timeout: 3h\n  input { a: boolean }\n  ${body}\n}\n`;
  const { checked, diagnostics } = analyze({ path: "ends.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join("\n"));
  const [compiled] = compile(checked).workflows;
  if (!compiled) throw new Error("nothing was compiled");
  return compiled.machine;
}

/** Gives the states that no way from the start leads to, at any depth. */
function unreachable({ StartAt, States }: StateGraph): readonly string[] {
  const reached = new Set<string>();
  const waiting = [StartAt];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = States[name];
    if (!state || reached.has(name)) continue;
    reached.add(name);
    if ("Next" in state && state.Next) waiting.push(state.Next);
    if ("Catch" in state) waiting.push(...(state.Catch ?? []).map(({ Next }) => Next));
    if (state.Type === "Choice") waiting.push(...state.Choices.map(({ Next }) => Next), state.Default ?? StartAt);
  }
  const inside = Object.values(States).flatMap((state): readonly StateGraph[] => {
    if (state.Type === "Parallel") return state.Branches;
    return state.Type === "Map" && state.ItemProcessor ? [state.ItemProcessor] : [];
  });
  return [...Object.keys(States).filter((name) => !reached.has(name)), ...inside.flatMap(unreachable)];
}

describe.each([...programs])("%s", (_name, body) => {
  it("gives a machine without a state that nothing leads to", () => {
    expect(unreachable(machineOf(body))).toEqual([]);
  });

  it("fails with the failure, and leaves no cluster", async () => {
    const run = await simulate(machineOf(body), { input: { a: true } });
    expect([run.status, run.error]).toEqual(["FAILED", "X"]);
    expect(run.clusters.filter(({ status }) => status === "alive")).toEqual([]);
  });
});
