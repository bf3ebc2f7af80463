/** The rules of types. Like those of values they never end with an exception. */
import type { IOrAlt, ParserMethod } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import type { LiteralType, Name, NamedType, RecordType, TypeField, TypeNode } from "../src/syntax/ast.js";
import { ExpressionParser } from "./expression-parser.js";
import type { Draft } from "./recovering-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsType, beginsValue, isKey } from "./token-sets.js";
import {
  Colon,
  Greater,
  Identifier,
  Key,
  LeftBrace,
  LeftBracket,
  Less,
  Minus,
  NumberToken,
  Pipe,
  Question,
  RightBrace,
  RightBracket,
  StringLiteral,
  wordToken,
} from "./tokens.js";

type Type = TypeNode | null;

export abstract class TypeParser extends ExpressionParser {
  private isInCast = false;

  override load(...input: Parameters<ExpressionParser["load"]>): void {
    super.load(...input);
    this.isInCast = false;
  }

  protected readonly type: ParserMethod<[], Type> = this.RULE("type", (): Type => {
    try {
      return this.nested(() => this.union());
    } catch (error) {
      this.recover(error, "element");
      return null;
    }
  });

  private union(): Type {
    const start = this.start();
    const members: Type[] = [this.SUBRULE(this.optionalType)];
    this.MANY(() => {
      this.CONSUME(Pipe);
      members.push(this.SUBRULE2(this.optionalType));
    });
    return members.length === 1 ? (members[0] ?? null) : { kind: "union-type", members, start, end: this.end() };
  }

  /** A type behind `as`, where the `?` of a condition may follow: that one has a value behind it in its line. */
  protected readonly castType: ParserMethod<[], Type> = this.RULE("castType", (): Type => {
    const outer = this.isInCast;
    this.isInCast = true;
    const type = this.SUBRULE(this.type);
    this.isInCast = outer;
    return type;
  });

  private questionFollows(): boolean {
    return !this.isInCast || !beginsValue(this.LA(2)) || !this.shareLine(2);
  }

  protected readonly optionalType: ParserMethod<[], Type> = this.RULE("optionalType", (): Type => {
    const start = this.start();
    let type = this.SUBRULE(this.simpleType);
    let length = 0;
    this.MANY({
      GATE: () => this.questionFollows(),
      DEF: () => {
        this.CONSUME(Question);
        length++;
        type = type && { kind: "optional-type", type, start, end: this.end() };
      },
    });
    return this.isChainBearable(length, start) ? type : null;
  });

  private readonly simpleTypes: IOrAlt<Type>[] = [
    { ALT: () => this.SUBRULE(this.namedType) },
    { ALT: () => this.SUBRULE(this.recordType) },
    { ALT: () => this.stringType() },
    { ALT: () => this.SUBRULE(this.numberType) },
    { ALT: () => this.wordType("true", true) },
    { ALT: () => this.wordType("false", false) },
    { ALT: () => this.wordType("null", null) },
  ];

  protected readonly simpleType: ParserMethod<[], Type> = this.RULE("simpleType", (): Type => {
    const isNextField = this.LA(2).tokenType === Colon && this.onNewLine() && isKey(this.LA(1));
    if (this.RECORDING_PHASE || (beginsType(this.LA(1)) && !isNextField)) return this.OR(this.simpleTypes);
    this.unexpected("a type");
    if (this.isAtEnd() || this.onNewLine() || this.endsElement()) return null;
    return this.refuse();
  });

  protected readonly namedType: ParserMethod<[], NamedType> = this.RULE("namedType", (): NamedType => {
    const { image, startOffset: start } = this.CONSUME(Identifier);
    const name: Name = { kind: "name", text: image, start, end: this.end() };
    const given = this.OPTION(() => this.SUBRULE(this.typeArguments)) ?? [];
    if (this.LA(1).image === "<>") {
      this.unexpected("`<` and a type");
      this.SKIP_TOKEN();
    }
    const type: NamedType = { kind: "named-type", name, arguments: given, start, end: this.end() };
    return this.RECORDING_PHASE ? type : this.foreignList(type);
  });

  private readonly typeSequence: Sequence<Type> = {
    open: Less,
    close: Greater,
    element: "a type",
    kind: "types",
    byLine: false,
    rule: this.type,
  };

  protected readonly typeArguments: ParserMethod<[], Type[]> = this.RULE("typeArguments", () =>
    this.sequence(this.typeSequence),
  );

  protected readonly typeField: ParserMethod<[], TypeField> = this.RULE("typeField", (): TypeField => {
    const draft: Draft<TypeField> = { kind: "type-field", key: null, type: null, start: this.start(), end: 0 };
    try {
      draft.key = this.key(this.CONSUME(Key));
      this.colon();
      draft.type = this.SUBRULE(this.type);
    } catch (error) {
      this.recover(error, "element");
    }
    return this.finish(draft);
  });

  private readonly fieldSequence: Sequence<TypeField> = {
    open: LeftBrace,
    close: RightBrace,
    element: "a field",
    kind: "entries",
    byLine: true,
    rule: this.typeField,
  };

  protected readonly recordType: ParserMethod<[], RecordType> = this.RULE("recordType", (): RecordType => {
    const start = this.start();
    const fields = this.sequence(this.fieldSequence);
    return { kind: "record-type", fields, start, end: this.end() };
  });

  /** A number as a type; one with a unit is none. */
  protected readonly numberType: ParserMethod<[], Type> = this.RULE("numberType", (): Type => {
    const start = this.start();
    const sign = this.OPTION(() => this.CONSUME(Minus)) ? -1 : 1;
    const token = this.CONSUME(NumberToken);
    const quantity = this.quantity(token);
    if (quantity === null || this.RECORDING_PHASE) return null;
    if (quantity.kind === "number")
      return { kind: "literal-type", value: sign * quantity.value, start, end: this.end() };
    this.report(syntax.amountAsType(this.before(), token.image));
    return null;
  });

  private stringType(): LiteralType {
    const { parts, start, end } = this.literalString(this.CONSUME(StringLiteral));
    const [part] = parts;
    return { kind: "literal-type", value: part?.kind === "text" ? part.text : "", start, end };
  }

  private wordType(word: string, value: boolean | null): LiteralType {
    this.CONSUME(wordToken(word));
    return { kind: "literal-type", value, ...this.before() };
  }

  /** `string[]`, as other languages write it. */
  private foreignList(element: NamedType): NamedType {
    if (this.LA(1).tokenType !== LeftBracket || this.LA(2).tokenType !== RightBracket) return element;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    const { start } = element;
    const place = { start, end: this.end() };
    const wanted = `list<${this.text.slice(start, element.end)}>`;
    const fix = { title: `Write \`${wanted}\``, safe: true, edits: [{ ...place, text: wanted }] };
    this.report(syntax.foreignListType(place, wanted, fix));
    return { kind: "named-type", name: { ...element.name, text: "list", end: start }, arguments: [element], ...place };
  }
}
