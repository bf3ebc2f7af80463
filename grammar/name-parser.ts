/** The rules of names that are bound or referred to by a statement, and of the `=` behind them. */
import type { IToken, ParserMethod, TokenType } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import { describeToken } from "../src/syntax/errors.js";
import type { Name } from "../src/syntax/ast.js";
import { beginsType, beginsValue, bindsName, isKey, isWord } from "./token-sets.js";
import {
  Colon,
  ColonEquals,
  Equals,
  Identifier,
  LeftBrace,
  LeftParen,
  Less,
  Minus,
  NumberToken,
  Pipe,
  Question,
  RightBrace,
  RightParen,
  StringLiteral,
  wordToken,
} from "./tokens.js";
import { TypeParser } from "./type-parser.js";

const equalsEquals = "==";
const whenWord = wordToken("when");
/** A statement about a cluster ends before these, also on its own line. */
const endsStatement = (token: IToken): boolean => token.tokenType === RightBrace || token.tokenType === whenWord;

/** What can follow the first token of a type. */
const goesOnAsType: ReadonlySet<TokenType> = new Set([Equals, Less, Pipe, Question]);

export abstract class NameParser extends TypeParser {
  protected readonly name: ParserMethod<[wanted?: string], Name | null> = this.RULE(
    "name",
    (wanted = "a name"): Name | null => {
      if (!this.RECORDING_PHASE && !this.is(Identifier)) return this.missingName(wanted);
      const token = this.CONSUME(Identifier);
      return this.dashedName(token) ?? { kind: "name", text: token.image, ...this.before() };
    },
  );

  /** A name that is bound here. */
  protected readonly newName: ParserMethod<[], Name | null> = this.RULE("newName", (): Name | null => {
    const name = this.SUBRULE(this.name);
    if (!this.RECORDING_PHASE && name?.text.startsWith("__")) this.report(syntax.reservedName(name, name.text));
    return name;
  });

  /** Takes the `=` between a name and what it stands for. */
  protected assign(): void {
    const next = this.LA(1);
    const isWrong = next.tokenType === Colon || next.tokenType === ColonEquals || next.image === equalsEquals;
    if (!this.RECORDING_PHASE && (isWrong || this.arrowFollows())) this.assignedWrongly("=");
    else this.expect(Equals, "`=`", beginsValue(next));
  }

  /** `let x: string = …`, as other languages write it: passes over the type. */
  protected skipTypeOfLet(): void {
    if (this.LA(1).tokenType !== Colon || !beginsType(this.LA(2)) || !goesOnAsType.has(this.LA(3).tokenType)) return;
    const place = this.place();
    const start = this.end();
    do this.SKIP_TOKEN();
    while (!this.is(Equals) && !this.onNewLine());
    // Not safe: the type may say what the value was meant to be, as in `let wait: duration = 90`.
    const fix = { title: "Remove the type", safe: false, edits: [{ start, end: this.end(), text: "" }] };
    this.report(syntax.typedLet({ start: place.start, end: this.end() }, fix));
  }

  /** Takes what stands in the place of a name, if that is clearly meant to be one. */
  private missingName(wanted: string): Name | null {
    const next = this.LA(1);
    const inParentheses = this.nameInParentheses(wanted);
    if (inParentheses) return inParentheses;
    if (this.onNewLine() || !isKey(next)) {
      this.unexpected(wanted);
      if (next.tokenType === NumberToken && !this.onNewLine()) this.SKIP_TOKEN();
      return null;
    }
    if (isWord(next)) return this.keywordAsName(next, wanted);
    return this.quotedName(next, wanted);
  }

  /** `cluster "etl"`, as Terraform writes names. */
  private quotedName(literal: IToken, wanted: string): Name | null {
    const place = this.place();
    const isEcho = this.isEcho();
    this.SKIP_TOKEN();
    const written = this.key(literal).text;
    const text = written.trim().replace(/[^A-Za-z0-9_]+/g, "_");
    if (!/^[A-Za-z_]/.test(text)) {
      const found = describeToken(literal);
      if (!isEcho) this.report(syntax.unexpectedToken(place, found, wanted, null, null));
      return null;
    }
    const fix = { title: `Write \`${text}\``, safe: text === written, edits: [{ ...place, text }] };
    if (!isEcho && literal.tokenType === StringLiteral) this.report(syntax.quotedName(place, literal.image, text, fix));
    return { kind: "name", text, ...place };
  }

  /** `terminate(etl)`, as calls are written. */
  private nameInParentheses(wanted: string): Name | null {
    if (!this.is(LeftParen) || this.LA(2).tokenType !== Identifier || this.LA(3).tokenType !== RightParen) return null;
    if (!this.shareLine(3)) return null;
    this.unexpected(wanted);
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    const name: Name = { kind: "name", text: this.LA(0).image, ...this.before() };
    this.SKIP_TOKEN();
    return name;
  }

  /** `step run on etl` uses a keyword as a name, `step on etl` has none. */
  private keywordAsName(keyword: IToken, wanted: string): Name | null {
    const second = this.LA(2);
    const secondIsValue = beginsValue(second) && second.tokenType !== LeftBrace && this.shareLine(2);
    if (secondIsValue) {
      this.unexpected(wanted);
      return this.nameBehind(keyword);
    }
    const fix = { ...this.replaceNext(`${keyword.image}_`), safe: false };
    if (!this.isEcho()) this.report(syntax.keywordAsName(this.place(), keyword.image, fix));
    this.SKIP_TOKEN();
    return { kind: "name", text: keyword.image, ...this.before() };
  }

  /** `terminate cluster etl`: the word is one too many where it begins no statement of its own. */
  private nameBehind(keyword: IToken): Name | null {
    const { image, tokenType } = this.LA(2);
    const goesOn = this.shareLine(3) && !endsStatement(this.LA(3));
    if (!bindsName(keyword) || tokenType !== Identifier || goesOn) return null;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    return { kind: "name", text: image, ...this.before() };
  }

  /** `my-step`, as other languages write names: takes all of it. */
  private dashedName(first: IToken): Name | null {
    const parts = [first.image];
    let last = first;
    for (;;) {
      const dash = this.LA(1);
      const next = this.LA(2);
      const isPart = isWord(next) || next.tokenType === NumberToken;
      if (dash.tokenType !== Minus || !isPart || !this.touches(last, dash) || !this.touches(dash, next)) break;
      this.SKIP_TOKEN();
      this.SKIP_TOKEN();
      parts.push(next.image);
      last = next;
    }
    if (parts.length === 1) return null;
    const place = { start: first.startOffset, end: this.end() };
    const text = parts.join("_");
    const fix = { title: `Write \`${text}\``, safe: false, edits: [{ ...place, text }] };
    this.report(syntax.dashInName(place, parts.join("-"), text, fix));
    return { kind: "name", text, ...place };
  }
}
