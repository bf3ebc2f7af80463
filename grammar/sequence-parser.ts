/** What stands between brackets: elements with separators, and what is done when one of either is missing or too many. */
import type { IToken, ParserMethod, TokenType } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import { unclosedBrace } from "../src/syntax/errors.js";
import { RecoveringParser } from "./recovering-parser.js";
import { beginsType, beginsValue, isColonLike, isKey } from "./token-sets.js";
import { Comma, InterpolationEnd, RightBrace, RightBracket, RightParen } from "./tokens.js";

/** What stands between an opening and a closing bracket. */
export interface Sequence<T> {
  readonly open: TokenType;
  readonly close: TokenType;
  /** In words: "a value". */
  readonly element: string;
  /** `entries` begin with a key. */
  readonly kind: "values" | "types" | "entries";
  /** A line break separates as well as a comma. */
  readonly byLine: boolean;
  readonly rule: ParserMethod<[], T>;
}

const follows = { values: beginsValue, types: beginsType, entries: isKey } as const;

export abstract class SequenceParser extends RecoveringParser {
  private readonly comma = () => this.CONSUME(Comma);

  /** The closing brackets that are still to come, outermost first. */
  private closers: TokenType[] = [];

  override load(...input: Parameters<RecoveringParser["load"]>): void {
    super.load(...input);
    this.closers = [];
  }

  /** Elements in brackets. To be called once in a rule: it records the rule's brackets, repetition and comma. */
  protected sequence<T>(shape: Sequence<T>): T[] {
    const elements: T[] = [];
    const opener = this.open(shape.open, shape.close);
    do {
      this.MANY({
        GATE: () => this.elementFollows(shape, opener),
        DEF: () => {
          elements.push(this.SUBRULE(shape.rule));
          this.OPTION(this.comma);
          if (!this.RECORDING_PHASE) this.checkSeparator(shape, opener);
        },
      });
    } while (this.resume(shape, opener));
    this.close(opener, shape.close, shape);
    return elements;
  }

  protected open(type: TokenType, closer: TokenType): IToken {
    const opener = this.CONSUME(type);
    this.closers.push(closer);
    return opener;
  }

  /** Takes the closing bracket; without one the construct is taken to end here. */
  protected close(opener: IToken, closer: TokenType, wanted: string | Sequence<unknown>): void {
    this.closers.pop();
    if (this.RECORDING_PHASE || this.is(closer)) {
      this.CONSUME2(closer);
      return;
    }
    const span = { start: opener.startOffset, end: opener.startOffset + opener.image.length };
    if (this.isAtEnd()) {
      const brace = closer === RightBrace ? unclosedBrace(this.tokens.tokens, this.text) : null;
      const place = brace ? { start: brace.startOffset, end: brace.startOffset + 1 } : span;
      if (!this.isEcho()) this.report(syntax.unclosed(this.place(), opener.image, spelling(closer), place));
      return;
    }
    this.unexpected(typeof wanted === "string" ? wanted : this.wanted(wanted, opener), { ...span, message: `\`${opener.image}\` opened here` });
    // `[1, 2)`: the wrong bracket stands for the right one, unless it closes something further out.
    const found = this.LA(1).tokenType;
    if ((found === RightBracket || found === RightParen) && !this.closers.includes(found)) this.SKIP_TOKEN();
  }

  private elementFollows<T>(shape: Sequence<T>, opener: IToken): boolean {
    if (this.constructFollows()) return false;
    const hasColon = isColonLike(this.LA(2));
    if (shape.kind !== "entries") return !hasColon || !this.onNewLine();
    const before = this.LA(0);
    return hasColon || before.tokenType === Comma || before === opener || this.onNewLine();
  }

  private checkSeparator<T>(shape: Sequence<T>, opener: IToken): void {
    if (this.LA(0).tokenType === Comma) return;
    if (!follows[shape.kind](this.LA(1)) || !this.elementFollows(shape, opener)) return;
    if ((shape.byLine && this.onNewLine()) || this.isEcho()) return;
    const fix = { title: "Insert `,`", safe: true, edits: [{ start: this.end(), end: this.end(), text: "," }] };
    this.report(syntax.missingComma(this.place(), this.LA(0).image, shape.byLine, fix));
  }

  /** After the elements: reports what is not the closing bracket, and tells whether more elements may follow. */
  private resume<T>(shape: Sequence<T>, opener: IToken): boolean {
    if (this.RECORDING_PHASE || this.isAtEnd() || this.is(shape.close)) return false;
    const type = this.LA(1).tokenType;
    if (type === RightBrace || type === InterpolationEnd) return false;
    if ((type === RightBracket || type === RightParen) && shape.close !== RightBrace) return false;
    if (this.onNewLine() && (this.constructFollows() || (shape.kind !== "entries" && this.entryFollows()))) return false;
    this.unexpected(type === Comma ? shape.element : this.wanted(shape, opener));
    if (type !== Comma) this.skip("element", true);
    if (this.is(Comma)) this.SKIP_TOKEN();
    return true;
  }

  private wanted<T>(shape: Sequence<T>, opener: IToken): string {
    const closer = spelling(shape.close);
    const before = this.LA(0);
    if (before === opener || before.tokenType === Comma) return `${shape.element} or ${closer}`;
    if (!shape.byLine) return `\`,\` or ${closer}`;
    return this.onNewLine() ? `${shape.element} or ${closer}` : `\`,\`, a line break or ${closer}`;
  }
}

function spelling(type: TokenType): string {
  return type.LABEL ?? type.name;
}
