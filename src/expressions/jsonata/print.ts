/**
 * Values as JSONata 2.0.6, the version that Step Functions runs. Its traps are met here: nothing newer is emitted (no
 * `??`, no `?:`), and what it would drop or merge, like a list that is alone among results, is kept as it is.
 */
import type { Json } from "../../machine/asl.js";
import { describeType } from "../../types/describe.js";
import { isOptional, withoutNull } from "../../types/relations.js";
import { bound, code } from "../build.js";
import { typeTest } from "../type-test.js";
import type { Call, Cast, Comprehension, Index, Value } from "../value.js";
import { bareEntryOf, entryOf, entryOfAny, itemOf, memberOf } from "./access.js";
import { atom, Binding, isOneTerm, leastBetween, type NameOf, type Printed, type Writer } from "./binding.js";
import { stringLiteral, valueLiteral } from "./literal.js";
import { localNames } from "./local-names.js";
import { binaries, operand } from "./operators.js";
import { isAlwaysText, isText, mayBeList, mayBeMissing } from "./presence.js";

export type { NameOf };

/** Prints a value as a JSONata expression, without the `{% %}` around it. It may give nothing. */
export function printJsonata(value: Value, nameOf: NameOf): string {
  return print(value, createWriter(nameOf)).text;
}

/** Prints a condition: a boolean whatever the run finds, as a Choice state fails on anything else. */
export function printCondition(value: Value, nameOf: NameOf): string {
  return operand(value, Binding.lowest, createWriter(nameOf));
}

/** Prints a value for a place where Step Functions wants one: what is missing is null there. */
export function printPresent(value: Value, nameOf: NameOf): string {
  return printTotal(value, Binding.lowest, createWriter(nameOf));
}

function createWriter(nameOf: NameOf): Writer {
  const writer: Writer = {
    nameOf,
    wrap: (value, least) => wrap(value, least, writer),
    total: (value, least) => printTotal(value, least, writer),
    bare: (value) => printBare(value, writer),
  };
  return writer;
}

function print(value: Value, writer: Writer): Printed {
  switch (value.kind) {
    case "unknown":
      throw new Error("a value that was not understood reached the emitter");
    case "constant":
      return atom(printConstant(value.value));
    case "read":
    case "local":
      return atom(writer.nameOf(value.variable));
    case "states":
      return atom(`$states.${value.path}`);
    case "member": {
      const { text, isPath } = memberOf(wrap(value.object, Binding.path, writer), value.key);
      return { text, binding: isPath ? Binding.path : Binding.conditional };
    }
    case "index":
      return { text: printIndex(value, writer), binding: Binding.conditional };
    case "call":
      return printCall(value, writer);
    case "unary":
      if (value.operator === "!") return atom(`$not(${operand(value.operand, Binding.lowest, writer)})`);
      return { text: `-${wrap(value.operand, Binding.unary, writer)}`, binding: Binding.unary };
    case "binary":
      return binaries[value.operator](value.left, value.right, writer, value.operator);
    case "conditional":
      return {
        text: `${operand(value.condition, Binding.or, writer)} ? ${wrap(value.then, Binding.or, writer)} : ${wrap(value.else, Binding.conditional, writer)}`,
        binding: Binding.conditional,
      };
    case "template":
      return printTemplate(value.parts, writer);
    case "list":
      return atom(`[${value.items.map((item) => printItem(item, writer)).join(", ")}]`);
    case "concatenation":
      return atom(`[${value.lists.map((list) => printSpread(list, writer)).join(", ")}]`);
    case "comprehension":
      return atom(printComprehension(value, writer));
    case "cast":
      return print(checkedInRun(value), writer);
    case "record":
      return atom(
        `{${[...value.entries].map(([key, entry]) => `${stringLiteral(key)}: ${printTotal(entry, Binding.conditional, writer)}`).join(", ")}}`,
      );
    case "code":
      return printCode(value.pieces, writer);
  }
}

function printCode(pieces: readonly (string | Value)[], writer: Writer): Printed {
  const text = pieces
    .map((piece, index) =>
      typeof piece === "string" ? piece : wrap(piece, leastBetween(pieces[index - 1], pieces[index + 1]), writer),
    )
    .join("");
  return { text, binding: isOneTerm(text) ? Binding.path : Binding.lowest };
}

/** `&` makes text of whatever it joins; a value alone must be made text. */
function printTemplate(parts: readonly Value[], writer: Writer): Printed {
  const [only, ...more] = parts;
  if (only && more.length === 0 && !isAlwaysText(only.type)) return atom(`$string(${print(only, writer).text})`);
  return {
    text: parts.map((part) => wrap(part, Binding.multiply, writer)).join(" & "),
    binding: more.length > 0 ? Binding.concatenate : Binding.add,
  };
}

/**
 * `$map` passes over what gives nothing, so that it also filters. An empty index keeps a result that is alone from standing
 * for itself, and the brackets make a list of no results.
 */
function printComprehension({ source, item, index, condition, body }: Comprehension, outer: Writer): string {
  const names = localNames(index ? [item, index] : [item], condition ? [condition, body] : [body], outer.nameOf);
  const writer = createWriter((variable) => names.get(variable) ?? outer.nameOf(variable));
  const head = `${wrap(source, Binding.conditional, outer)}, function(${[...names.values()].join(", ")})`;
  const test = condition && operand(condition, Binding.or, writer);
  if (test !== null && body.kind === "local" && body.variable === item) return `[$filter(${head} { ${test} })[]]`;
  const result = printTotal(body, test === null ? Binding.lowest : Binding.or, writer);
  return `[$map(${head} { ${test === null ? result : `${test} ? ${result}`} })[]]`;
}

function checkedInRun({ value, text, type }: Cast): Value {
  const failure = stringLiteral(`UnexpectedValue: ${text} is not of the type ${describeType(type)}`);
  return bound(value, (named) => {
    const test = typeTest(withoutNull(type), named);
    const present = test ? code(type)`${test} ? ${named} : $error(${failure})` : named;
    return isOptional(type) ? code(type)`${named} != null ? (${present}) : null` : present;
  });
}

function printConstant(json: Json): string {
  if (typeof json === "string") return stringLiteral(json);
  if (typeof json === "number" && json < 0) return `(${valueLiteral(json)})`;
  return valueLiteral(json);
}

/** An item that is itself a list would be flattened by JSONata's array constructor unless it is one itself. */
function printItem(item: Value, writer: Writer): string {
  // Not in parentheses, which would make it any other list.
  if (isConstructor(item)) return wrap(item, Binding.lowest, writer);
  const text = printTotal(item, Binding.conditional, writer);
  if (!mayBeList(item.type)) return text;
  if (item.type.kind === "list") return `[${text}]`;
  return `$type(${text}) = 'array' ? [[${text}]] : ${text}`;
}

/** Null where JSONata finds nothing. */
function printTotal(value: Value, least: Binding, writer: Writer): string {
  if (!mayBeMissing(value)) return wrap(value, least, writer);
  const text = `$exists(${wrap(value, Binding.lowest, writer)}) ? ${wrap(value, Binding.or, writer)} : null`;
  return least > Binding.conditional ? `(${text})` : text;
}

/** A list spread into another: its written items, or the expression, which the array constructor flattens by one level. */
function printSpread(list: Value, writer: Writer): string {
  if (list.kind === "list") return list.items.map((item) => printItem(item, writer)).join(", ");
  if (list.kind === "constant" && Array.isArray(list.value))
    return list.value.map((item: Json) => printConstant(item)).join(", ");
  return isConstructor(list)
    ? wrap(list, Binding.lowest, writer).slice(1, -1)
    : wrap(list, Binding.conditional, writer);
}

/** Whether a value is printed as one array constructor, which JSONata puts into another as it is. */
function isConstructor(value: Value): boolean {
  switch (value.kind) {
    case "constant":
    case "list":
    case "concatenation":
    case "comprehension":
      return true;
    case "call": {
      const { jsonata } = value.callee;
      return typeof jsonata === "string" ? jsonata.startsWith("[") : isConstructor(jsonata(value.arguments));
    }
    case "code": {
      const [first] = value.pieces;
      return typeof first === "string" && first.startsWith("[");
    }
    default:
      return false;
  }
}

function printIndex({ object, index }: Index, writer: Writer): string {
  const text = wrap(object, Binding.path, writer);
  if (!isText(index.type)) return itemOf(text, print(index, writer).text, object.type.kind !== "json");
  if (index.kind === "constant") return entryOf(text, String(index.value));
  return entryOfAny(text, wrap(index, Binding.concatenate, writer));
}

function printBare(value: Value, writer: Writer): string {
  if (value.kind !== "index") return wrap(value, Binding.path, writer);
  const object = wrap(value.object, Binding.path, writer);
  const { index } = value;
  if (index.kind === "constant" && typeof index.value === "string")
    return bareEntryOf(object, index.value) ?? wrap(value, Binding.path, writer);
  if (isText(index.type) || value.object.type.kind === "json") return wrap(value, Binding.path, writer);
  return `${object}[${print(index, writer).text}]`;
}

/** A test of `json` first looks at the type, because JSONata's functions fail on any other. */
function printCall({ callee, arguments: written }: Call, writer: Writer): Printed {
  const { jsonata, parameters, takesNothing } = callee;
  const [first] = written;
  const isGuarded = first?.type.kind === "json" && parameters[0]?.takesJson === true;
  const given = written.map((value) => (takesNothing || (isGuarded && value === first) ? value : present(value)));
  const body = typeof jsonata === "string" ? printPattern(jsonata, given, writer) : print(jsonata(given), writer);
  if (!isGuarded) return body;
  const test = body.binding < Binding.compare ? `(${body.text})` : body.text;
  return { text: `$type(${wrap(first, Binding.lowest, writer)}) = 'string' and ${test}`, binding: Binding.and };
}

function present(value: Value): Value {
  return mayBeMissing(value) ? code(value.type)`$exists(${value}) ? ${value} : null` : value;
}

/** JSONata with `$1`, `$2` for values. */
function printPattern(pattern: string, given: readonly Value[], writer: Writer): Printed {
  const [only] = given;
  if (pattern === "$1" && only) return print(only, writer);
  const pieces = pattern
    .split(/\$(\d)/)
    .map((piece, index) => (index % 2 === 0 ? piece : (given[Number(piece) - 1] ?? "")));
  const isTerm = pattern.startsWith("[") || isOneTerm(pattern);
  return { text: printCode(pieces, writer).text, binding: isTerm ? Binding.path : Binding.compare };
}

function wrap(value: Value, least: Binding, writer: Writer): string {
  const { text, binding } = print(value, writer);
  return binding < least ? `(${text})` : text;
}
