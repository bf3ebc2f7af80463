/** Texts of sizes that nobody writes by hand: understood or refused in words, in a time that grows with their length. */
import "../support/frozen-prototype.js";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { machineOf, outcomeOf, type Outcome } from "./outcome.js";

const cluster = `cluster etl = ec2 { release: "emr-7.13.0", applications: ["Spark"], service_role: "r", instance_profile: "i", primary: { types: ["m6g.xlarge"] } }`;
const workflow = (body: string, output = ""): string =>
  `workflow w {\n  timeout: 12h\n  ${cluster}\n${body}\n  terminate etl\n${output}}`;
const step = (name: string): string => `  step ${name} on etl = command { args: ["run", "${name}"], timeout: 1h }`;
const within = (open: string, inside: string, close: string, depth: number): string =>
  open.repeat(depth) + inside + close.repeat(depth);
const namesOf = ({ errors }: Outcome): readonly string[] => [...new Set(errors.map(({ name }) => name))];

/** Runs within seconds of processor time; the machine may be busy with other things. */
function timely<T>(seconds: number, work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(seconds);
  return result;
}

describe("nesting", () => {
  const nested: readonly (readonly [string, string])[] = [
    ["brackets", workflow(`  step a on etl = command { args: ${within("[", '"a"', "]", 101)} }`)],
    ["parentheses", workflow(`  let x = ${within("(", "1", ")", 101)}`)],
    ["records", workflow(`  let x = ${within("{ a: ", "1", "}", 101)}`)],
    ["blocks", workflow(within("retry {\n", step("a"), "\n}", 101))],
    ["parallels", workflow(within("parallel {\n", step("a"), "\n}", 2000))],
    ["branches", workflow(within("parallel {\nbranch {\n", step("a"), "\n}\n}", 2000))],
    ["types", `workflow w {\n  input { a: ${within("list<", "string", ">", 101)} }\n  let x = input.a\n  output x\n}`],
    ["unclosed brackets", workflow(`  let x = ${"[".repeat(100_000)}`)],
    ["unclosed blocks", `workflow w {\n${"parallel {\n".repeat(50_000)}`],
  ];

  it.each(nested)("of %s past what anyone writes is refused in words", (_what, text) => {
    const outcome = timely(6, () => outcomeOf(text));
    expect(namesOf(outcome)).toContain("nested-too-deeply");
  });

  it.each([
    ["retries", 60, "retry (times: 1) {\n", "\n}"],
    ["parallels", 60, "parallel {\n", "\n}"],
    ["clusters", 25, "", ""],
  ] as const)("of %s up to the bound compiles, and the audit ends", (what, depth, open, close) => {
    const clusters = Array.from({ length: depth }, (_none, index) => index);
    const body =
      what === "clusters"
        ? [
            ...clusters.map((index) => cluster.replace("etl", `c${index}`)),
            step("a"),
            ...clusters.reverse().map((index) => `  terminate c${index}`),
          ].join("\n")
        : within(open, step("a"), close, depth);
    const { errors, machines } = timely(6, () => outcomeOf(workflow(body).replace("  timeout: 12h\n", "")));
    expect(errors.map(({ name }) => name).filter((name) => name !== "too-many-events")).toEqual([]);
    const [machine] = machines;
    if (machine && what !== "retries") expect(timely(10, () => audit(machine)).leaks).toEqual([]);
  });
});

describe("length", () => {
  it("of a list of 100,000 items compiles, and is too large for a state machine", () => {
    const items = Array.from({ length: 100_000 }, (_none, index) => `"item ${index}"`).join(", ");
    const outcome = timely(8, () =>
      outcomeOf(`workflow w {\n  let x = execution.name\n  output { x: x, all: [${items}] }\n}`),
    );
    expect(namesOf(outcome)).toEqual(["definition-too-large", "too-much-data"]);
  });

  it("of the arguments of one step is held to EMR's bound", () => {
    const args = Array.from({ length: 100_000 }, (_none, index) => `"${index}"`).join(", ");
    const { errors } = timely(8, () => outcomeOf(workflow(`  step a on etl = command { args: [${args}] }`)));
    expect(errors.map(({ name }) => name)).toEqual(["too-long-for-emr"]);
  });

  it("of 10 MB, comments or broken text, is read to its end", () => {
    const comment = `${"// nothing to see here, and much of it\n".repeat(250_000)}workflow w {\n  let x = execution.name\n  output x\n}`;
    expect(comment.length).toBeGreaterThan(9_000_000);
    expect(namesOf(timely(10, () => outcomeOf(comment)))).toEqual([]);
    const string = `workflow w {\n  let x = "${"a".repeat(10_000_000)}${"$"}{execution.name}"\n  output x\n}`;
    expect(namesOf(timely(10, () => outcomeOf(string)))).toEqual(["definition-too-large", "too-much-data"]);
    expect(namesOf(timely(20, () => outcomeOf("workflow ".repeat(100_000))))).toContain("keyword-as-name");
  });

  it("of a run of operators is understood or refused, never too much", () => {
    for (const count of [500, 5_000, 100_000]) {
      const { errors } = timely(8, () =>
        outcomeOf(
          `workflow w {\n  input { n: integer }\n  let x = ${Array.from({ length: count }, () => "input.n").join(" + ")}\n  output x\n}`,
        ),
      );
      expect(errors.length === 0 || errors.every(({ code }) => /^EMRF[16]/.test(code)), String(count)).toBe(true);
    }
    for (const text of [
      "!".repeat(50_000) + "true",
      "-".repeat(50_000) + "1",
      `1${".a".repeat(50_000)}`,
      `[1]${"[0]".repeat(50_000)}`,
    ]) {
      const outcome = timely(8, () => outcomeOf(`workflow w {\n  let x = ${text}\n  output x\n}`));
      expect(namesOf(outcome)).toEqual(["chain-too-long"]);
    }
  });

  it("of 5,000 steps compiles in a breath, and is refused for its size", () => {
    const steps = Array.from({ length: 5_000 }, (_none, index) => step(`s${index}`)).join("\n");
    const outcome = timely(8, () => outcomeOf(workflow(steps)));
    expect(namesOf(outcome)).toContain("definition-too-large");
  });

  it("of 500 steps is a machine that the audit judges", () => {
    const machine = machineOf(workflow(Array.from({ length: 500 }, (_none, index) => step(`s${index}`)).join("\n")));
    expect(timely(10, () => audit(machine)).leaks).toEqual([]);
  });

  it("of 300 branches on one cluster is held to EMR's bound", () => {
    const branches = Array.from({ length: 300 }, (_none, index) => step(`s${index}`)).join("\n");
    expect(namesOf(timely(8, () => outcomeOf(workflow(`parallel {\n${branches}\n}`))))).toEqual([
      "too-many-steps-at-once",
    ]);
  });

  it("of a name is held to what a state's name may be", () => {
    const name = "n".repeat(5_000);
    const { errors } = outcomeOf(workflow(step(name)));
    expect(errors.map((error) => error.name)).toContain("name-too-long");
    for (const { message } of errors) expect(message.length).toBeLessThan(500);
  });
});

describe("a param given as JSON", () => {
  const text = "param p: json\nworkflow w {\n  let x = execution.name\n  output { x: x, p: p }\n}";

  it("that is nested without end is refused in words", () => {
    const outcome = outcomeOf(text, new Map([["p", within("[", "", "]", 50_000)]]));
    expect(namesOf(outcome)).toEqual(["param-does-not-fit"]);
  });

  it("reaches the machine as it is, its keys too", () => {
    const json = '{"__proto__":{"polluted":1},"constructor":"{% 1 %}","a":[[],[[1]],null]}';
    const [machine] = outcomeOf(text, new Map([["p", json]])).machines;
    expect(JSON.stringify(machine?.States["Give output"])).toContain(
      json.replace('"{% 1 %}"', `"{% '\\\\u007b% 1 %\\\\u007d' %}"`),
    );
  });
});
