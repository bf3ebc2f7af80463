/** What stands between brackets: elements with separators, and what is done when one of either is missing or too many. */
import type { IToken, ParserMethod, TokenType } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import { unclosedBrace } from "../src/syntax/errors.js";
import { RecoveringParser } from "./recovering-parser.js";
import { beginsText, beginsType, beginsValue, isColonLike, isKey } from "./token-sets.js";
import {
  Colon,
  Comma,
  Identifier,
  InterpolationEnd,
  LeftBrace,
  LeftBracket,
  LeftParen,
  Less,
  Minus,
  RightBrace,
  RightBracket,
  RightParen,
} from "./tokens.js";

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

/** What a pair of braces may hold. */
export type Content = "entries" | "statements" | "both";

const openers: ReadonlySet<TokenType> = new Set([LeftBrace, LeftBracket, LeftParen, Less]);

const bracketOpeners: ReadonlySet<TokenType> = new Set([LeftBrace, LeftBracket, LeftParen]);
const bracketClosers: ReadonlySet<TokenType> = new Set([RightBrace, RightBracket, RightParen]);

const follows = { values: beginsValue, types: beginsType, entries: isKey } as const;

export abstract class SequenceParser extends RecoveringParser {
  private readonly comma = () => this.CONSUME(Comma);

  /** The closing brackets that are still to come, outermost first. */
  private closers: TokenType[] = [];

  override load(...input: Parameters<RecoveringParser["load"]>): void {
    super.load(...input);
    this.closers = [];
  }

  /** How many brackets are open. */
  protected depth(): number {
    return this.closers.length;
  }

  /** Elements in brackets. To be called once in a rule: it records the rule's brackets, repetition and comma. */
  protected sequence<T>(shape: Sequence<T>): T[] {
    const elements: T[] = [];
    const opener = this.open(shape.open, shape.close);
    do {
      this.MANY({
        GATE: () => this.elementFollows(shape, opener),
        DEF: () => {
          const before = this.mistakes;
          elements.push(this.SUBRULE(shape.rule));
          if (this.mistakes === before) this.breathe();
          this.OPTION(this.comma);
          if (!this.RECORDING_PHASE) this.checkSeparator(shape, opener);
        },
      });
    } while (this.resume(shape, opener));
    this.close(opener, shape.close, shape);
    return elements;
  }

  /** Takes the opening bracket. A `{` that is missing is taken as given where what belongs in it follows. */
  protected open(type: TokenType, closer: TokenType, content: Content = "entries"): IToken {
    if (!this.RECORDING_PHASE && type === LeftBrace && !this.is(type)) {
      const isOneTooMany = this.LA(2).tokenType === type && !this.onNewLine();
      if (isOneTooMany || this.contentFollows(content)) this.unexpected(spelling(type));
      if (isOneTooMany) this.SKIP_TOKEN();
      else if (this.contentFollows(content)) {
        this.closers.push(closer);
        return this.LA(0);
      }
    }
    const opener = this.CONSUME(type);
    this.closers.push(closer);
    return opener;
  }

  private contentFollows(content: Content): boolean {
    const isThere =
      (content !== "statements" && this.entryFollows()) || (content !== "entries" && this.constructFollows());
    return isThere && (!this.onNewLine() || this.isDeeperThan(this.LA(0)));
  }

  /** Takes the closing bracket; without one the construct is taken to end here. */
  protected close(opener: IToken, closer: TokenType, wanted: string | Sequence<unknown>): void {
    this.closers.pop();
    if (this.RECORDING_PHASE || this.is(closer)) {
      this.CONSUME2(closer);
      return;
    }
    const span = { start: opener.startOffset, end: opener.startOffset + opener.image.length };
    const related = openers.has(opener.tokenType) ? { ...span, message: `\`${opener.image}\` opened here` } : null;
    if (this.isAtEnd()) {
      const brace = closer === RightBrace ? unclosedBrace(this.tokens.tokens, this.text) : null;
      const place = brace ? { start: brace.startOffset, end: brace.startOffset + 1 } : span;
      if (!this.isEcho()) this.report(syntax.unclosed(this.place(), opener.image, spelling(closer), place));
      return;
    }
    this.unexpected(typeof wanted === "string" ? wanted : this.wanted(wanted, opener), related);
    if (typeof wanted === "string" && closer !== RightBrace) {
      while (this.is(Comma)) this.skip("element", true);
      if (this.is(closer)) this.SKIP_TOKEN();
    }
    // `[1, 2)`: the wrong bracket stands for the right one, unless it closes something further out.
    const found = this.LA(1).tokenType;
    if ((found === RightBracket || found === RightParen) && !this.closers.includes(found)) this.SKIP_TOKEN();
  }

  private elementFollows<T>(shape: Sequence<T>, opener: IToken): boolean {
    const second = this.LA(2);
    const isConstruct = this.constructFollows();
    if (isConstruct && this.leaves(opener)) return false;
    if (shape.kind !== "entries") return !isConstruct && !this.belongsOutside(shape, opener);
    if (isColonLike(second)) return true;
    // `task {`, further right than its surroundings, is a setting without its colon.
    if (isConstruct) return beginsValue(second) && second.tokenType !== Identifier;
    const before = this.LA(0);
    return before.tokenType === Comma || before === opener || this.onNewLine();
  }

  /** A statement on a new line that is not further right than the line of the opening bracket: a closing one is missing. */
  private leaves(opener: IToken): boolean {
    return this.onNewLine() && !this.isDeeperThan(opener);
  }

  /** `key:` among values, on a new line or after others: the closing bracket before it is missing. */
  private belongsOutside<T>(shape: Sequence<T>, opener: IToken): boolean {
    if (shape.kind === "entries" || !isColonLike(this.LA(2)) || !isKey(this.LA(1))) return false;
    return this.onNewLine() || (this.LA(0) !== opener && this.closers.at(-2) === RightBrace);
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
    if ((this.constructFollows() && this.leaves(opener)) || this.belongsOutside(shape, opener)) return false;
    this.unexpected(type === Comma ? shape.element : this.wanted(shape, opener));
    if (type !== Comma) this.skip("element", true);
    if (this.is(Comma)) this.SKIP_TOKEN();
    return true;
  }

  /** Tells with which bracket what stands below a key, as YAML has it, would begin here; `null` if it does not. */
  protected indentedContent(key: IToken): "{" | "[" | null {
    if (!this.onNewLine() || this.isAtEnd()) return null;
    const [next, second, third] = [this.LA(1), this.LA(2), this.LA(3)];
    const isDash = next.tokenType === Minus && !this.touches(next, second);
    // `- 5` and `- a` can be meant as they are; nobody takes text or a setting from nothing.
    if (isDash && (beginsText(second) || (isKey(second) && third.tokenType === Colon))) return "[";
    return isKey(next) && second.tokenType === Colon && this.isDeeperThan(key) ? "{" : null;
  }

  /** Reports what is grouped by its indentation below a line, and passes over it. */
  protected refuseIndented(line: IToken, opener: "{" | "["): void {
    if (!this.isEcho()) this.report(syntax.indentedBlock(this.place(), opener));
    let open = 0;
    while (!this.isAtEnd() && (!this.onNewLine() || this.isDeeperThan(line))) {
      const type = this.LA(1).tokenType;
      if (bracketOpeners.has(type)) open++;
      else if (bracketClosers.has(type) && open-- === 0) return;
      this.SKIP_TOKEN();
    }
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
