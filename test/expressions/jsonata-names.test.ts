import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { createNames, variableName } from "../../src/expressions/jsonata/names.js";
import { reservedNames } from "../../src/machine/reserved-names.js";

const ofStepFunctions = ["hash", "parse", "partition", "range", "states", "uuid"];

describe("reservedNames", () => {
  it("are what JSONata binds before anything is assigned, and what Step Functions adds", () => {
    const text = readFileSync(createRequire(import.meta.url).resolve("jsonata"), "utf8");
    const bound = [...text.matchAll(/(?:staticFrame|environment)\.bind\(["'](\w+)["'], defineFunction\(/g)].map(
      ([, name = ""]) => name,
    );
    expect(bound.length).toBeGreaterThan(60);
    expect([...reservedNames].sort()).toEqual([...new Set([...bound, ...ofStepFunctions])].sort());
  });

  it("exist when JSONata runs", async () => {
    for (const name of reservedNames) {
      expect(await jsonata(`$exists($${name})`).evaluate(undefined), name).toBe(!ofStepFunctions.includes(name));
    }
  });
});

describe("variableName", () => {
  it.each([
    ["date", "date"],
    ["count", "count_"],
    ["states", "states_"],
    ["uuid", "uuid_"],
    ["Count", "Count"],
    ["constructor", "constructor"],
    ["__proto__", "__proto__"],
  ])("calls %s $%s", (name, variable) => expect(variableName(name)).toBe(variable));

  it("leaves every function callable beside a variable of its name", async () => {
    const name = variableName("count");
    expect(await jsonata(`($${name} := [1, 2]; $count($${name}))`).evaluate(undefined)).toBe(2);
  });
});

describe("createNames", () => {
  it("never gives a name twice", () => {
    const { unique } = createNames();
    expect(["sum", "sum_", "x", "x", "sum", "x_2", "__proto__", "__proto__"].map(unique)).toEqual([
      "sum_",
      "sum__2",
      "x",
      "x_2",
      "sum__3",
      "x_2_2",
      "__proto__",
      "__proto___2",
    ]);
  });

  it("keeps to the 80 characters that Step Functions allows", () => {
    const { unique } = createNames();
    const names = Array.from({ length: 200 }, () => unique("n".repeat(100)));
    expect(new Set(names).size).toBe(200);
    expect(Math.max(...names.map((name) => name.length))).toBe(80);
  });

  it("knows nothing of another allocator", () => {
    expect([createNames().unique("x"), createNames().unique("x")]).toEqual(["x", "x"]);
  });
});
