/**
 * Values as JSONata 2.0.6, the version that Step Functions runs. Its traps are met here: nothing newer is emitted (no
 * `??`, no `?:`), comparisons on `json` are guarded, and `=` is used where a side may be missing, because `!=` of
 * nothing is false.
 */
import type { Json } from "../../machine/asl.js";
import { isOptional, membersOf } from "../../types/relations.js";
import type { Type } from "../../types/type.js";
import type { BinaryOperator } from "../../syntax/ast.js";
import type { Index, Value, Variable } from "../value.js";
import { entryOf, entryOfAny, itemOf, memberOf } from "./access.js";
import { stringLiteral, valueLiteral } from "./literal.js";

/** Gives the JSONata by which a variable is read at the place where the text will stand. */
export type NameOf = (variable: Variable) => string;

/** How tightly an operator binds; a part that binds less is put in parentheses. To JSONata `&` and `+` are equals. */
const enum Binding {
  lowest = 0,
  conditional = 1,
  or = 2,
  and = 3,
  compare = 4,
  concatenate = 5,
  add = 6,
  multiply = 7,
  unary = 8,
  path = 9,
}

interface Printed {
  readonly text: string;
  readonly binding: Binding;
}

/** Prints a value as a JSONata expression, without the `{% %}` around it. It may give nothing. */
export function printJsonata(value: Value, nameOf: NameOf): string {
  return print(value, nameOf).text;
}

/** Prints a value for a place where Step Functions wants one: what is missing is null there. */
export function printPresent(value: Value, nameOf: NameOf): string {
  return printTotal(value, Binding.lowest, nameOf);
}

function print(value: Value, nameOf: NameOf): Printed {
  switch (value.kind) {
    case "unknown":
      throw new Error("a value that was not understood reached the emitter");
    case "constant":
      return atom(printConstant(value.value));
    case "read":
      return atom(nameOf(value.variable));
    case "states":
      return atom(`$states.${value.path}`);
    case "member": {
      const { text, isPath } = memberOf(wrap(value.object, Binding.path, nameOf), value.key);
      return { text, binding: isPath ? Binding.path : Binding.conditional };
    }
    case "index":
      return { text: printIndex(value, nameOf), binding: Binding.conditional };
    case "call":
      return printCall(value.callee.jsonata, value.arguments, nameOf);
    case "unary":
      if (value.operator === "!") return atom(`$not(${printCondition(value.operand, nameOf)})`);
      return { text: `-${wrap(value.operand, Binding.unary, nameOf)}`, binding: Binding.unary };
    case "binary":
      return binaries[value.operator](value.left, value.right, nameOf, value.operator);
    case "conditional":
      return {
        text: `${operand(value.condition, Binding.or, nameOf)} ? ${wrap(value.then, Binding.or, nameOf)} : ${wrap(value.else, Binding.conditional, nameOf)}`,
        binding: Binding.conditional,
      };
    case "template":
      return printTemplate(value.parts, nameOf);
    case "list":
      return atom(`[${value.items.map((item) => printItem(item, nameOf)).join(", ")}]`);
    case "concatenation":
      return atom(`[${value.lists.map((list) => printSpread(list, nameOf)).join(", ")}]`);
    case "record":
      return atom(
        `{${[...value.entries].map(([key, entry]) => `${stringLiteral(key)}: ${printTotal(entry, Binding.conditional, nameOf)}`).join(", ")}}`,
      );
    case "code": {
      const text = value.pieces
        .map((piece, index) =>
          typeof piece === "string"
            ? piece
            : wrap(piece, leastBetween(value.pieces[index - 1], value.pieces[index + 1]), nameOf),
        )
        .join("");
      return { text, binding: isOneTerm(text) ? Binding.path : Binding.lowest };
    }
  }
}

/** `&` makes text of whatever it joins; a value alone must be made text. */
function printTemplate(parts: readonly Value[], nameOf: NameOf): Printed {
  const [only, ...more] = parts;
  if (only && more.length === 0 && !isAlwaysText(only.type)) return atom(`$string(${print(only, nameOf).text})`);
  return {
    text: parts.map((part) => wrap(part, Binding.multiply, nameOf)).join(" & "),
    binding: more.length > 0 ? Binding.concatenate : Binding.add,
  };
}

/** How tightly a value in code must bind: not at all between parentheses and commas, else like an operand. */
function leastBetween(before: Value | string | undefined, after: Value | string | undefined): Binding {
  const opens = typeof before === "string" && /[(,[{] ?$/.test(before);
  const closes = typeof after === "string" && /^ ?[),\]}]/.test(after);
  return opens && closes ? Binding.lowest : Binding.unary;
}

/** Whether JSONata is a variable, or one call from its name to its closing parenthesis, and so needs none around it. */
function isOneTerm(text: string): boolean {
  const name = /^\$\w+/.exec(text)?.[0];
  if (name === undefined) return false;
  let depth = 0;
  let end = name.length;
  // Literals may hold parentheses of their own; so may a pattern, and with a slash nothing is said.
  for (const [part] of text.slice(end).matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|[()]|[^'"`()/]+|./gs)) {
    if (part === "/" || (depth === 0 && part !== "(")) return false;
    end += part.length;
    depth += part === "(" ? 1 : part === ")" ? -1 : 0;
    if (depth === 0) break;
  }
  return depth === 0 && end === text.length;
}

/** Prints a condition so that it is a boolean for every value that its parts can have. */
function printCondition(value: Value, nameOf: NameOf): string {
  return value.type.kind === "json" ? `${wrap(value, Binding.concatenate, nameOf)} = true` : print(value, nameOf).text;
}

function printConstant(json: Json): string {
  if (typeof json === "string") return stringLiteral(json);
  if (typeof json === "number" && json < 0) return `(${valueLiteral(json)})`;
  return valueLiteral(json);
}

/** An item that is itself a list would be flattened by JSONata's array constructor unless it is one itself. */
function printItem(item: Value, nameOf: NameOf): string {
  const text = printTotal(item, Binding.conditional, nameOf);
  if (!mayBeList(item.type) || item.kind === "list" || item.kind === "constant") return text;
  if (item.type.kind === "list") return `[${text}]`;
  return `$type(${text}) = 'array' ? [[${text}]] : ${text}`;
}

/** Null where JSONata finds nothing. */
function printTotal(value: Value, least: Binding, nameOf: NameOf): string {
  if (!mayBeMissing(value)) return wrap(value, least, nameOf);
  const text = `$exists(${wrap(value, Binding.lowest, nameOf)}) ? ${wrap(value, Binding.or, nameOf)} : null`;
  return least > Binding.conditional ? `(${text})` : text;
}

/** A list spread into another: its written items, or the expression, which the array constructor flattens by one level. */
function printSpread(list: Value, nameOf: NameOf): string {
  if (list.kind === "list") return list.items.map((item) => printItem(item, nameOf)).join(", ");
  if (list.kind === "constant" && Array.isArray(list.value))
    return list.value.map((item: Json) => printConstant(item)).join(", ");
  return wrap(list, Binding.conditional, nameOf);
}

function printIndex({ object, index }: Index, nameOf: NameOf): string {
  const text = wrap(object, Binding.path, nameOf);
  if (!isText(index.type)) return itemOf(text, print(index, nameOf).text, object.type.kind !== "json");
  if (index.kind === "constant") return entryOf(text, String(index.value));
  return entryOfAny(text, wrap(index, Binding.concatenate, nameOf));
}

function printCall(pattern: string, values: readonly Value[], nameOf: NameOf): Printed {
  return atom(
    pattern.replace(/\$(\d)/g, (whole, digit: string) => {
      const argument = values[Number(digit) - 1];
      return argument ? wrap(argument, pattern === whole ? Binding.path : Binding.compare, nameOf) : whole;
    }),
  );
}

type PrintBinary = (left: Value, right: Value, nameOf: NameOf, operator: BinaryOperator) => Printed;

const logical =
  (word: string, binding: Binding): PrintBinary =>
  (left, right, nameOf) => ({
    text: `${operand(left, binding, nameOf)} ${word} ${operand(right, binding + 1, nameOf)}`,
    binding,
  });

const arithmetic =
  (binding: Binding): PrintBinary =>
  (left, right, nameOf, operator) => ({
    text: `${wrap(left, binding, nameOf)} ${operator} ${wrap(right, binding + 1, nameOf)}`,
    binding,
  });

const ordering: PrintBinary = (left, right, nameOf, operator) => {
  const text = `${wrap(left, Binding.concatenate, nameOf)} ${operator} ${wrap(right, Binding.concatenate, nameOf)}`;
  const guards = [guard(left, right, nameOf), guard(right, left, nameOf)].filter((each) => each !== null);
  return guards.length === 0
    ? { text, binding: Binding.compare }
    : { text: [...guards, text].join(" and "), binding: Binding.and };
};

const binaries: { readonly [K in BinaryOperator]: PrintBinary } = {
  "??": (left, right, nameOf) => {
    const value = wrap(left, Binding.path, nameOf);
    // Of nothing, as of null, `!=` is false.
    return {
      text: `${value} != null ? ${value} : ${wrap(right, Binding.conditional, nameOf)}`,
      binding: Binding.conditional,
    };
  },
  "||": logical("or", Binding.or),
  "&&": logical("and", Binding.and),
  "==": (left, right, nameOf) => equality(left, "=", right, nameOf),
  "!=": (left, right, nameOf) => {
    if (mayBeMissing(left) || mayBeMissing(right)) return atom(`$not(${equality(left, "=", right, nameOf).text})`);
    return equality(left, "!=", right, nameOf);
  },
  "<": ordering,
  "<=": ordering,
  ">": ordering,
  ">=": ordering,
  "+": arithmetic(Binding.add),
  "-": arithmetic(Binding.add),
  "*": arithmetic(Binding.multiply),
  "/": arithmetic(Binding.multiply),
  "%": arithmetic(Binding.multiply),
};

/** Missing and null are one thing in the language, two in JSONata; it shows where the other side may be null too. */
function equality(left: Value, operator: "=" | "!=", right: Value, nameOf: NameOf): Printed {
  const side = (value: Value, other: Value): string =>
    other.type.kind === "json" || isOptional(other.type)
      ? printTotal(value, Binding.concatenate, nameOf)
      : wrap(value, Binding.concatenate, nameOf);
  return { text: `${side(left, right)} ${operator} ${side(right, left)}`, binding: Binding.compare };
}

/** The type test that keeps an order comparison on `json` from failing. */
function guard(value: Value, other: Value, nameOf: NameOf): string | null {
  if (value.type.kind !== "json") return null;
  return `$type(${wrap(value, Binding.lowest, nameOf)}) = '${isText(other.type) ? "string" : "number"}'`;
}

function isText(type: Type): boolean {
  return membersOf(type).some(isAlwaysText);
}

function isAlwaysText(type: Type): boolean {
  return membersOf(type).every((member) => {
    switch (member.kind) {
      case "id":
        return true;
      case "scalar":
        return member.name === "string" || member.name === "timestamp";
      case "literal":
        return typeof member.value === "string";
      default:
        return false;
    }
  });
}

function operand(value: Value, binding: Binding, nameOf: NameOf): string {
  return value.type.kind === "json"
    ? `${wrap(value, Binding.concatenate, nameOf)} = true`
    : wrap(value, binding, nameOf);
}

/**
 * Whether JSONata may find nothing here: a member of `json`, or one that a record from a run may leave out. Variables
 * always hold a value or null.
 */
function mayBeMissing(value: Value): boolean {
  switch (value.kind) {
    case "member":
      return !isOwn(value.object) && (value.object.type.kind === "json" || isOptional(value.type));
    case "conditional":
      return mayBeMissing(value.then) || mayBeMissing(value.else);
    case "binary":
      return value.operator === "??" && mayBeMissing(value.right);
    default:
      return false;
  }
}

/** Where the compiler itself has seen to it that there is a value or null: `$states`, its own variables, and `input`. */
function isOwn(value: Value): boolean {
  return (
    value.kind === "states" ||
    (value.kind === "read" && (value.variable.internal === true || value.variable.name === "input"))
  );
}

function mayBeList(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "list" || member.kind === "json");
}

function wrap(value: Value, least: Binding, nameOf: NameOf): string {
  const { text, binding } = print(value, nameOf);
  return binding < least ? `(${text})` : text;
}

const atom = (text: string): Printed => ({ text, binding: Binding.path });
