/** Diagrams: every state is there once, every name is shown as it is, and what a state does decides its shape. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Machine, State } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { diagramOf } from "../../src/outputs/mermaid/diagram.js";
import { goldenMachines } from "../golden/machines.js";
import { awkwardMachine, awkwardNames } from "./awkward-names.js";

const box = /^ *(?:subgraph )?(s_\w+)(?:\[|\{|\(\[|\()"(.*?)"/gm;

test.each(goldenMachines)("$name: a box for each state, and an arrow for each transition", ({ machine }) => {
  const text = diagramOf(machine, "flow");
  const states = [...statesOf(machine)];
  const boxes = [...text.matchAll(box)].filter(([, name = ""]) => !/__branch_\d+$/.test(name));
  expect(boxes.map(([, , shown = ""]) => shownName(shown)).sort()).toEqual(states.map(({ name }) => name).sort());
  const targets = states.flatMap(({ state }) => [...new Set(onwards(state))].length + new Set(caught(state)).size);
  const arrows = text.match(/ (?:-->|-\.->)/g)?.length ?? 0;
  const entries = text.match(/__in\(\( \)\) -->/g)?.length ?? 0;
  const ends = text.match(/--> finish$/gm)?.length ?? 0;
  expect(arrows - entries - ends - 1).toBe(targets.reduce((sum, count) => sum + count, 0));
});

/** The first line of a box's label, its entities as a browser reads them. */
function shownName(label: string): string {
  const [name = ""] = label.split("<br/>");
  return name.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** One for each arrow: those of a Choice, the one of Next. */
function onwards(state: State): readonly string[] {
  if (state.Type === "Choice")
    return [
      ...new Set(state.Choices.map(({ Next }) => Next)),
      ...(state.Default === undefined ? [] : [`else ${state.Default}`]),
    ];
  return "Next" in state && state.Next !== undefined ? [state.Next] : [];
}

function caught(state: State): readonly string[] {
  return "Catch" in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
}

describe("awkward names", () => {
  const text = diagramOf(awkwardMachine, "flow");

  test("are what was accepted, which Mermaid's own parser reads in CI", () => {
    expect(text).toBe(readFileSync(new URL("awkward-names.mmd", import.meta.url), "utf8"));
  });

  test("are shown as they are", () => {
    const shown = [...text.matchAll(box)].map(([, , label = ""]) => shownName(label));
    expect(shown).toEqual(awkwardNames.map((name) => name.replace(/[\n\t]+/g, " ").replace("\ud800", "\ufffd")));
  });

  test("have boxes of their own", () => {
    const names = [...text.matchAll(box)].map(([, name]) => name);
    expect(new Set(names).size).toBe(awkwardNames.length);
  });
});

function linesOf(states: Record<string, State>, start = Object.keys(states)[0] ?? ""): readonly string[] {
  const machine: Machine = { QueryLanguage: "JSONata", StartAt: start, States: states };
  return diagramOf(machine, "flow")
    .split("\n")
    .map((line) => line.trim());
}

describe("what a state does decides how it looks", () => {
  const end = { End: true } as const;

  test.each<readonly [State, string]>([
    [{ Type: "Task", Resource: "arn:aws:states:::sns:publish", ...end }, 's_A["A<br/>sns publish"]'],
    [
      { Type: "Task", Resource: "arn:aws:states:::aws-sdk:emr:listSteps", Retry: [{ ErrorEquals: ["X"] }], ...end },
      's_A["A<br/>aws-sdk emr listSteps<br/>retry 3×"]',
    ],
    [{ Type: "Task", Resource: "arn:aws:lambda:eu-west-1:1:function:load", ...end }, 's_A["A<br/>load"]'],
    [{ Type: "Wait", Seconds: 30, ...end }, 's_A("A<br/>waits 30 s")'],
    [{ Type: "Wait", Seconds: "{% $x %}", ...end }, 's_A("A<br/>waits")'],
    [{ Type: "Pass", ...end }, 's_A("A")'],
    [{ Type: "Succeed" }, 's_A(["A"])'],
    [{ Type: "Fail", Error: "Refused" }, 's_A(["A<br/>Refused"]):::failed'],
    [{ Type: "Fail", Error: "{% $x %}" }, 's_A(["A"]):::failed'],
  ])("%j", (state, line) => {
    expect(linesOf({ A: state })).toContain(line);
  });

  test("a Map is a box around what it does for each item", () => {
    const inner = { StartAt: "B", States: { B: { Type: "Pass", ...end } } } as const;
    expect(linesOf({ A: { Type: "Map", ItemProcessor: inner, MaxConcurrency: 4, ...end } })).toContain(
      'subgraph s_A["A<br/>for each item, 4 at once"]',
    );
    const distributed = { ...inner, ProcessorConfig: { Mode: "DISTRIBUTED" } } as const;
    expect(linesOf({ A: { Type: "Map", ItemProcessor: distributed, ...end } })).toContain(
      'subgraph s_A["A<br/>for each item, distributed"]',
    );
  });

  test("conditions are shortened, and counted where many lead to one state", () => {
    const rule = (Condition: string) => ({ Condition, Next: "B" });
    const choice = (...conditions: readonly string[]) =>
      linesOf({ A: { Type: "Choice", Choices: conditions.map(rule), Default: "B" }, B: { Type: "Pass", ...end } });
    expect(choice("{% a = 1 %}")).toContain('s_A -->|"a = 1"| s_B');
    expect(choice("{% a %}", "{% b %}")).toContain('s_A -->|"a or b"| s_B');
    expect(choice("{% a %}", "{% b %}", "{% c %}")).toContain('s_A -->|"any of 3 conditions"| s_B');
    expect(choice(`{% ${"x".repeat(60)} %}`)).toContain(`s_A -->|"${"x".repeat(47)}…"| s_B`);
    expect(choice("{% a %}")).toContain('s_A -->|"else"| s_B');
  });

  test("comparisons of JSONPath are read, too", () => {
    const choices = [
      { Variable: "$.state", StringEquals: "DONE", Next: "B" },
      { Not: { Variable: "$.x", IsPresent: true }, Next: "C" },
      {
        And: [
          { Variable: "$.a", IsNull: true },
          { Variable: "$.b", NumericLessThan: 1 },
        ],
        Next: "A",
      },
    ];
    const pass = { Type: "Pass", ...end } as const;
    const lines = linesOf({ A: { Type: "Choice", Choices: choices }, B: pass, C: pass });
    expect(lines).toContain('s_A -->|"#36;.state StringEquals #34;DONE#34;"| s_B');
    expect(lines).toContain('s_A -->|"not #36;.x IsPresent true"| s_C');
    expect(lines).toContain('s_A -->|"#36;.a IsNull true and #36;.b NumericLessThan 1"| s_A');
  });

  test("failures are dashed, and several that lead to one state are one arrow", () => {
    const lines = linesOf({
      A: {
        Type: "Task",
        Resource: "arn:aws:states:::sns:publish",
        Catch: [
          { ErrorEquals: ["X", "Y"], Next: "B" },
          { ErrorEquals: ["States.ALL"], Next: "C" },
          { ErrorEquals: ["Z"], Next: "B" },
        ],
        Next: "B",
      },
      B: { Type: "Pass", ...end },
      C: { Type: "Succeed" },
    });
    expect(lines.filter((line) => line.startsWith("s_A -"))).toEqual([
      "s_A --> s_B",
      's_A -.->|"X, Y, Z"| s_B',
      's_A -.->|"any failure"| s_C',
    ]);
  });

  test("a transition that leads nowhere is drawn all the same", () => {
    expect(linesOf({ A: { Type: "Pass", Next: "Nowhere" } })).toContain('s_A --> missing["Nowhere is not there"]');
  });
});
