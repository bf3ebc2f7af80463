/**
 * Reads calls of intrinsic functions: `States.Format('{} of {}', $.a, States.ArrayLength($.list))`.
 * Source: developer guide, intrinsic-functions, and SPEC "Intrinsic Functions", read 2026-11-24.
 */
import { PathProblem } from "../dialect.js";
import { readPath } from "../path.js";
import { readText, type Text } from "./text.js";

export interface Call {
  /** `Format` for `States.Format`. */
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** As it is written. */
  readonly source: string;
}

export type Argument =
  | { readonly kind: "text"; readonly text: Text }
  | { readonly kind: "constant"; readonly value: number | boolean | null }
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "call"; readonly call: Call };

/** "You can nest up to 10 intrinsic functions within a field." */
const deepestCall = 10;
const nameOf = /\s*States\.([A-Za-z0-9]+)\s*\(\s*/y;
const constantOf = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blanks = /\s*/y;

interface Read<T> {
  readonly value: T;
  readonly end: number;
}

/** Reads a field's whole text as one call. Throws PathProblem. */
export function readCall(source: string): Call {
  const { value, end } = callAt(source, 0, 1);
  if (source.slice(end).trim() !== "") throw new PathProblem(`has "${source.slice(end)}" behind the call`);
  return value;
}

function callAt(source: string, at: number, depth: number): Read<Call> {
  if (depth > deepestCall) throw new PathProblem(`nests more than ${deepestCall} functions`);
  nameOf.lastIndex = at;
  const begin = nameOf.exec(source);
  if (begin === null) throw new PathProblem("is neither a path nor a call of an intrinsic function");
  const list = argumentsAt(source, at + begin[0].length, depth);
  return {
    value: { name: begin[1] ?? "", arguments: list.value, source: source.slice(at, list.end).trim() },
    end: list.end,
  };
}

/** Reads up to and with the bracket that closes the list. */
function argumentsAt(source: string, begin: number, depth: number): Read<readonly Argument[]> {
  const list: Argument[] = [];
  if (source[begin] === ")") return { value: list, end: begin + 1 };
  for (let at = begin; ;) {
    const argument = argumentAt(source, skipBlanks(source, at), depth);
    list.push(argument.value);
    const next = skipBlanks(source, argument.end);
    if (source[next] === ")") return { value: list, end: next + 1 };
    if (source[next] !== ",") throw new PathProblem(`lacks a "," or a ")" at "${source.slice(next, next + 20)}"`);
    at = next + 1;
  }
}

function argumentAt(source: string, at: number, depth: number): Read<Argument> {
  if (source[at] === "'") {
    const { text, end } = readText(source, at);
    return { value: { kind: "text", text }, end };
  }
  if (source[at] === "$") {
    const end = endOfPath(source, at);
    const path = source.slice(at, end).trim();
    readPath(path);
    return { value: { kind: "path", path }, end };
  }
  constantOf.lastIndex = at;
  const constant = constantOf.exec(source)?.[0];
  if (constant !== undefined) {
    // The pattern takes only what JSON calls a number, a boolean or null.
    return {
      value: { kind: "constant", value: JSON.parse(constant) as number | boolean | null },
      end: at + constant.length,
    };
  }
  const { value: call, end } = callAt(source, at, depth + 1);
  return { value: { kind: "call", call }, end };
}

function skipBlanks(source: string, at: number): number {
  blanks.lastIndex = at;
  return at + (blanks.exec(source)?.[0].length ?? 0);
}

/** A path ends before the comma or bracket that is the call's own. */
function endOfPath(source: string, begin: number): number {
  let depth = 0;
  let quote = "";
  for (let at = begin; at < source.length; at++) {
    const sign = source[at] ?? "";
    if (quote !== "") {
      if (sign === "\\") at++;
      else if (sign === quote) quote = "";
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "[" || sign === "(") depth++;
    else if (depth === 0 && (sign === "," || sign === ")")) return at;
    else if (sign === "]" || sign === ")") depth--;
  }
  throw new PathProblem('has a call without a ")" at its end');
}
