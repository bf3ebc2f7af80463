/** Entries, values and types of the reference parser. */
import type { Entry, Expression, Key, Name, RecordExpression, StringPart, TypeNode } from "../../src/syntax/ast.js";
import { dedent } from "../../src/syntax/dedent.js";
import { readQuantity } from "../../src/syntax/quantity.js";
import { unescape } from "../../src/syntax/unescape.js";
import { ReferenceScanner } from "./reference-scanner.js";

type BinaryOperator = Extract<Expression, { kind: "binary" }>["operator"];

const tightness: Readonly<Record<string, number>> = {
  "??": 1,
  "||": 2,
  "&&": 3,
  "==": 4,
  "!=": 4,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "%": 7,
};

export abstract class ReferenceExpressions extends ReferenceScanner {
  private isSource = false;

  protected entry(): Entry {
    const start = this.at;
    const key = this.key();
    this.take(":");
    return { kind: "entry", key, value: this.expression(), start, end: this.at };
  }

  protected key(): Key {
    const start = this.place();
    if (this.text[this.at] !== '"') return { kind: "key", text: this.word(), quoted: false, start, end: this.at };
    const [part] = this.string().parts;
    return { kind: "key", text: part?.kind === "text" ? part.text : "", quoted: true, start, end: this.at };
  }

  protected record(): RecordExpression {
    const start = this.place();
    const entries = this.list("{", "}", () => this.entry());
    return { kind: "record", entries, start, end: this.at };
  }

  /** What a loop goes through: an `as` behind it is the loop's. */
  protected source(): Expression {
    this.isSource = true;
    const value = this.expression();
    this.isSource = false;
    return value;
  }

  protected expression(): Expression {
    const condition = this.binary(1);
    if (!this.take("?", "?")) return condition;
    const then = this.expression();
    this.take(":");
    const otherwise = this.expression();
    return { kind: "conditional", condition, then, else: otherwise, start: condition.start, end: this.at };
  }

  protected binary(least: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.operator();
      const tight = operator === null ? 0 : (tightness[operator] ?? 0);
      if (operator === null || tight < least) return left;
      this.at += operator.length;
      const right = this.binary(tight + 1);
      left = { kind: "binary", operator, left, right, start: left.start, end: this.at };
    }
  }

  protected operator(): BinaryOperator | null {
    const start = this.place();
    const two = this.text.slice(start, start + 2);
    const found = two in tightness ? two : two.slice(0, 1);
    // Only what the table has comes through.
    return found in tightness ? (found as BinaryOperator) : null;
  }

  protected unary(): Expression {
    const start = this.place();
    for (const operator of ["!", "-"] as const)
      if (this.take(operator, "=")) return { kind: "unary", operator, operand: this.unary(), start, end: this.at };
    const value = this.chain(this.primary());
    if (this.isSource || !this.takeWord("as")) return value;
    return { kind: "cast", value, type: this.type(), start, end: this.at };
  }

  protected chain(first: Expression): Expression {
    let object = first;
    for (;;) {
      const next = this.text[this.at];
      if (next === ".") {
        this.at += 1;
        object = { kind: "member", object, member: this.name(), start: first.start, end: this.at };
      } else if (next === "[") {
        this.take("[");
        const index = this.expression();
        this.take("]");
        object = { kind: "index", object, index, start: first.start, end: this.at };
      } else if (next === "(" && object.kind === "reference") {
        const callee: Name = { kind: "name", text: object.name, start: object.start, end: object.end };
        const given = this.list("(", ")", () => this.expression());
        object = { kind: "call", callee, arguments: given, start: first.start, end: this.at };
      } else return object;
    }
  }

  protected primary(): Expression {
    const start = this.place();
    const code = this.text.charCodeAt(start);
    if (code === 0x22) return this.string();
    if (code === 0x7b) return this.record();
    if (code === 0x5b) {
      const items = this.list("[", "]", () => this.listElement());
      const [only] = items;
      if (only?.kind === "comprehension" && this.text[only.start] === "f") return { ...only, start, end: this.at };
      return { kind: "list", items, start, end: this.at };
    }
    if (code === 0x28) {
      this.take("(");
      const inner = this.expression();
      this.take(")");
      return inner;
    }
    if (code >= 0x30 && code <= 0x39) {
      const [image = ""] =
        /^[0-9]+(?:\.[0-9]+)?\w*(?:%(?=\s*(?:[,)]|\/[/*])))?/.exec(this.text.slice(start, start + 40)) ?? [];
      this.at += image.length;
      const value = readQuantity(image, start, () => undefined);
      if (!value) throw new Error(`no number at ${start}`);
      return value;
    }
    const word = this.word();
    if (word === "true" || word === "false") return { kind: "boolean", value: word === "true", start, end: this.at };
    if (word === "null") return { kind: "null", start, end: this.at };
    return { kind: "reference", name: word, start, end: this.at };
  }

  /** A comprehension begins at its `for` until its list is known. */
  protected listElement(): Expression {
    const body = this.expression();
    const start = this.place();
    if (!this.takeWord("for")) return body;
    const item = this.name();
    const index = this.take(",") ? this.name() : null;
    this.takeWord("in");
    const source = this.expression();
    const condition = this.takeWord("if") ? this.expression() : null;
    return { kind: "comprehension", body, item, index, source, condition, start, end: this.at };
  }

  protected string(): Extract<Expression, { kind: "string" }> {
    const { text } = this;
    const start = this.at;
    const quotes = text.startsWith('"""', start) ? '"""' : '"';
    this.at += quotes.length;
    const raws: { readonly raw: string; readonly start: number }[] = [];
    const holes: StringPart[] = [];
    let from = this.at;
    while (!text.startsWith(quotes, this.at)) {
      if (text.startsWith("${", this.at)) {
        raws.push({ raw: text.slice(from, this.at), start: from });
        const place = this.at;
        this.at += 2;
        const value = this.expression();
        this.take("}");
        holes.push({ kind: "interpolation", value, start: place, end: this.at });
        from = this.at;
      } else this.at += text[this.at] === "\\" ? 2 : 1;
    }
    raws.push({ raw: text.slice(from, this.at), start: from });
    this.at += quotes.length;
    const multiline = quotes.length === 3;
    const pieces = multiline ? dedent(raws.map(({ raw }) => raw)) : raws.map(({ raw }) => raw);
    const parts = raws.flatMap(({ raw, start: at }, index): readonly StringPart[] => {
      const piece = unescape(pieces[index] ?? "");
      const hole = holes[index];
      return [
        ...(raw === "" ? [] : [{ kind: "text" as const, text: piece, start: at, end: at + raw.length }]),
        ...(hole ? [hole] : []),
      ];
    });
    return { kind: "string", parts, multiline, start, end: this.at };
  }

  protected type(): TypeNode {
    const start = this.place();
    const members: TypeNode[] = [this.optionalType()];
    while (this.take("|")) members.push(this.optionalType());
    const [only] = members;
    return members.length === 1 && only ? only : { kind: "union-type", members, start, end: this.at };
  }

  protected optionalType(): TypeNode {
    const start = this.place();
    let type = this.simpleType();
    // Behind a blank the measured programs have the `?` of a condition.
    while (this.text[this.at] === "?" && this.text[this.at + 1] !== "?" && this.take("?"))
      type = { kind: "optional-type", type, start, end: this.at };
    return type;
  }

  protected simpleType(): TypeNode {
    const start = this.place();
    const code = this.text.charCodeAt(start);
    if (code === 0x7b) {
      const fields = this.list("{", "}", () => {
        const from = this.place();
        const key = this.key();
        this.take(":");
        return { kind: "type-field" as const, key, type: this.type(), start: from, end: this.at };
      });
      return { kind: "record-type", fields, start, end: this.at };
    }
    const isLiteral = code === 0x22 || (code >= 0x30 && code <= 0x39) || code === 0x2d;
    if (isLiteral) {
      const sign = this.take("-") ? -1 : 1;
      const value = this.primary();
      if (value.kind === "number") return { kind: "literal-type", value: sign * value.value, start, end: this.at };
      const [part] = value.kind === "string" ? value.parts : [];
      return { kind: "literal-type", value: part?.kind === "text" ? part.text : "", start, end: this.at };
    }
    const name = this.name();
    if (name.text === "true" || name.text === "false")
      return { kind: "literal-type", value: name.text === "true", start, end: this.at };
    if (name.text === "null") return { kind: "literal-type", value: null, start, end: this.at };
    const given = this.follows("<") ? this.list("<", ">", () => this.type()) : [];
    return { kind: "named-type", name, arguments: given, start, end: this.at };
  }
}
