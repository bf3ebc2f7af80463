/** The rules of what stands in brackets: lists and comprehensions, records, arguments, indexes, groups. */
import type { ParserMethod } from "chevrotain";
import type {
  ComprehensionExpression,
  Entry,
  Expression,
  ListExpression,
  Name,
  RecordExpression,
} from "../src/syntax/ast.js";
import { LiteralParser } from "./literal-parser.js";
import type { Draft } from "./recovering-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsValue, isColonLike, isKey } from "./token-sets.js";
import {
  Colon,
  Comma,
  Key,
  LeftBrace,
  LeftBracket,
  LeftParen,
  RightBrace,
  RightBracket,
  RightParen,
  wordToken,
} from "./tokens.js";

type Value = Expression | null;

const word = { for: wordToken("for"), if: wordToken("if"), in: wordToken("in") };

export abstract class CollectionParser extends LiteralParser {
  protected abstract readonly newName: ParserMethod<[], Name | null>;

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

  protected readonly listElement: ParserMethod<[], Value> = this.RULE("listElement", (): Value => {
    const isFirst = this.RECORDING_PHASE || this.LA(0).tokenType === LeftBracket;
    const value = this.bracelessRecord() ?? this.SUBRULE(this.expression);
    if (!this.RECORDING_PHASE && (!isFirst || this.LA(1).tokenType !== word.for)) return value;
    return this.OPTION(() => this.SUBRULE(this.comprehension, { ARGS: [value] })) ?? value;
  });

  /** What follows the first value of a comprehension; the node begins at its `for` until its list is known. */
  protected readonly comprehension: ParserMethod<[Value], ComprehensionExpression> = this.RULE(
    "comprehension",
    (body: Value): ComprehensionExpression => {
      const { startOffset: start } = this.CONSUME(word.for);
      const item = this.SUBRULE(this.newName);
      const index = this.OPTION(() => {
        this.CONSUME(Comma);
        return this.SUBRULE2(this.newName);
      });
      this.expect(word.in, "`in`", beginsValue(this.LA(1)));
      const source = this.SUBRULE(this.expression);
      const condition = this.OPTION2(() => {
        this.CONSUME(word.if);
        return this.SUBRULE2(this.expression);
      });
      if (!this.RECORDING_PHASE && this.is(Comma)) this.unexpected("`]`");
      const clauses = { item, index: index ?? null, source, condition: condition ?? null };
      return { kind: "comprehension", body, ...clauses, start, end: this.end() };
    },
  );

  private readonly listSequence: Sequence<Value> = {
    open: LeftBracket,
    close: RightBracket,
    element: "a value",
    kind: "values",
    byLine: false,
    rule: this.listElement,
  };

  protected readonly list: ParserMethod<[], ListExpression> = this.RULE("list", (): ListExpression => {
    const start = this.start();
    const items = this.sequence(this.listSequence);
    return { kind: "list", items, start, end: this.end() };
  });

  /** Takes a list, which may be a comprehension. */
  protected listOrComprehension(): ListExpression | ComprehensionExpression {
    const list = this.SUBRULE(this.list);
    if (this.RECORDING_PHASE) return list;
    const [only] = list.items;
    // One that is an item of the list begins at its own bracket.
    const isWhole = only?.kind === "comprehension" && this.text[only.start] !== "[";
    return isWhole ? { ...only, start: list.start, end: list.end } : list;
  }

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

  /** `tags: team: "data" }`: a record whose `{` is missing, or `null`. */
  protected bracelessRecord(): RecordExpression | null {
    if (this.RECORDING_PHASE || !isKey(this.LA(1)) || this.LA(2).tokenType !== Colon || this.onNewLine()) return null;
    if (!beginsValue(this.LA(3)) || !this.shareLine(3)) return null;
    return this.SUBRULE(this.record);
  }
}
