import "../support/frozen-prototype.js";
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import {
  constantString,
  expressionString,
  stringLiteral,
  valueLiteral,
} from "../../src/expressions/jsonata/literal.js";
import type { Json } from "../../src/machine/asl.js";
import { createRandom, type Random } from "../support/random.js";

const pieces = [
  "'",
  '"',
  "`",
  "\\",
  "\\\\",
  "/",
  "${",
  "$$",
  "{%",
  "%}",
  "{% ",
  " %}",
  "%",
  "{",
  "}",
  "\\u007d",
  "\\'",
  "\n",
  "\r",
  "\t",
  "\b",
  "\f",
  "\v",
  "\0",
  "\x1b",
  "\x7f",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\u202e",
  "\ud800",
  "\udc00",
  "😀",
  "é",
  "a",
  "Z",
  "9",
  " ",
  "$uuid()",
  "/*",
  "*/",
  "' & $x & '",
  '" & $x & "',
  "\u{e0001}",
  "\u{10ffff}",
];

function randomText(random: Random): string {
  return Array.from({ length: random.below(8) }, () => random.pick(pieces)).join("");
}

const keys = ["__proto__", "constructor", "hasOwnProperty", "toString", "", "0", "a b", "$", "x"];
const numbers = [0, 1, -1, 0.1, -0.5, 1e21, -1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53, 123456789.123];

function randomJson(random: Random, depth: number): Json {
  const kind = random.below(depth > 0 ? 7 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random.below(2) === 0;
  if (kind === 2) return random.pick(numbers);
  if (kind < 5) return randomText(random);
  const items = Array.from({ length: random.below(4) }, () => randomJson(random, depth - 1));
  if (kind === 5) return items;
  const object: Record<string, Json> = {};
  for (const item of items) {
    const key = random.below(2) === 0 ? random.pick(keys) : randomText(random);
    Object.defineProperty(object, key, { value: item, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

/** As Step Functions does: with `$parse`, and with an input that is a list, over which JSONata likes to map. */
async function evaluate(expression: string, input: unknown = undefined): Promise<unknown> {
  const compiled = jsonata(expression);
  compiled.assign("parse", (text: string) => JSON.parse(text));
  return compiled.evaluate(input);
}

/** JSON text shows own `__proto__` keys, which deep equality of test frameworks may pass over; -0 apart, it shows all. */
function shown(value: unknown): string | undefined {
  return JSON.stringify(sorted(value));
}

/** Pairs instead of objects: JSONata may order keys otherwise. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return {
    entries: Object.entries(value)
      .map(([key, item]) => [key, sorted(item)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  };
}

describe("stringLiteral", () => {
  it("gives back 5,000 nasty texts exactly, and never ends or begins an expression", async () => {
    const random = createRandom(1);
    for (let count = 0; count < 5_000; count++) {
      const text = randomText(random);
      const literal = stringLiteral(text);
      expect(await evaluate(literal), literal).toBe(text);
      expect(literal).not.toMatch(/\{%|%\}/);
    }
  }, 30_000);

  it("gives back every UTF-16 unit", async () => {
    let all = "";
    for (let code = 0; code < 0x10000; code++) all += String.fromCharCode(code);
    expect(await evaluate(stringLiteral(all))).toBe(all);
  });

  it("reads well where it can", () => {
    expect(stringLiteral("s3://bucket/x")).toBe("'s3://bucket/x'");
    expect(stringLiteral("it's")).toBe('"it\'s"');
    expect(stringLiteral("größe 😀")).toBe("'größe 😀'");
    expect(stringLiteral("a\nb")).toBe("'a\\nb'");
    expect(stringLiteral("{% ds %}")).toBe("'\\u007b% ds %\\u007d'");
  });

  it("shows what cannot be seen", () => {
    expect(stringLiteral("a\u202eb\u{e0001}")).toBe("'a\\u202eb\\udb40\\udc01'");
  });
});

describe("valueLiteral", () => {
  it("gives back 2,000 JSON values exactly", async () => {
    const random = createRandom(2);
    for (let count = 0; count < 2_000; count++) {
      const value = randomJson(random, 3);
      const literal = valueLiteral(value);
      expect(shown(await evaluate(literal, { some: "input" })), literal).toBe(shown(value));
      expect(literal).not.toMatch(/\{%|%\}/);
    }
  }, 30_000);

  it.each([[[]], [[[]]], [[[1]]], [[[[1]], [2]]], [[null]], [[[null]]], [{}], [{ a: [] }], [{ a: [[1]] }], [[{}]]])(
    "keeps the shape of %j",
    async (value) => {
      expect(await evaluate(valueLiteral(value))).toEqual(value);
    },
  );

  it("keeps the sign of zero, and every digit", async () => {
    expect(await evaluate(valueLiteral(-0))).toBe(-0);
    for (const number of numbers) expect(await evaluate(valueLiteral(number))).toBe(number);
  });

  it("keeps a key named __proto__ a key", async () => {
    const value: unknown = await evaluate(valueLiteral({ list: [JSON.parse('{"__proto__": {"polluted": 1}}')] }));
    expect(JSON.stringify(value)).toBe('{"list":[{"__proto__":{"polluted":1}}]}');
  });

  it("can stand where the input is a list", async () => {
    const value = { constructor: 1, a: [1, [2]], b: { c: "d" } };
    expect(await evaluate(valueLiteral(value), [1, 2, 3])).toEqual(value);
  });
});

describe("constantString", () => {
  it.each(["plain", " {% x %}", "{ % x", "${a}", "%}", ""])(
    "leaves %j as it is: Step Functions does not evaluate it",
    (text) => {
      expect(constantString(text)).toBe(text);
    },
  );

  it.each(["{% ds %}", "{%", "{%- x -%} and more", "{% 'it''s' \" %}"])(
    "quotes %j, which would be taken for an expression",
    async (text) => {
      const string = constantString(text);
      expect(string.startsWith("{% ") && string.endsWith(" %}")).toBe(true);
      expect(string.slice(2, -2)).not.toMatch(/\{%|%\}/);
      expect(await evaluate(string.slice(2, -2))).toBe(text);
    },
  );

  it("puts a blank on both sides of an expression", () => {
    expect(expressionString("$x")).toBe("{% $x %}");
  });
});
