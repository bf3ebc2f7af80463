/** Names that mean something to JavaScript, JSONata or Step Functions, wherever a user may choose a name. */
import { library } from "../../src/expressions/library/index.js";
import "../support/frozen-prototype.js";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/machine/asl.js";
import { simulate } from "../../src/simulate/simulate.js";
import { machineOf, outcomeOf } from "./outcome.js";

const plain = [
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "isPrototypeOf",
  "prototype",
  "states",
  "sum",
  "failure",
  "deadline",
  "then",
  "length",
  "uuid",
  "eval",
  "etl",
  "NaN",
  "undefined",
];
const builtIn = ["input", "execution", "token"];
const kept = ["__proto__", "__failure", "__defineGetter__"];

const cluster = (name: string, more = ""): string =>
  `  cluster ${name} = ec2 {\n    release: "emr-7.13.0", applications: ["Spark"], service_role: "r", instance_profile: "i", primary: { types: ["m6g.xlarge"] }${more}\n  }\n`;

const owned = (name: string, body: string): string => `${cluster(name)}${body}\n  terminate ${name}\n`;

/** Where a name may stand, each in a file whose output shows that the right thing was found. */
const places: {
  readonly [place: string]: (name: string) => {
    readonly text: string;
    readonly output: Json;
    readonly params?: ReadonlyMap<string, string>;
  };
} = {
  workflow: (name) => ({ text: `workflow ${name} {\n  let x = execution.name\n  output 1\n}`, output: 1 }),
  cluster: (name) => ({
    text: `workflow w {\n${owned(name, `  step a on ${name} = command { args: ["\${${name}.id}"] }`)}  output "\${${name}.id}"\n}`,
    output: "j-SIM1",
  }),
  step: (name) => ({
    text: `workflow w {\n${owned("c", `  step ${name} on c = command { args: ["a"] }`)}  output ${name}.state\n}`,
    output: "COMPLETED",
  }),
  let: (name) => ({
    text: `workflow w {\n  input { d: string = "v" }\n  let ${name} = "\${input.d}!"\n  let y = "\${${name}}?"\n  output [${name}, y]\n}`,
    output: ["v!", "v!?"],
  }),
  "let of the file": (name) => ({
    text: `let ${name} = "v"\nworkflow w {\n  let x = execution.name\n  output ${name}\n}`,
    output: "v",
  }),
  "let in a branch": (name) => ({
    text: `workflow w {\n  input { d: string = "v" }\n  parallel {\n    branch {\n${owned("c", `  step a on c = command { args: ["a"] }\n  let ${name} = "\${input.d}\${a.state}"`)}    }\n    branch {\n      let z = input.d\n    }\n  }\n  output [${name}, z]\n}`,
    output: ["vCOMPLETED", "v"],
  }),
  param: (name) => ({
    text: `param ${name}: string\nworkflow w {\n  let x = execution.name\n  output ${name}\n}`,
    output: "given",
    params: new Map([[name, "given"]]),
  }),
  branch: (name) => ({
    text: `workflow w {\n  input { d: string = "v" }\n  parallel {\n    branch ${name} {\n      let x = input.d\n    }\n    branch other {\n      let y = input.d\n    }\n  }\n  output [x, y]\n}`,
    output: ["v", "v"],
  }),
};

/** Keys, which are no names: any text may stand there. */
const keys: typeof places = {
  "input field": (name) => ({
    text: `workflow w {\n  input { ${name}: string = "v" }\n  let x = input.${name}\n  output [x, input.${name}]\n}`,
    output: ["v", "v"],
  }),
  "optional input field": (name) => ({
    text: `workflow w {\n  input { ${name}: string? }\n  let x = input.${name} ?? "none"\n  output [x, exists(input.${name}), input.${name} == null]\n}`,
    output: ["none", false, true],
  }),
  "field of a record": (name) => ({
    text: `workflow w {\n  input { r: { ${name}: string?, j: json } = { j: {} } }\n  let x = input.r.${name} ?? "none"\n  output [x, input.r.${name}, input.r.j.${name}, input.r.j.${name} == null]\n}`,
    output: ["none", null, null, true],
  }),
  "record key": (name) => ({
    text: `workflow w {\n  input { d: string = "v" }\n  let x = { ${name}: input.d, k: input.d }\n  output { ${name}: x.${name}, other: x.k, inside: { ${name}: "c" }, found: { a: "b" }[input.d] }\n}`,
    output: Object.fromEntries([
      [name, "v"],
      ["other", "v"],
      ["inside", Object.fromEntries([[name, "c"]])],
      ["found", null],
    ]),
  }),
};

/** Workflows and branches are not read by their names, so nothing is hidden by one. */
const unread: ReadonlySet<string> = new Set(["workflow", "branch"]);
const free = (place: string): readonly string[] =>
  unread.has(place) ? builtIn.filter((name) => name !== "input") : [];

describe.each(Object.entries(places))("the name of a %s", (place, write) => {
  it.each([...plain, ...free(place)])("may be %s", async (name) => {
    const { text, output, params } = write(name);
    expect(await simulate(machineOf(text, params))).toMatchObject({ status: "SUCCEEDED", output });
  });

  it.each([...builtIn, ...kept].filter((name) => !free(place).includes(name)))(
    "is refused, clearly, if it is %s",
    (name) => {
      const { text, params } = write(name);
      const { errors } = outcomeOf(text, params);
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.map(({ message }) => message).join("\n")).toContain(name);
    },
  );
});

describe.each(Object.entries(keys))("the key of an %s", (_place, write) => {
  it.each([...plain, ...builtIn, ...kept])("may be %s", async (name) => {
    const { text, output } = write(name);
    const run = await simulate(machineOf(text));
    expect(run.status, run.cause).toBe("SUCCEEDED");
    expect(JSON.stringify(run.output)).toBe(JSON.stringify(output));
  });
});

describe("a setting, an option, a type, a function, a kind or a platform", () => {
  it.each([...plain, ...kept])("that is called %s is unknown, and only that", (name) => {
    const wrong: readonly (readonly [string, string])[] = [
      [`workflow w {\n  ${name}: 1\n  let x = execution.name\n  output x\n}`, "unknown-setting"],
      [`workflow w {\n${cluster("c1", `\n    ${name}: 1`)}  terminate c1\n}`, "unknown-setting"],
      [
        `workflow w {\n  parallel (${name}: 1) {\n    branch {\n      let x = execution.name\n    }\n  }\n  output x\n}`,
        "unknown-setting",
      ],
      [`workflow w {\n  input { a: ${name} }\n  let x = execution.name\n  output x\n}`, "unknown-type"],
      ...(library.has(name)
        ? []
        : [[`workflow w {\n  let x = ${name}(execution.name)\n  output x\n}`, "unknown-function"] as const]),
      [
        `workflow w {\n  cluster c1 = ${name} { release: "emr-7.13.0", service_role: "r", instance_profile: "i", primary: { types: ["m6g.xlarge"] } }\n  terminate c1\n}`,
        "unknown-platform",
      ],
      [`workflow w {\n${owned("c1", `  step a on c1 = ${name} { args: ["a"] }`)}}`, "unknown-kind"],
      [
        `workflow w {\n${owned("c1", `  step a on c1 = command { args: ["a"], retry: { on: [${name}] } }`)}}`,
        "unknown-error-name",
      ],
    ];
    for (const [text, finding] of wrong) {
      const { errors } = outcomeOf(text);
      expect(
        errors.map((error) => error.name),
        text,
      ).toEqual([finding]);
    }
  });
});
