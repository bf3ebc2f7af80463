import { describe, expect, it } from "vitest";
import jsonata from "jsonata";
import { createNames, variableName } from "../../src/expressions/jsonata/names.js";
import { valueLiteral } from "../../src/expressions/jsonata/literal.js";
import { patternLiteral } from "../../src/expressions/jsonata/pattern.js";
import type { Json } from "../../src/machine/asl.js";
import { inspectPattern, runPattern } from "../../src/patterns/regular-expression.js";
import { nearest } from "../../src/text/nearest.js";
import { quoted } from "../../src/text/printable.js";
import { prototypeState } from "../support/frozen-prototype.js";

const names = Object.getOwnPropertyNames(Object.prototype);

describe("names of Object.prototype, given by a user", () => {
  it("are names like any other, and change no object but their own", async () => {
    const before = prototypeState();
    const allocator = createNames();
    for (const name of names) {
      // JSONata's own bindings are a plain object, which this one would break.
      const variable = name === "hasOwnProperty" ? `${name}_` : name;
      expect(variableName(name)).toBe(variable);
      expect(allocator.unique(name)).toBe(variable);
      expect(nearest(`${name}x`, names)).toBe(name);
      expect(quoted(name)).toBe(`\`${name}\``);
      expect(inspectPattern(`(?<${name}>a)\\k<${name}>`)).toBeNull();
      expect(runPattern(patternLiteral(name).slice(1, -1), name)).toBe(true);
      // Holds because it is read from JSON.
      const value = JSON.parse(`{"${name}": {"polluted": "${name}"}}`) as Json;
      const text = JSON.stringify(value);
      const expression = jsonata(valueLiteral(value));
      expression.assign("parse", (json: string) => JSON.parse(json));
      expect(JSON.stringify(await expression.evaluate(undefined))).toBe(text);
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(prototypeState()).toEqual(before);
  });
});

describe("the watch on the prototypes", () => {
  it("sees a key that was added and a method that was replaced", () => {
    const before = prototypeState();
    Object.defineProperty(Object.prototype, "polluted", { value: 1, configurable: true });
    expect(prototypeState()).not.toEqual(before);
    Reflect.deleteProperty(Object.prototype, "polluted");
    expect(prototypeState()).toEqual(before);
  });
});
