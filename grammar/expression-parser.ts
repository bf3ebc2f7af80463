/** The rules of values. None of them ends with an exception: what cannot be understood is reported and leaves a hole. */
import type { IOrAlt, IToken, ParserMethod } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import type { BinaryOperator, Entry, Expression, ListExpression, Name, RecordExpression } from "../src/syntax/ast.js";
import { LiteralParser } from "./literal-parser.js";
import { foldBinary, isBinaryOperator, type Operand } from "./precedence.js";
import type { Draft } from "./recovering-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsValue, isColonLike, isKey, isOperator, isPrefix, isWord } from "./token-sets.js";
import {
  BinaryOperator as BinaryOperatorToken,
  Colon,
  Dot,
  Identifier,
  Key,
  LeftBrace,
  LeftBracket,
  LeftParen,
  NumberToken,
  PrefixOperator,
  Question,
  RightBrace,
  RightBracket,
  RightParen,
  StringLiteral,
  Word,
  wordToken,
} from "./tokens.js";

type Value = Expression | null;

/** Operators of other languages. */
const foreignOperators: ReadonlyMap<string, BinaryOperator> = new Map([
  ["===", "=="],
  ["!==", "!="],
  ["<>", "!="],
  ["and", "&&"],
  ["or", "||"],
  ["&", "&&"],
  ["|", "||"],
]);

/** In the languages that have these, they bind otherwise or work on the bits of numbers. */
const ambiguousOperators: ReadonlySet<string> = new Set(["&", "|"]);

const word = {
  input: wordToken("input"),
  true: wordToken("true"),
  false: wordToken("false"),
  null: wordToken("null"),
  not: wordToken("not"),
};

export abstract class ExpressionParser extends LiteralParser {
  /** The arm of a conditional comes next, in which a name may stand before `:` on a new line. */
  private isArmNext = false;

  protected readonly expression: ParserMethod<[], Value> = this.RULE("expression", (): Value => {
    try {
      const start = this.start();
      let value = this.SUBRULE(this.operand);
      // Asked here too, because most values have no operator, and an optional rule costs more than the question.
      if (this.RECORDING_PHASE || isOperator(this.LA(1))) {
        value = this.OPTION(() => this.SUBRULE(this.operators, { ARGS: [value, start] })) ?? value;
      }
      if (this.RECORDING_PHASE || this.LA(1).tokenType === Question) {
        value = this.OPTION2(() => this.SUBRULE(this.conditional, { ARGS: [value, start] })) ?? null;
      }
      return value;
    } catch (error) {
      this.recover(error, "element");
      return null;
    }
  });

  /** What follows the condition of `condition ? then : else`. */
  protected readonly conditional: ParserMethod<[Value, number], Value> = this.RULE(
    "conditional",
    (condition: Value, start: number): Value => {
      this.CONSUME(Question);
      return this.nested(() => {
        this.isArmNext = !this.RECORDING_PHASE;
        const then = this.SUBRULE(this.expression);
        this.CONSUME(Colon);
        const otherwise = this.SUBRULE2(this.expression);
        return condition && { kind: "conditional", condition, then, else: otherwise, start, end: this.end() };
      });
    },
  );

  /** What follows the first operand of a run of binary operators; the run is flat until its end. */
  protected readonly operators: ParserMethod<[Value, number], Value> = this.RULE(
    "operators",
    (value: Value, start: number): Value => {
      const first = { value, start, end: this.end() };
      const rest: (Operand & { readonly operator: BinaryOperator })[] = [];
      do {
        this.MANY(() => {
          const { image } = this.CONSUME(BinaryOperatorToken);
          const begin = this.start();
          const right = this.SUBRULE(this.operand);
          // The category holds exactly the operators of the table; while recording, the image is none.
          if (isBinaryOperator(image)) rest.push({ operator: image, value: right, start: begin, end: this.end() });
        });
      } while (this.foreignOperator(rest));
      return this.isChainBearable(rest.length, start) ? foldBinary(first, rest) : null;
    },
  );

  private readonly primaries: IOrAlt<Value>[] = [
    { ALT: () => this.literalString(this.CONSUME(StringLiteral)) },
    { ALT: () => this.SUBRULE(this.template) },
    { ALT: () => this.quantity(this.CONSUME(NumberToken)) },
    { ALT: () => this.nameOrCall() },
    { ALT: () => this.SUBRULE(this.list) },
    { ALT: () => this.SUBRULE(this.record) },
    { ALT: () => this.SUBRULE(this.group) },
    { ALT: () => ({ kind: "reference", name: this.CONSUME(word.input).image, ...this.before() }) },
    { ALT: () => (this.CONSUME(word.true), { kind: "boolean", value: true, ...this.before() }) },
    { ALT: () => (this.CONSUME(word.false), { kind: "boolean", value: false, ...this.before() }) },
    { ALT: () => (this.CONSUME(word.null), { kind: "null", ...this.before() }) },
  ];

  protected readonly operand: ParserMethod<[], Value> = this.RULE("operand", (): Value => {
    const prefixes = this.RECORDING_PHASE || isPrefix(this.LA(1)) ? this.prefixes() : null;
    if (!this.RECORDING_PHASE && this.lacksValue()) return this.applyPrefixes(prefixes, this.missingValue());
    const start = this.start();
    let value = this.OR(this.primaries);
    if (this.RECORDING_PHASE || this.pathFollows()) value = this.SUBRULE(this.path, { ARGS: [value, start] });
    return this.applyPrefixes(prefixes, value);
  });

  private prefixes(): IToken[] {
    const prefixes: IToken[] = [];
    do {
      this.MANY(() => prefixes.push(this.CONSUME(PrefixOperator)));
    } while (this.foreignNot(prefixes));
    return prefixes;
  }

  private applyPrefixes(prefixes: IToken[] | null, value: Value): Value {
    if (prefixes === null) return value;
    if (!this.isChainBearable(prefixes.length, prefixes[0]?.startOffset ?? 0)) return null;
    const end = this.end();
    return prefixes.reduceRight<Value>(
      (operand, { image, startOffset: start }) => ({
        kind: "unary",
        operator: image === "-" ? "-" : "!",
        operand,
        start,
        end,
      }),
      value,
    );
  }

  /** Members and elements of a value. */
  protected readonly path: ParserMethod<[Value, number], Value> = this.RULE(
    "path",
    (object: Value, start: number): Value => {
      let value = object;
      let length = 0;
      this.MANY({
        GATE: () => this.pathFollows(),
        DEF: () => {
          length++;
          this.OR([
            {
              ALT: () => {
                this.CONSUME(Dot);
                const member = this.memberName();
                value = value && { kind: "member", object: value, member, start, end: this.end() };
              },
            },
            {
              ALT: () => {
                const index = this.SUBRULE(this.index);
                value = value && { kind: "index", object: value, index, start, end: this.end() };
              },
            },
          ]);
        },
      });
      return this.isChainBearable(length, start) ? value : null;
    },
  );

  protected readonly index: ParserMethod<[], Value> = this.RULE("index", (): Value => {
    const opener = this.open(LeftBracket, RightBracket);
    const index = this.SUBRULE(this.expression);
    this.close(opener, RightBracket, "an operator or `]`");
    return index;
  });

  /** A value in parentheses, which the tree does not keep. */
  protected readonly group: ParserMethod<[], Value> = this.RULE("group", (): Value => {
    const opener = this.open(LeftParen, RightParen);
    const value = this.SUBRULE(this.expression);
    this.close(opener, RightParen, "an operator or `)`");
    return value;
  });

  private readonly argumentSequence: Sequence<Value> = {
    open: LeftParen,
    close: RightParen,
    element: "a value",
    kind: "values",
    byLine: false,
    rule: this.expression,
  };

  protected readonly callArguments: ParserMethod<[], Value[]> = this.RULE("callArguments", () =>
    this.sequence(this.argumentSequence),
  );

  protected readonly listElement: ParserMethod<[], Value> = this.RULE(
    "listElement",
    () => this.bracelessRecord() ?? this.SUBRULE(this.expression),
  );

  private readonly listSequence: Sequence<Value> = {
    ...this.argumentSequence,
    open: LeftBracket,
    close: RightBracket,
    rule: this.listElement,
  };

  protected readonly list: ParserMethod<[], ListExpression> = this.RULE("list", (): ListExpression => {
    const start = this.start();
    const items = this.sequence(this.listSequence);
    return { kind: "list", items, start, end: this.end() };
  });

  protected readonly entry: ParserMethod<[], Entry> = this.RULE("entry", (): Entry => {
    const draft: Draft<Entry> = { kind: "entry", key: null, value: null, start: this.start(), end: 0 };
    try {
      const key = this.CONSUME(Key);
      draft.key = this.key(key);
      this.colon();
      const indented = this.RECORDING_PHASE ? null : this.indentedContent(key);
      if (indented !== null) this.refuseIndented(key, indented);
      else draft.value = this.bracelessRecord() ?? this.SUBRULE(this.expression);
    } catch (error) {
      this.recover(error, "element");
    }
    return this.finish(draft);
  });

  private readonly recordSequence: Sequence<Entry> = {
    open: LeftBrace,
    close: RightBrace,
    element: "a setting",
    kind: "entries",
    byLine: true,
    rule: this.entry,
  };

  protected readonly record: ParserMethod<[], RecordExpression> = this.RULE("record", (): RecordExpression => {
    const start = this.start();
    const entries = this.sequence(this.recordSequence);
    return { kind: "record", entries, start, end: this.end() };
  });

  /** Takes the `:` between a key and what belongs to it. */
  protected colon(): void {
    const next = this.LA(1);
    if (next.tokenType === Colon) this.breathe();
    const isWrong = next.tokenType !== Colon && isColonLike(next);
    if (!this.RECORDING_PHASE && isWrong) this.assignedWrongly(":");
    else this.expect(Colon, "`:`", beginsValue(next));
  }

  /** A name, or a call of one; the parenthesis of a call stands on the name's line. */
  private nameOrCall(): Value {
    const { image, startOffset: start } = this.CONSUME(Identifier);
    const end = this.end();
    const isCall = this.RECORDING_PHASE || (this.LA(1).tokenType === LeftParen && !this.onNewLine());
    if (!isCall) return { kind: "reference", name: image, start, end };
    const given = this.OPTION(() => this.SUBRULE(this.callArguments)) ?? [];
    return {
      kind: "call",
      callee: { kind: "name", text: image, start, end },
      arguments: given,
      start,
      end: this.end(),
    };
  }

  /** `tags: team: "data" }`: a record whose `{` is missing, or `null`. */
  protected bracelessRecord(): RecordExpression | null {
    if (this.RECORDING_PHASE || !isKey(this.LA(1)) || this.LA(2).tokenType !== Colon || this.onNewLine()) return null;
    if (!beginsValue(this.LA(3)) || !this.shareLine(3)) return null;
    return this.SUBRULE(this.record);
  }

  private memberName(): Name | null {
    const next = this.LA(1);
    if (this.RECORDING_PHASE || (isWord(next) && !this.onNewLine())) {
      const { image, startOffset: start } = this.CONSUME(Word);
      return { kind: "name", text: image, start, end: this.end() };
    }
    this.unexpected("a name");
    return null;
  }

  private pathFollows(): boolean {
    const type = this.LA(1).tokenType;
    return type === Dot || (type === LeftBracket && !this.onNewLine());
  }

  /** Tells that no value begins here. `key:` on a new line is the next setting. */
  private lacksValue(): boolean {
    const isArm = this.isArmNext;
    if (isArm) this.isArmNext = false;
    if (!beginsValue(this.LA(1))) return true;
    return this.LA(2).tokenType === Colon && !isArm && this.onNewLine() && isKey(this.LA(1));
  }

  /** Where a value should begin: reports what is there instead. The rule goes on if the value is only missing. */
  private missingValue(): null {
    this.unexpected("a value");
    if (this.isAtEnd() || this.onNewLine() || this.endsElement()) return null;
    return this.refuse();
  }

  /** Takes an operator of another language with its right side. */
  private foreignOperator(rest: (Operand & { readonly operator: BinaryOperator })[]): boolean {
    const next = this.LA(1);
    const operator = foreignOperators.get(next.image);
    if (this.RECORDING_PHASE || operator === undefined || !isOperator(next)) return false;
    // `and: 3` on a new line is an entry, `and continue` belongs to a step.
    if (isWord(next) && !beginsValue(this.LA(2))) return false;
    const fix = { ...this.replaceNext(operator), safe: !ambiguousOperators.has(next.image) };
    this.report(syntax.foreignOperator(this.place(), next.image, operator, fix));
    this.SKIP_TOKEN();
    const start = this.start();
    const value = this.SUBRULE(this.operand);
    rest.push({ operator, value, start, end: this.end() });
    return true;
  }

  private foreignNot(prefixes: IToken[]): boolean {
    const next = this.LA(1);
    if (this.RECORDING_PHASE || next.tokenType !== word.not) return false;
    // Not safe: elsewhere `not a == b` denies the comparison, here `! a == b` compares.
    const fix = { ...this.replaceNext("!"), safe: false };
    this.report(syntax.foreignOperator(this.place(), "not", "!", fix));
    prefixes.push(next);
    this.SKIP_TOKEN();
    return true;
  }
}
