/** What random expressions read: one field of every type, and values for them that make trouble. */
import type { Json, JsonObject } from "../../../src/machine/asl.js";
import type { Random } from "../../support/random.js";

/** The fields by name, with their types as they are written. */
export const fieldTypes = {
  s: "string",
  t: "string",
  n: "number",
  m: "number",
  i: "integer",
  k: "integer",
  b: "boolean",
  e: '"dev" | "prod"',
  os: "string?",
  on: "number?",
  ob: "boolean?",
  ls: "list<string>",
  lo: "list<string?>",
  ln: "list<number>",
  ll: "list<list<number>>",
  ms: "map<string>",
  mj: "map<json>",
  lj: "list<json>",
  j: "json",
  ts: "timestamp",
  tt: "timestamp",
  ot: "timestamp?",
  r: "{ a: string, p: string?, q: json }",
} as const;

/** The fields as they are declared, in an `input` or in a record type. */
export const declarations = Object.entries(fieldTypes)
  .map(([name, type]) => `${name}: ${type}`)
  .join(", ");

export const texts = [
  "",
  "a",
  "b",
  "eu",
  "a,b",
  "Dev",
  " x  y ",
  "{% 1 %}",
  "it's",
  'say "x"',
  "\\",
  "a\u2028b",
  "\ud800",
  "${x}",
  "%}",
  "9",
  "true",
  "constructor",
  "__proto__",
  "😀",
  "a/b",
];
export const numbers = [0, 1, 2, 3, -1, -2, 0.1, 0.2, 0.3, 1.5, 1e21, -0, 1e-7, 123456789.123456789, 2 ** 53 - 1];
const integers = [0, 1, 2, 3, -1, -2, 7, 2 ** 53 - 1];
/** Some are one time in two zones. */
const times = [
  "2026-01-31T00:00:00Z",
  "2026-01-31T01:00:00.000+01:00",
  "2026-01-30T23:59:59.999Z",
  "2024-02-29T12:00:00-05:30",
];
const jsons: readonly Json[] = [
  null,
  5,
  0,
  "a",
  "",
  "true",
  true,
  false,
  {},
  { a: 1 },
  { a: null },
  { a: { b: "x" } },
  { a: { b: true }, k: [1, 2] },
  { a: "9" },
  { a: false },
  { constructor: 1 },
  JSON.parse('{"__proto__": {"a": 1}}') as Json /* JSON.parse gives JSON */,
  [],
  [1],
  ["a", "b"],
  [[1]],
  [null],
  [0],
  [{ a: 1 }],
];

/** Gives values for all fields. */
export function randomFields({ below, pick }: Random): JsonObject {
  const listOf = <T>(item: () => T): readonly T[] => Array.from({ length: below(3) }, item);
  const orNull = <T>(value: T): T | null => (below(2) === 0 ? null : value);
  const mapOf = (item: () => Json): Json =>
    Object.fromEntries(listOf(() => [pick(["a", "b", "constructor", "x y"]), item()]));
  const record = { a: pick(texts), ...(below(3) === 0 ? {} : { p: orNull(pick(texts)) }), q: pick(jsons) };
  return {
    s: pick(texts),
    t: pick(texts),
    n: pick(numbers),
    m: pick(numbers),
    i: pick(integers),
    k: pick(integers),
    b: below(2) === 0,
    e: pick(["dev", "prod"]),
    os: orNull(pick(texts)),
    on: orNull(pick(numbers)),
    ob: orNull(below(2) === 0),
    ls: listOf(() => pick(texts)),
    lo: listOf(() => orNull(pick(texts))),
    ln: listOf(() => pick(numbers)),
    ll: listOf(() => listOf(() => pick(numbers))),
    ms: mapOf(() => pick(texts)),
    mj: mapOf(() => pick(jsons)),
    lj: listOf(() => pick(jsons)),
    j: pick(jsons),
    ts: pick(times),
    tt: pick(times),
    ot: orNull(pick(times)),
    r: record,
  };
}
