/** Random well-typed expressions of the language. */
import type { Json } from "../../../src/machine/asl.js";
import type { Random } from "../../support/random.js";
import {
  call,
  choice,
  compose,
  constant,
  fallback,
  field,
  json,
  list,
  literal,
  logical,
  number,
  string,
  textLiteral,
  type Kind,
  type Make,
  type Maker,
  type Written,
} from "./compose.js";
import { libraryMakers } from "./library-makers.js";
import { calculate, finite, isEqual, isInOrder, itemOf, memberOf, textOf } from "./reference.js";
import { texts } from "./sample.js";

export type { Kind, Written } from "./compose.js";

function template(make: Make, random: Random): Written {
  const parts = Array.from({ length: 1 + random.below(3) }, () => ({
    before: random.pick(texts),
    inside: inlineOf(make, random.pick(["string", "number", "integer", "boolean"])),
  }));
  const written = (text: string): string => literal(text).slice(1, -1);
  return {
    text: (root) => `"${parts.map(({ before, inside }) => `${written(before)}\${${inside.text(root)}}`).join("")}"`,
    value: (fields) => parts.map(({ before, inside }) => before + textOf(inside.value(fields))).join(""),
    isInline: false,
  };
}

function inlineOf(make: Make, kind: Kind): Written {
  for (let attempt = 0; attempt < 20; attempt++) {
    const made = make(kind);
    if (made.isInline) return made;
  }
  return kind === "string" ? textLiteral("x") : kind === "boolean" ? constant("true", true) : constant("4", 4);
}

const conditional =
  (kind: Kind): Maker =>
  (make) =>
    choice(make("boolean"), make(kind), make(kind));
const onJson =
  (kind: Kind): Maker =>
  (make) =>
    choice(make("json"), make(kind), make(kind));
const otherwise =
  (maybe: Kind, kind: Kind): Maker =>
  (make) =>
    fallback(make(maybe), make(kind));
const index =
  (list: Kind): Maker =>
  (make) =>
    compose("$1[$2]", [make(list), make("integer")], (items, at) => itemOf(json(items), number(at)));
const arithmetic =
  (kind: Kind, operators: readonly string[]): Maker =>
  (make, { pick }) => {
    const operator = pick(operators);
    // A constant 0 as a divisor is an error of the file.
    const divisor = "/%".includes(operator) ? "($2 == 0 ? 3 : $2)" : "$2";
    const other = (right: Json | undefined): number => (divisor !== "$2" && number(right) === 0 ? 3 : number(right));
    return compose(`$1 ${operator} ${divisor}`, [make(kind), make(kind)], (left, right) =>
      calculate(operator, number(left), other(right)),
    );
  };
const comparison =
  (left: Kind, right: Kind): Maker =>
  (make, { pick }) => {
    const operator = pick(["<", "<=", ">", ">="]);
    return compose(`$1 ${operator} $2`, [make(left), make(right)], (one, other) =>
      isInOrder(operator, json(one), json(other)),
    );
  };
const equality =
  (left: Kind, right: Kind | null): Maker =>
  (make, { pick }) => {
    const operator = pick(["==", "!="]);
    const parts = [make(left), right === null ? constant("null", null) : make(right)];
    return compose(`$1 ${operator} $2`, parts, (one, other) => isEqual(json(one), json(other)) === (operator === "=="));
  };
const listOf =
  (kind: Kind): Maker =>
  (make, { below }) => {
    // An empty list of `json` is a list of nothing.
    const items = Array.from({ length: kind === "json" ? 1 + below(2) : below(3) }, () => make(kind));
    const isInline = items.every((item) => item.isInline);
    return {
      text: (root) => `[${items.map((item) => item.text(root)).join(", ")}]`,
      value: (fields) => items.map((item) => item.value(fields)),
      isInline,
    };
  };
const key =
  (object: string, name: string): Maker =>
  () => ({
    text: (root) => `${root}${object}${name.startsWith("[") ? name : `.${name}`}`,
    value: (fields) => memberOf(fields[object] ?? null, name.replace(/^\["|"\]$/g, "")),
    isInline: true,
  });
const jsonMember =
  (name: string): Maker =>
  (make) =>
    compose(`$1.${name}`, [make("json")], (object) => memberOf(json(object), name));

/** Where recursion ends. */
const leaves: { readonly [K in Kind]: readonly Maker[] } = {
  string: [field("s"), field("t"), field("e"), key("r", "a"), (_make, { pick }) => textLiteral(pick(texts))],
  number: [
    field("n"),
    field("m"),
    field("i"),
    (_make, { pick }) => {
      const value = pick([0, 1, 2, 0.1, 0.2, 0.3, 1.5, 1e-7]);
      return constant(String(value), value);
    },
  ],
  integer: [
    field("i"),
    field("k"),
    (_make, { below }) => {
      const value = below(4);
      return constant(String(value), value);
    },
  ],
  boolean: [field("b"), () => constant("true", true), () => constant("false", false)],
  json: [field("j"), field("j"), key("r", "q"), key("mj", "a"), key("mj", "constructor")],
  stringMaybe: [field("os"), key("r", "p"), key("ms", "a"), key("ms", "constructor"), key("ms", '["x y"]')],
  numberMaybe: [field("on")],
  strings: [field("ls"), field("ls"), listOf("string")],
  numbers: [field("ln"), field("ln"), listOf("number")],
  lists: [field("ll")],
  jsons: [field("lj")],
};

const branches: { readonly [K in Kind]: readonly Maker[] } = {
  string: [
    template,
    template,
    conditional("string"),
    onJson("string"),
    otherwise("stringMaybe", "string"),
    call("upper", ["string"], (text) => string(text).toUpperCase()),
    call("lower", ["string"], (text) => string(text).toLowerCase()),
    call("trim", ["string"], (text) =>
      string(text)
        .replace(/[ \t\n\r]+/g, " ")
        .replace(/^ | $/g, ""),
    ),
    call("join", ["strings", "string"], (items, separator) => list(items).join(string(separator))),
  ],
  number: [
    arithmetic("number", ["+", "-", "*", "/", "%"]),
    arithmetic("number", ["+", "-", "*"]),
    conditional("number"),
    otherwise("numberMaybe", "number"),
    (make) => compose("-$1", [make("number")], (value) => finite(-number(value))),
    (make) => make("integer"),
  ],
  integer: [
    arithmetic("integer", ["+", "-", "*", "%"]),
    conditional("integer"),
    (make) => compose("-$1", [make("integer")], (value) => -number(value)),
    ...(["strings", "numbers", "lists", "jsons"] as const).map((kind) =>
      call("length", [kind], (items) => list(items).length),
    ),
  ],
  boolean: [
    (make, { pick }) =>
      logical(pick(["&&", "||"]), make(pick(["boolean", "json"])), make(pick(["boolean", "boolean", "json"]))),
    (make, { pick }) => compose("!$1", [make(pick(["boolean", "json"]))], (value) => value !== true),
    comparison("number", "number"),
    comparison("string", "string"),
    comparison("json", "number"),
    comparison("number", "json"),
    comparison("json", "string"),
    equality("string", "string"),
    equality("number", "number"),
    equality("stringMaybe", "string"),
    equality("stringMaybe", "stringMaybe"),
    equality("stringMaybe", null),
    equality("json", null),
    equality("json", "string"),
    equality("number", "json"),
    equality("json", "json"),
    equality("json", "stringMaybe"),
    equality("numbers", "numbers"),
    equality("lists", "lists"),
    equality("json", "jsons"),
    conditional("boolean"),
    onJson("boolean"),
    call("contains", ["string", "string"], (text, part) => string(text).includes(string(part))),
    call("starts_with", ["string", "string"], (text, part) => string(text).startsWith(string(part))),
    call("exists", ["stringMaybe"], (value) => value !== null),
    call("exists", ["json"], (value) => value !== null),
  ],
  json: [
    jsonMember("a"),
    jsonMember("b"),
    jsonMember("constructor"),
    jsonMember("toString"),
    conditional("json"),
    otherwise("json", "json"),
    otherwise("json", "number"),
    (make) => compose('$1["k"]', [make("json")], (object) => memberOf(json(object), "k")),
    index("json"),
    index("jsons"),
    (make) => compose("$1[$2]", [make("json"), make("string")], (object, name) => memberOf(json(object), string(name))),
  ],
  stringMaybe: [
    index("strings"),
    conditional("stringMaybe"),
    (make) => choice(make("boolean"), make("stringMaybe"), make("string")),
    (make) =>
      compose(
        "$1[$2]",
        [field("ms")(make, { below: () => 0, pick: ([first]) => first as never }), make("string")],
        (map, name) => memberOf(json(map), string(name)),
      ),
    (make) =>
      compose(
        "$1[$2]",
        [{ text: (root) => `${root}lo`, value: (fields) => fields["lo"] ?? null, isInline: true }, make("integer")],
        (items, at) => itemOf(json(items), number(at)),
      ),
  ],
  numberMaybe: [index("numbers"), conditional("numberMaybe")],
  strings: [
    listOf("string"),
    conditional("strings"),
    call("split", ["string", "string"], (text, separator) => string(text).split(string(separator))),
  ],
  numbers: [
    listOf("number"),
    conditional("numbers"),
    (make) =>
      fallback(
        compose("$1[$2]", [make("lists"), make("integer")], (items, at) => itemOf(json(items), number(at))),
        make("numbers"),
      ),
  ],
  lists: [listOf("numbers"), conditional("lists")],
  jsons: [listOf("json"), conditional("jsons")],
};

/** Gives a maker of expressions. @param names more leaves, by kind: what earlier `let`s are called */
export function expressionMaker(
  random: Random,
  names: (kind: Kind) => readonly Written[],
): (kind: Kind, depth: number) => Written {
  const makeAt = (kind: Kind, depth: number): Written => {
    const known = names(kind);
    if (known.length > 0 && random.below(6) === 0) return random.pick(known);
    const makers = depth > 0 && random.below(5) > 0 ? [...branches[kind], ...libraryMakers[kind]] : leaves[kind];
    return random.pick(makers)((inner) => makeAt(inner, depth - 1), random);
  };
  return makeAt;
}
