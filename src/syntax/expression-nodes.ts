/** The nodes of types and expressions, and what both and statements are made of: names, keys, entries. */
import type { Span } from "../text/span.js";

export interface Name extends Span {
  readonly kind: "name";
  readonly text: string;
}

/** `key: value` in a record, in settings, in options. */
export interface Entry extends Span {
  readonly kind: "entry";
  readonly key: Key | null;
  readonly value: Expression | null;
}

/** A key, bare or quoted; `text` is what it means, unescaped. */
export interface Key extends Span {
  readonly kind: "key";
  readonly text: string;
  readonly quoted: boolean;
}

export type TypeNode = NamedType | LiteralType | RecordType | OptionalType | UnionType;

/** `string`, `list<string>`, `map<json>`. */
export interface NamedType extends Span {
  readonly kind: "named-type";
  readonly name: Name;
  readonly arguments: readonly (TypeNode | null)[];
}

export interface LiteralType extends Span {
  readonly kind: "literal-type";
  readonly value: string | number | boolean | null;
}

export interface RecordType extends Span {
  readonly kind: "record-type";
  readonly fields: readonly TypeField[];
}

export interface TypeField extends Span {
  readonly kind: "type-field";
  readonly key: Key | null;
  readonly type: TypeNode | null;
}

export interface OptionalType extends Span {
  readonly kind: "optional-type";
  readonly type: TypeNode;
}

export interface UnionType extends Span {
  readonly kind: "union-type";
  readonly members: readonly (TypeNode | null)[];
}

export type Expression =
  | StringExpression
  | NumberExpression
  | BooleanExpression
  | NullExpression
  | DurationExpression
  | SizeExpression
  | PercentageExpression
  | ListExpression
  | RecordExpression
  | ReferenceExpression
  | MemberExpression
  | IndexExpression
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression
  | ComprehensionExpression
  | CastExpression;

/** A string: pieces of text, unescaped, and interpolated expressions. Without an interpolation it has one piece or none. */
export interface StringExpression extends Span {
  readonly kind: "string";
  readonly parts: readonly StringPart[];
  /** Written with `"""`. */
  readonly multiline: boolean;
}

export type StringPart = TextPart | InterpolationPart;

export interface TextPart extends Span {
  readonly kind: "text";
  readonly text: string;
}

export interface InterpolationPart extends Span {
  readonly kind: "interpolation";
  readonly value: Expression | null;
}

export interface NumberExpression extends Span {
  readonly kind: "number";
  readonly value: number;
}

export interface BooleanExpression extends Span {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface NullExpression extends Span {
  readonly kind: "null";
}

export interface DurationExpression extends Span {
  readonly kind: "duration";
  readonly seconds: number;
}

export interface SizeExpression extends Span {
  readonly kind: "size";
  readonly bytes: number;
}

/** `5%` */
export interface PercentageExpression extends Span {
  readonly kind: "percentage";
  readonly percent: number;
}

export interface ListExpression extends Span {
  readonly kind: "list";
  readonly items: readonly (Expression | null)[];
}

export interface RecordExpression extends Span {
  readonly kind: "record";
  readonly entries: readonly Entry[];
}

export interface ReferenceExpression extends Span {
  readonly kind: "reference";
  readonly name: string;
}

export interface MemberExpression extends Span {
  readonly kind: "member";
  readonly object: Expression;
  readonly member: Name | null;
}

export interface IndexExpression extends Span {
  readonly kind: "index";
  readonly object: Expression;
  readonly index: Expression | null;
}

export interface CallExpression extends Span {
  readonly kind: "call";
  readonly callee: Name;
  readonly arguments: readonly (Expression | null)[];
}

export interface UnaryExpression extends Span {
  readonly kind: "unary";
  readonly operator: "!" | "-";
  readonly operand: Expression | null;
}

export type BinaryOperator = "??" | "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%";

export interface BinaryExpression extends Span {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression | null;
}

export interface ConditionalExpression extends Span {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression | null;
  readonly else: Expression | null;
}

/** `[body for item, index in source if condition]`. */
export interface ComprehensionExpression extends Span {
  readonly kind: "comprehension";
  readonly body: Expression | null;
  readonly item: Name | null;
  readonly index: Name | null;
  readonly source: Expression | null;
  readonly condition: Expression | null;
}

/** `value as type`. */
export interface CastExpression extends Span {
  readonly kind: "cast";
  readonly value: Expression;
  readonly type: TypeNode | null;
}
