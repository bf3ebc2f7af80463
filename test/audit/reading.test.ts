/** Definitions of strangers: whatever they are, they are read and judged, and never is anything thrown. */
import "../support/frozen-prototype.js";
import { describe, expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { inWords } from "../../src/asl/audit/finding.js";
import { readMachine } from "../../src/asl/audit/reading/read-machine.js";
import { wayLines } from "../../src/asl/audit/report.js";
import type { Json } from "../../src/machine/asl.js";
import { createRandom, type Random } from "../support/random.js";
import { goldenMachines } from "../golden/machines.js";
import { call, codesIn, findingsIn, messagesIn, states } from "./rules.js";

describe("what is not ASL", () => {
  const wrong: readonly (readonly [what: string, definition: unknown, codes: readonly string[]])[] = [
    ["null", null, ["EMRF8026 "]],
    ["a list", [], ["EMRF8026 "]],
    ["nothing in it", {}, ["EMRF8026 ", "EMRF8026 "]],
    ["States as a list", { StartAt: "A", States: [] }, ["EMRF8026 /States", "EMRF8023 /StartAt"]],
    ["a state that is text", { StartAt: "A", States: { A: "Pass" } }, ["EMRF8026 /States/A"]],
    ["an unknown type", states({ A: { Type: "Tsk", End: true } }), ["EMRF8026 /States/A/Type"]],
    ["no type", states({ A: { End: true } }), ["EMRF8026 /States/A"]],
    ["neither Next nor End", states({ A: { Type: "Pass" } }), ["EMRF8026 /States/A"]],
    [
      "both Next and End",
      states({ A: { Type: "Pass", Next: "A", End: true } }),
      ["EMRF8026 /States/A/Next", "EMRF8024 "],
    ],
    ["a Task that calls nothing", states({ A: { Type: "Task", End: true } }), ["EMRF8026 /States/A"]],
    ["a Catch that is no list", states({ A: call({ Catch: {} }) }), ["EMRF8026 /States/A/Catch"]],
    [
      "names of errors that are none",
      states({ A: call({ Retry: [{ ErrorEquals: [] }, { ErrorEquals: [1] }, {}] }) }),
      [
        "EMRF8026 /States/A/Retry/0/ErrorEquals",
        "EMRF8026 /States/A/Retry/1/ErrorEquals/0",
        "EMRF8026 /States/A/Retry/2",
      ],
    ],
    ["a Map without a graph", states({ A: { Type: "Map", End: true } }), ["EMRF8026 /States/A"]],
    [
      "branches that are none",
      states({ A: { Type: "Parallel", Branches: [1], End: true } }),
      ["EMRF8026 /States/A/Branches/0"],
    ],
    ["JSONata's field in JSONPath", states({ A: call({ Output: 1 }) }), ["EMRF8029 /States/A/Output"]],
    [
      "numbers that AWS does not take",
      states(
        {
          W: { Type: "Wait", Seconds: -5, Next: "T" },
          T: call({
            TimeoutSeconds: 1e11,
            HeartbeatSeconds: 0,
            Retry: [
              { ErrorEquals: ["X"], IntervalSeconds: 0, MaxAttempts: 1.5, MaxDelaySeconds: 31622401, BackoffRate: 0 },
            ],
          }),
        },
        { TimeoutSeconds: 0 },
      ),
      [
        "EMRF8026 /TimeoutSeconds",
        "EMRF8026 /States/W/Seconds",
        "EMRF8026 /States/T/TimeoutSeconds",
        "EMRF8026 /States/T/HeartbeatSeconds",
        "EMRF8026 /States/T/Retry/0/IntervalSeconds",
        "EMRF8026 /States/T/Retry/0/MaxAttempts",
        "EMRF8026 /States/T/Retry/0/MaxDelaySeconds",
        "EMRF8026 /States/T/Retry/0/BackoffRate",
      ],
    ],
    [
      "the largest and smallest numbers that it takes",
      states({
        W: { Type: "Wait", Seconds: 0, Next: "T" },
        T: call({
          TimeoutSeconds: 99_999_999,
          Retry: [
            { ErrorEquals: ["X"], IntervalSeconds: 1, MaxAttempts: 0, MaxDelaySeconds: 31_622_400, BackoffRate: 1 },
          ],
        }),
      }),
      [],
    ],
    ["a field whose name is misspelt", states({ A: call({ Cacth: [], Comment: "" }) }), ["EMRF8029 /States/A/Cacth"]],
    ["a field that is like none", states({ A: call({ Telepathy: 1 }) }), []],
    ["a Pass with a Retry", states({ A: { Type: "Pass", Retry: [], End: true } }), ["EMRF8029 /States/A/Retry"]],
  ];
  test.each(wrong)("%s", (_, definition, codes) => expect(codesIn(definition)).toEqual(codes));

  test("the message says whose field it is, and what it must be", () => {
    expect(messagesIn(states({ Load: call({ Resource: 1 }) }), "EMRF8026")).toEqual([
      "`Resource` of `Load` must be text. Step Functions does not take it as it is.",
    ]);
  });

  test("what a deployment fills in may be anything, and fields that nobody knows are passed over", () => {
    expect(codesIn(states({ A: call({ TimeoutSeconds: "${Seconds}", Retry: "${Retry}", Tomorrow: 1 }) }))).toEqual([]);
  });

  test("graphs, data and expressions that nest without end are said to, and end nothing", () => {
    const nested = (depth: number): object =>
      depth === 0
        ? states({ A: { Type: "Pass", End: true } })
        : states({ [`P${depth}`]: { Type: "Parallel", Branches: [nested(depth - 1)], End: true } });
    expect(codesIn(nested(40))).toEqual([]);
    expect(codesIn(nested(300)).map((line) => line.slice(0, 8))).toEqual(["EMRF8026"]);
    let data: unknown = 1;
    for (let level = 0; level < 3000; level += 1) data = [data];
    expect(codesIn(states({ A: call({ Parameters: data }) }))).toEqual(["EMRF8026 /States/A/Parameters"]);
    const chain = `{% ${"1 + ".repeat(5000)}1 %}`;
    expect(codesIn(states({ A: { Type: "Pass", Output: chain, End: true } }, { QueryLanguage: "JSONata" }))).toEqual([
      "EMRF8012 /States/A/Output",
    ]);
  });
});

test("a machine that is right is read as it is", () => {
  for (const { name, machine } of goldenMachines) {
    const read = readMachine(asJson(machine));
    expect(read.problems, name).toEqual([]);
    expect(read.machine, name).toEqual(machine);
  }
});

test("a machine that was cut up anyhow is judged without an exception, and every finding points into it", () => {
  const random = createRandom(20_261_124);
  let found = 0;
  // Every third is enough, and three times as quick.
  for (const { name, machine } of goldenMachines.filter((_, index) => index % 3 === 0)) {
    const broken = structuredClone(machine) as unknown;
    for (let change = 0; change < 3; change += 1) breakSomewhere(broken, random);
    for (const finding of findingsIn(broken, random.below(2) === 0 ? "EXPRESS" : null)) {
      found += 1;
      expect(inWords(finding, { start: 0, end: 0 }).message, name).toMatch(/[.?]$/);
      if (finding.way) expect(wayLines(finding.way).length).toBeGreaterThan(0);
      expect(pointsInto(broken, finding.pointer), `${name} ${finding.code} ${finding.pointer}`).toBe(true);
    }
    audit(readMachine(asJson(broken)).machine);
  }
  // Else this would prove nothing.
  expect(found).toBeGreaterThan(20);
});

/** What was parsed of JSON is JSON, also when it was cut up. */
function asJson(value: unknown): Json {
  return value as Json;
}

const strange: readonly unknown[] = [
  null,
  [],
  {},
  "",
  0,
  "{% $x %}",
  "$.x",
  "States.Format('{}', $.a)",
  "{% ($f := function($x) { $f($x) }; $f(1)) %}",
  "${a}",
  JSON.parse('{"__proto__": {"Type": "Pass"}}'),
  { Type: "Task" },
];

function breakSomewhere(root: unknown, random: Random): void {
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    const holder = value as Record<string, unknown>; // an object, as was just seen
    for (const key of Object.keys(holder)) places.push([holder, key]);
    open.push(...Object.values(holder));
  }
  const place = places[random.below(places.length)];
  if (place === undefined) return;
  const [holder, key] = place;
  if (random.below(3) === 0) Reflect.deleteProperty(holder, key);
  else holder[key] = strange[random.below(strange.length)];
}

function pointsInto(root: unknown, pointer: string): boolean {
  let at: unknown = root;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return false;
    at = Object.entries(at).find(([key]) => key === name)?.[1];
  }
  return true;
}
