/**
 * The quickest parser that one would write by hand for what is right: recursive descent over characters, straight to the
 * tree, no findings, no recovery. It is what the real parser is measured against, and a test holds it to the same trees.
 */
import type {
  Block,
  Constraint,
  Entry,
  Expression,
  Item,
  Key,
  Member,
  Name,
  Options,
  RecordExpression,
  Statement,
  StringPart,
  TypeNode,
} from "../../src/syntax/ast.js";
import { dedent } from "../../src/syntax/dedent.js";
import { readQuantity } from "../../src/syntax/quantity.js";
import { unescape } from "../../src/syntax/unescape.js";

/** @throws Error for a text with a mistake */
export function referenceParse(text: string): readonly Item[] {
  return new ReferenceParser(text).file();
}

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

class ReferenceParser {
  private at = 0;

  constructor(private readonly text: string) {}

  file(): readonly Item[] {
    const items: Item[] = [];
    for (this.blanks(); this.at < this.text.length; this.blanks()) items.push(this.item());
    return items;
  }

  private item(): Item {
    const start = this.at;
    const word = this.word();
    switch (word) {
      case "import": {
        const names = this.list("{", "}", () => {
          const from = this.at;
          const name = this.name();
          const alias = this.takeWord("as") ? this.name() : null;
          return { kind: "import-name" as const, name, alias, start: from, end: this.at };
        });
        this.takeWord("from");
        this.blanks();
        const path = this.string();
        const [part] = path.parts;
        const of = { start: path.start, end: path.end };
        const text = part?.kind === "text" ? part.text : "";
        return { kind: "import", names, path: { kind: "import-path", text, ...of }, start, end: this.at };
      }
      case "extern":
      case "param": {
        if (word === "extern") this.takeWord("param");
        const name = this.name();
        this.take(":");
        const type = this.type();
        const fallback = this.take("=") ? this.expression() : null;
        return { kind: "param", extern: word === "extern", name, type, default: fallback, start, end: this.at };
      }
      case "type": {
        const name = this.name();
        this.take("=");
        return { kind: "type", name, type: this.type(), start, end: this.at };
      }
      case "template": {
        const name = this.name();
        this.take("=");
        const base = this.follows("{") ? null : this.name();
        return { kind: "template", name, base, settings: this.record(), start, end: this.at };
      }
      case "let":
        return this.letStatement(start);
      case "workflow": {
        const name = this.name();
        const members: Member[] = [];
        this.take("{");
        while (!this.take("}")) members.push(this.member());
        return { kind: "workflow", name, members, start, end: this.at };
      }
      default:
        throw new Error(`no item at ${start}`);
    }
  }

  private member(): Member {
    this.blanks();
    const start = this.at;
    const word = this.word();
    this.blanks();
    if (this.text[this.at] === ":") {
      this.at = start;
      const entry = this.entry();
      this.take(",");
      return entry;
    }
    if (word === "input") {
      const fields = this.list("{", "}", () => {
        const from = this.at;
        const name = this.name();
        this.take(":");
        const type = this.type();
        const constraints: Constraint[] = [];
        for (;;) {
          const place = this.place();
          const constraint = (["matching", "min", "max"] as const).find((each) => this.takeWord(each, ":"));
          if (!constraint) break;
          constraints.push({ kind: "constraint", constraint, value: this.expression(), start: place, end: this.at });
        }
        const fallback = this.take("=") ? this.expression() : null;
        return { kind: "input-field" as const, name, type, constraints, default: fallback, start: from, end: this.at };
      });
      return { kind: "input", fields, start, end: this.at };
    }
    return this.statement(start, word);
  }

  private statement(start: number, word: string): Statement {
    switch (word) {
      case "let":
        return this.letStatement(start);
      case "cluster": {
        const name = this.name();
        this.take("=");
        const base = this.follows("{") ? null : this.expression();
        const chosen =
          base?.kind === "reference"
            ? ({ kind: "name", text: base.name, start: base.start, end: base.end } as const)
            : base;
        if (chosen && chosen.kind !== "name" && chosen.kind !== "conditional") throw new Error("no base");
        return { kind: "cluster", name, base: chosen, settings: this.record(), start, end: this.at };
      }
      case "step": {
        const name = this.name();
        this.takeWord("on");
        const cluster = this.name();
        this.take("=");
        return { kind: "step", name, cluster, stepKind: this.name(), settings: this.record(), start, end: this.at };
      }
      case "parallel":
      case "retry":
        return { kind: word, options: this.options(), body: this.block(), start, end: this.at };
      case "branch":
        return {
          kind: "branch",
          name: this.follows("{") ? null : this.name(),
          body: this.block(),
          start,
          end: this.at,
        };
      case "terminate": {
        const cluster = this.name();
        const when = this.takeWord("when", ":") ? this.expression() : null;
        return { kind: "terminate", cluster, when, start, end: this.at };
      }
      case "keep":
        return { kind: "keep", cluster: this.name(), start, end: this.at };
      case "on": {
        this.takeWord("failure");
        const name = this.takeWord("as") ? this.name() : null;
        return { kind: "on-failure", name, body: this.block(), start, end: this.at };
      }
      case "fail": {
        const error = this.expression();
        return { kind: "fail", error, cause: this.take(",") ? this.expression() : null, start, end: this.at };
      }
      case "output":
        return { kind: "output", value: this.expression(), start, end: this.at };
      default:
        throw new Error(`no statement at ${start}: ${word}`);
    }
  }

  private letStatement(start: number): Extract<Statement, { kind: "let" }> {
    const name = this.name();
    this.take("=");
    return { kind: "let", name, value: this.expression(), start, end: this.at };
  }

  private block(): Block {
    const start = this.place();
    const statements: Statement[] = [];
    this.take("{");
    while (!this.take("}")) {
      const from = this.place();
      statements.push(this.statement(from, this.word()));
    }
    return { kind: "block", statements, start, end: this.at };
  }

  private options(): Options | null {
    const start = this.place();
    if (!this.follows("(")) return null;
    const entries = this.list("(", ")", () => this.entry());
    return { kind: "options", entries, start, end: this.at };
  }

  private entry(): Entry {
    const start = this.at;
    const key = this.key();
    this.take(":");
    return { kind: "entry", key, value: this.expression(), start, end: this.at };
  }

  private key(): Key {
    const start = this.place();
    if (this.text[this.at] !== '"') return { kind: "key", text: this.word(), quoted: false, start, end: this.at };
    const [part] = this.string().parts;
    return { kind: "key", text: part?.kind === "text" ? part.text : "", quoted: true, start, end: this.at };
  }

  private record(): RecordExpression {
    const start = this.place();
    const entries = this.list("{", "}", () => this.entry());
    return { kind: "record", entries, start, end: this.at };
  }

  private expression(): Expression {
    const condition = this.binary(1);
    if (!this.take("?", "?")) return condition;
    const then = this.expression();
    this.take(":");
    const otherwise = this.expression();
    return { kind: "conditional", condition, then, else: otherwise, start: condition.start, end: this.at };
  }

  private binary(least: number): Expression {
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

  private operator(): BinaryOperator | null {
    const start = this.place();
    const two = this.text.slice(start, start + 2);
    const found = two in tightness ? two : two.slice(0, 1);
    // Only what the table has comes through.
    return found in tightness ? (found as BinaryOperator) : null;
  }

  private unary(): Expression {
    const start = this.place();
    for (const operator of ["!", "-"] as const)
      if (this.take(operator, "=")) return { kind: "unary", operator, operand: this.unary(), start, end: this.at };
    return this.chain(this.primary());
  }

  private chain(first: Expression): Expression {
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

  private primary(): Expression {
    const start = this.place();
    const code = this.text.charCodeAt(start);
    if (code === 0x22) return this.string();
    if (code === 0x7b) return this.record();
    if (code === 0x5b) {
      const items = this.list("[", "]", () => this.expression());
      return { kind: "list", items, start, end: this.at };
    }
    if (code === 0x28) {
      this.take("(");
      const inner = this.expression();
      this.take(")");
      return inner;
    }
    if (code >= 0x30 && code <= 0x39) {
      const [image = ""] = /^[0-9]+(?:\.[0-9]+)?\w*/.exec(this.text.slice(start, start + 40)) ?? [];
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

  private string(): Extract<Expression, { kind: "string" }> {
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

  private type(): TypeNode {
    const start = this.place();
    const members: TypeNode[] = [this.optionalType()];
    while (this.take("|")) members.push(this.optionalType());
    const [only] = members;
    return members.length === 1 && only ? only : { kind: "union-type", members, start, end: this.at };
  }

  private optionalType(): TypeNode {
    const start = this.place();
    let type = this.simpleType();
    while (this.take("?")) type = { kind: "optional-type", type, start, end: this.at };
    return type;
  }

  private simpleType(): TypeNode {
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

  private name(): Name {
    const start = this.place();
    return { kind: "name", text: this.word(), start, end: this.at };
  }

  private list<T>(open: string, close: string, element: () => T): T[] {
    const elements: T[] = [];
    if (!this.take(open)) throw new Error(`no ${open} at ${this.at}`);
    while (!this.take(close)) {
      this.blanks();
      elements.push(element());
      this.take(",");
    }
    return elements;
  }

  private word(): string {
    this.blanks();
    const start = this.at;
    for (let code = this.text.charCodeAt(this.at); isWordCode(code); code = this.text.charCodeAt(++this.at));
    if (this.at === start) throw new Error(`no word at ${start}`);
    return this.text.slice(start, this.at);
  }

  /** Takes a word, unless what follows makes it something else. */
  private takeWord(word: string, unless = ""): boolean {
    const before = this.at;
    this.blanks();
    const end = this.at + word.length;
    if (this.text.startsWith(word, this.at) && !isWordCode(this.text.charCodeAt(end))) {
      this.at = end;
      if (unless === "" || !this.follows(unless)) return true;
    }
    this.at = before;
    return false;
  }

  /** Takes a sign, unless another one follows at once. Blanks before a sign that is not there stay. */
  private take(sign: string, unless = ""): boolean {
    const before = this.at;
    this.blanks();
    if (this.text.startsWith(sign, this.at) && (unless === "" || this.text[this.at + sign.length] !== unless)) {
      this.at += sign.length;
      return true;
    }
    this.at = before;
    return false;
  }

  private follows(sign: string): boolean {
    const before = this.at;
    this.blanks();
    const isThere = this.text.startsWith(sign, this.at);
    this.at = before;
    return isThere;
  }

  private place(): number {
    this.blanks();
    return this.at;
  }

  private blanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.at += 1;
      else if (code === 0x2f && this.text[this.at + 1] === "/") {
        const end = this.text.indexOf("\n", this.at);
        this.at = end === -1 ? this.text.length : end;
      } else if (code === 0x2f && this.text[this.at + 1] === "*") this.at = this.text.indexOf("*/", this.at) + 2;
      else return;
    }
  }
}

function isWordCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
  );
}
