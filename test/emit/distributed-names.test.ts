/** What a turn of a distributed loop takes from the run around it, although it is an execution of its own. */
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Machine } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { evaluate } from "../../src/simulate/jsonata/evaluate.js";

function machineOf(body: string, before = ""): Machine {
  const text = `${before}workflow around {\n  timeout: 1h\n  input { xs: list<string> }\n  ${body}\n}\n`;
  const { checked, diagnostics } = analyze({ path: "around.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const compiled = compile(checked).workflows.find(({ name }) => name === "around");
  if (!compiled) throw new Error("nothing was compiled");
  return compiled.machine;
}

const call = (...values: readonly string[]): string =>
  `task t = "lambda:invoke" { FunctionName: "f", Payload: { ${values.map((value, index) => `v${index}: ${value}`).join(", ")} } }`;

const taskIn = (machine: Machine): string => {
  for (const { state } of statesOf(machine)) if (state.Type === "Task") return JSON.stringify(state.Arguments);
  throw new Error("no task");
};

test.each([
  ["a distributed loop", "for (distributed: true) x in input.xs", ""],
  ["batches", "for (distributed: true, batch: 10) x in input.xs", ""],
  ["a loop in it", "for (distributed: true, batch: 10) xs in input.xs { for x in xs", "}"],
])("`execution` in %s is the run and not the turn", (_name, head, end) => {
  const machine = machineOf(`${head} { ${call("execution.id", "execution.started_at")} } ${end}`);
  expect(taskIn(machine)).not.toContain("$states.context.Execution");
  expect(taskIn(machine)).toMatch(/\$__\w*execution\.id.*\$__\w*execution\.started_at/);
  // What nobody reads of it is not handed in.
  expect(machine.States["Start run"]).toMatchObject({
    Assign: {
      __execution: {
        id: "{% $states.context.Execution.Id %}",
        started_at: "{% $states.context.Execution.StartTime %}",
      },
    },
  });
  expect(JSON.stringify(machine)).toContain('"__execution":"{% $__execution %}"');
});

test("`execution` is kept for nothing where only the run itself reads it", () => {
  const machine = machineOf(`${call("execution.id")}
  for (distributed: true) x in input.xs { wait 1s }`);
  expect(taskIn(machine)).toContain("$states.context.Execution.Id");
  expect(JSON.stringify(machine)).not.toContain("__execution");
});

test.each([
  ["around", "child"],
  ["dev-around", "dev-child"],
  ["dev-around/x", "dev-child"],
  ["renamed", "child"],
  ["renamed/x", "child"],
])("in the machine %s `run child` starts %s", async (own, other) => {
  const machine = machineOf("for (distributed: true) x in input.xs { run child {} }", "workflow child { wait 1m }\n");
  const { StateMachineArn } = JSON.parse(taskIn(machine)) as { readonly StateMachineArn: string }; // what `run` asks for
  const context = { StateMachine: { Id: `arn:aws:states:eu-west-1:111122223333:stateMachine:${own}` } };
  const view = { states: { context }, variables: new Map(), chance: () => 0, state: { name: "run", event: 2 }, now: 0 };
  const arn = await evaluate(StateMachineArn, view, "StateMachineArn");
  expect(arn).toBe(`arn:aws:states:eu-west-1:111122223333:stateMachine:${other}`);
});
