/** Calls of library functions and comprehensions, each with its meaning said once more, without JSONata. */
import type { Json, JsonObject } from "../../../src/machine/asl.js";
import type { Random } from "../../support/random.js";
import { call, compose, field, json, list, number, string, type Kind, type Maker, type Written } from "./compose.js";
import { finite, isEqual, memberOf } from "./reference.js";

const seconds = 1000;
const started = Date.parse("2026-11-24T06:00:00Z");

/** `[body for item, at in list if condition]`: what is made of an item is one of `bodies`. */
const comprehension =
  (source: Kind, item: Kind, result: Kind): Maker =>
  (make, random) => {
    const [name, at] = [`item${random.below(1e9)}`, `at${random.below(1e9)}`];
    const local: Written = { text: () => name, value: (fields) => fields[name] ?? null, isInline: true };
    const place: Written = { text: () => at, value: (fields) => fields[at] ?? null, isInline: true };
    const from = make(source);
    const test = random.pick([
      null,
      make("boolean"),
      compose("$1 > $2", [place, make("integer")], (one, other) => number(one) > number(other)),
      compose("$1 != $2", [local, make(item)], (one, other) => !isEqual(json(one), json(other))),
    ]);
    const same = item === result ? [local, compose("$1 == null ? $2 : $1", [local, local], (one) => json(one))] : [];
    const body = random.pick([...same, make(result)]);
    const inside = (fields: JsonObject, value: Json, index: number): JsonObject => ({
      ...fields,
      [name]: value,
      [at]: index,
    });
    return {
      text: (root) =>
        `[${body.text(root)} for ${name}, ${at} in ${from.text(root)}${test ? ` if ${test.text(root)}` : ""}]`,
      value: (fields) =>
        list(from.value(fields)).flatMap((value, index): Json[] => {
          const scope = inside(fields, value, index);
          return test === null || test.value(scope) === true ? [body.value(scope)] : [];
        }),
      isInline: from.isInline && body.isInline && (test === null || test.isInline),
    };
  };

/** A list of what is no list: the numbers up to a small one. */
const counted: Maker = (make) =>
  compose("range($1 % 4)", [make("integer")], (count) => {
    const length = Math.max(0, number(count) % 4);
    return Array.from({ length }, (_, index) => index);
  });

const distinct = (items: readonly Json[]): readonly Json[] =>
  items.filter((item, index) => items.findIndex((other) => isEqual(item, other)) === index);
const least = (items: readonly Json[], pick: (...values: readonly number[]) => number): Json =>
  items.length === 0 ? null : pick(...items.map(number));
const total = (items: readonly Json[]): number => finite(items.map(number).reduce((sum, each) => sum + each, 0));

/** As `to_json` gives it: numbers of at most 15 digits. */
function jsonOf(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (typeof part === "number" ? Number(part.toPrecision(15)) : part));
}

/** A half goes to the even neighbour. */
function nearest(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest < 0.5 ? below : below + 1;
}

const dated: Maker = (make) =>
  compose(
    'date_format(execution.started_at + ($1 % 100000) * 1s, "yyyy-MM-dd HH:mm:ss")',
    [make("integer")],
    (offset) => new Date(started + (number(offset) % 100_000) * seconds).toISOString().slice(0, 19).replace("T", " "),
  );
const parsed: Maker = (_make, { below }) => {
  const day = `2026-0${1 + below(9)}-1${below(10)}`;
  return compose(`date_format(date_parse("${day}", "yyyy-MM-dd"), "yyyyMMdd")`, [], () => day.replaceAll("-", ""));
};
const moment = (fields: JsonObject, name: string): number => Date.parse(string(fields[name]));
const timeOrder: Maker = (_make, { pick }) => {
  const operator = pick(["<", "<=", "==", "!="]);
  const [one, other] = [pick(["ts", "tt"]), pick(["ts", "tt"])];
  return {
    text: (root) => `${root}${one} ${operator} ${root}${other}`,
    value: (fields) => {
      const distance = moment(fields, one) - moment(fields, other);
      if (operator === "<") return distance < 0;
      if (operator === "<=") return distance <= 0;
      return (distance === 0) === (operator === "==");
    },
    isInline: true,
  };
};
const maybeTime: Maker = (_make, { pick }) => {
  const operator = pick(["==", "!="]);
  return {
    text: (root) => `${root}ot ${operator} ${root}ts`,
    value: (fields) => {
      const isSame = fields["ot"] !== null && moment(fields, "ot") === moment(fields, "ts");
      return isSame === (operator === "==");
    },
    isInline: true,
  };
};
/** Of two timestamps the first that is there, compared as it is or with a second added. */
const firstTime: Maker = (_make, { pick }) => {
  const [added, operator] = [pick([0, 1]), pick(["<", ">=", "=="])];
  return {
    text: (root) => `(${root}ot ?? ${root}tt)${added === 1 ? " + 1s" : ""} ${operator} ${root}ts`,
    value: (fields) => {
      const first = moment(fields, fields["ot"] === null ? "tt" : "ot") + added * seconds;
      const distance = first - moment(fields, "ts");
      if (operator === "<") return distance < 0;
      return operator === ">=" ? distance >= 0 : distance === 0;
    },
    isInline: true,
  };
};

const mapOf = (name: string, random: Random): Written => field(name)(() => field(name)(never, random), random);
const never = (): never => {
  throw new Error("a field is made of nothing");
};
const onMap =
  (pattern: string, name: string, meaning: (map: JsonObject) => Json): Maker =>
  (_make, random) =>
    // The field is declared as a map.
    compose(pattern, [mapOf(name, random)], (map) => meaning(json(map) as JsonObject));

export const libraryMakers: { readonly [K in Kind]: readonly Maker[] } = {
  string: [
    (make, { pick }) => {
      const part = pick(["a", ",", " ", "$", "\\\\"]);
      const meant = part === "\\\\" ? "\\" : part;
      return compose(`replace($1, "${part}", $2)`, [make("string"), make("string")], (text, other) =>
        string(text).split(meant).join(string(other)),
      );
    },
    call("to_json", ["json"], (value) => jsonOf(json(value))),
    call("to_json", ["stringMaybe"], (value) => jsonOf(json(value))),
    call("to_json", ["numbers"], (value) => jsonOf(json(value))),
    dated,
    parsed,
  ],
  number: [
    call("abs", ["number"], (value) => Math.abs(number(value))),
    call("sum", ["numbers"], (items) => total(list(items))),
    (make) =>
      compose("average($1) ?? $2", [make("numbers"), make("number")], (items, other) =>
        list(items).length === 0 ? json(other) : total(list(items)) / list(items).length,
      ),
    call("min", ["number", "number"], (one, other) => Math.min(number(one), number(other))),
    call("max", ["number", "integer"], (one, other) => Math.max(number(one), number(other))),
  ],
  integer: [
    call("length", ["string"], (text) => [...string(text)].length),
    call("floor", ["number"], (value) => Math.floor(number(value))),
    call("ceil", ["number"], (value) => Math.ceil(number(value))),
    (make) => compose("round(($1 % 1000) / 2)", [make("integer")], (value) => nearest((number(value) % 1000) / 2)),
    onMap("length($1)", "ms", (map) => Object.keys(map).length),
  ],
  boolean: [
    call("contains", ["strings", "string"], (items, text) => list(items).includes(json(text))),
    call("contains", ["numbers", "number"], (items, value) => list(items).some((item) => isEqual(item, json(value)))),
    call("contains", ["lists", "numbers"], (items, value) => list(items).some((item) => isEqual(item, json(value)))),
    call("contains", ["jsons", "json"], (items, value) => list(items).some((item) => isEqual(item, json(value)))),
    call("contains", ["json", "string"], (text, part) => typeof text === "string" && text.includes(string(part))),
    call("starts_with", ["json", "string"], (text, part) => typeof text === "string" && text.startsWith(string(part))),
    (make) =>
      compose('matches($1, "^[a-z]+$")', [make("json")], (text) => typeof text === "string" && /^[a-z]+$/.test(text)),
    (make) => compose('matches($1, "^[a-z]+$")', [make("string")], (text) => /^[a-z]+$/.test(string(text))),
    timeOrder,
    timeOrder,
    maybeTime,
    firstTime,
  ],
  json: [
    (make) =>
      compose(
        "parse_json(to_json($1))",
        [make("json")],
        (value) => JSON.parse(jsonOf(json(value))) as Json /* JSON.parse gives JSON */,
      ),
    (make) =>
      compose("first($1) ?? $2", [make("jsons"), make("json")], (items, other) => list(items)[0] ?? json(other)),
    onMap("first(values($1))", "mj", (map) => Object.values(map)[0] ?? null),
  ],
  stringMaybe: [
    call("first", ["strings"], (items) => list(items)[0] ?? null),
    call("last", ["strings"], (items) => list(items).at(-1) ?? null),
    onMap('merge($1, { b: "y" }).b', "ms", () => "y"),
    onMap('merge({ a: "y" }, $1).a', "ms", (map) => memberOf({ a: "y", ...map }, "a")),
  ],
  numberMaybe: [
    call("first", ["numbers"], (items) => list(items)[0] ?? null),
    call("min", ["numbers"], (items) => least(list(items), Math.min)),
    call("max", ["numbers"], (items) => least(list(items), Math.max)),
    call("average", ["numbers"], (items) =>
      list(items).length === 0 ? null : total(list(items)) / list(items).length,
    ),
  ],
  strings: [
    comprehension("strings", "string", "string"),
    comprehension("strings", "string", "string"),
    comprehension("lists", "numbers", "string"),
    call("sort", ["strings"], (items) => [...list(items)].map(string).sort()),
    call("distinct", ["strings"], (items) => distinct(list(items))),
    onMap("keys($1)", "ms", (map) => Object.keys(map)),
    onMap("values($1)", "ms", (map) => Object.values(map)),
    (make) =>
      compose("flatten([$1, [$2]])", [make("strings"), make("string")], (items, text) => [...list(items), json(text)]),
  ],
  numbers: [
    comprehension("numbers", "number", "number"),
    comprehension("jsons", "json", "number"),
    counted,
    call("sort", ["numbers"], (items) => [...list(items)].map(number).sort((one, other) => one - other)),
    call("distinct", ["numbers"], (items) => distinct(list(items))),
    call("flatten", ["lists"], (lists) => list(lists).flatMap(list)),
    (make) =>
      compose("last($1) ?? $2", [make("lists"), make("numbers")], (lists, other) => list(lists).at(-1) ?? json(other)),
  ],
  lists: [
    comprehension("lists", "numbers", "numbers"),
    comprehension("lists", "numbers", "numbers"),
    comprehension("strings", "string", "numbers"),
    call("distinct", ["lists"], (lists) => distinct(list(lists))),
    (make) =>
      compose("flatten([$1, [$2], []])", [make("lists"), make("numbers")], (lists, more) => [
        ...list(lists),
        json(more),
      ]),
  ],
  jsons: [
    comprehension("jsons", "json", "json"),
    comprehension("strings", "string", "json"),
    call("distinct", ["jsons"], (items) => distinct(list(items))),
    onMap("values($1)", "mj", (map) => Object.values(map)),
    (make) =>
      compose("flatten([$1, $2])", [make("jsons"), make("jsons")], (one, other) => [...list(one), ...list(other)]),
  ],
};
