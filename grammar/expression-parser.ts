/** The rules of values. None of them ends with an exception: what cannot be understood is reported and leaves a hole. */
import type { IOrAlt, IToken, ParserMethod } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import type { BinaryOperator, Expression, Name, TypeNode } from "../src/syntax/ast.js";
import { CollectionParser } from "./collection-parser.js";
import { foldBinary, isBinaryOperator, type Operand } from "./precedence.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsValue, isKey, isOperator, isPrefix, isWord } from "./token-sets.js";
import {
  BinaryOperator as BinaryOperatorToken,
  Colon,
  Dot,
  Identifier,
  LeftBracket,
  LeftParen,
  NumberToken,
  PrefixOperator,
  Question,
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
  as: wordToken("as"),
  input: wordToken("input"),
  true: wordToken("true"),
  false: wordToken("false"),
  null: wordToken("null"),
  not: wordToken("not"),
};

export abstract class ExpressionParser extends CollectionParser {
  /** The arm of a conditional comes next, in which a name may stand before `:` on a new line. */
  private isArmNext = false;

  /** How many brackets are open where the next `as` belongs to the statement, or -1. */
  private depthWithoutCast = -1;

  protected abstract readonly castType: ParserMethod<[], TypeNode | null>;

  override load(...input: Parameters<CollectionParser["load"]>): void {
    super.load(...input);
    this.depthWithoutCast = -1;
  }

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

  /** The list that a loop goes through; an `as` behind it names what the loop collects. */
  protected readonly source: ParserMethod<[], Value> = this.RULE("source", (): Value => {
    const outer = this.depthWithoutCast;
    this.depthWithoutCast = this.depth();
    const value = this.SUBRULE(this.expression);
    this.depthWithoutCast = outer;
    return value;
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
    { ALT: () => this.listOrComprehension() },
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
    if (this.RECORDING_PHASE || this.LA(1).tokenType === word.as) value = this.cast(value, start);
    return this.applyPrefixes(prefixes, value);
  });

  private cast(value: Value, start: number): Value {
    const cast = this.OPTION2({
      GATE: () => this.depthWithoutCast !== this.depth(),
      DEF: (): Value => {
        this.CONSUME(word.as);
        const type = this.SUBRULE(this.castType);
        return value && { kind: "cast", value, type, start, end: this.end() };
      },
    });
    return cast === undefined ? value : cast;
  }

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
