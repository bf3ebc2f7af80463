/**
 * Typed values: expressions after names are resolved, types are known and constants are folded.
 * The smart constructors in `build.ts` and `fold.ts` make them; `jsonata/` turns them into text.
 */
import type { Json } from "../machine/asl.js";
import type { Type } from "../types/type.js";
import type { BinaryOperator } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import type { LibraryFunction } from "./library/function.js";

/** Something that a name stands for at run time. Two variables are the same only if they are the same object. */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** Made by the compiler: its name in the machine starts with `__`. */
  readonly internal?: true;
  /** An `extern param`: its value is put in when the machine is deployed. */
  readonly extern?: true;
}

export type Value =
  | Constant
  | Read
  | States
  | Member
  | Index
  | Call
  | Unary
  | Binary
  | Conditional
  | Template
  | ListValue
  | Concatenation
  | RecordValue
  | Comprehension
  | Local
  | Cast
  | Code
  | Unknown;

interface Typed {
  readonly type: Type;
  /** Where it was written; what the compiler made has none. */
  readonly span?: Span;
}

export interface Constant extends Typed {
  readonly kind: "constant";
  readonly value: Json;
  /** The list or record as it was written, so that each part keeps its place. */
  readonly written?: ListValue | RecordValue;
}

export interface Read extends Typed {
  readonly kind: "read";
  readonly variable: Variable;
}

/** What Step Functions gives in `$states`: `context.Execution.Id`, `input`, `result`, `errorOutput`. */
export interface States extends Typed {
  readonly kind: "states";
  readonly path: string;
}

export interface Member extends Typed {
  readonly kind: "member";
  readonly object: Value;
  readonly key: string;
}

export interface Index extends Typed {
  readonly kind: "index";
  readonly object: Value;
  readonly index: Value;
}

export interface Call extends Typed {
  readonly kind: "call";
  readonly callee: LibraryFunction;
  readonly arguments: readonly Value[];
}

export interface Unary extends Typed {
  readonly kind: "unary";
  readonly operator: "!" | "-";
  readonly operand: Value;
}

export interface Binary extends Typed {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Value;
  readonly right: Value;
}

export interface Conditional extends Typed {
  readonly kind: "conditional";
  readonly condition: Value;
  readonly then: Value;
  readonly else: Value;
}

export interface Template extends Typed {
  readonly kind: "template";
  readonly parts: readonly Value[];
}

export interface ListValue extends Typed {
  readonly kind: "list";
  readonly items: readonly Value[];
}

/** Lists one after the other; made by the compiler where a constant head meets a list from the input. */
export interface Concatenation extends Typed {
  readonly kind: "concatenation";
  readonly lists: readonly Value[];
}

export interface RecordValue extends Typed {
  readonly kind: "record";
  readonly entries: ReadonlyMap<string, Value>;
}

/** `[body for item, index in source if condition]`: its names are known in the condition and the body only. */
export interface Comprehension extends Typed {
  readonly kind: "comprehension";
  readonly source: Value;
  readonly item: Variable;
  readonly index: Variable | null;
  readonly condition: Value | null;
  readonly body: Value;
}

/** A name of a comprehension: no state assigns it. */
export interface Local extends Typed {
  readonly kind: "local";
  readonly variable: Variable;
}

/** A value that is of its type only if the run says so. */
export interface Cast extends Typed {
  readonly kind: "cast";
  readonly value: Value;
  /** As it was written, for the failure. */
  readonly text: string;
}

/** JSONata written by the compiler around other values; `pieces` alternate text and value. */
export interface Code extends Typed {
  readonly kind: "code";
  readonly pieces: readonly (string | Value)[];
}

/** What could not be understood; it was reported where it stands. */
export interface Unknown extends Typed {
  readonly kind: "unknown";
}

/** The values directly inside a value. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case "constant":
    case "read":
    case "states":
    case "local":
    case "unknown":
      return [];
    case "comprehension":
      return value.condition ? [value.source, value.condition, value.body] : [value.source, value.body];
    case "cast":
      return [value.value];
    case "member":
      return [value.object];
    case "index":
      return [value.object, value.index];
    case "call":
      return value.arguments;
    case "unary":
      return [value.operand];
    case "binary":
      return [value.left, value.right];
    case "conditional":
      return [value.condition, value.then, value.else];
    case "template":
      return value.parts;
    case "list":
      return value.items;
    case "concatenation":
      return value.lists;
    case "record":
      return [...value.entries.values()];
    case "code":
      return value.pieces.filter((piece) => typeof piece !== "string");
  }
}

/** Whether a value or a part of it could not be understood, which was reported. */
export function isBroken(value: Value): boolean {
  return value.kind === "unknown" || partsOf(value).some(isBroken);
}

/** Visits a value and all that it is made of. */
export function visitValues(value: Value, visit: (value: Value) => void): void {
  visit(value);
  for (const part of partsOf(value)) visitValues(part, visit);
}
