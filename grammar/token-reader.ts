/** Where the parser stands in the text: places, line breaks, and what follows. It decides nothing about mistakes. */
import {
  EmbeddedActionsParser,
  EOF,
  tokenLabel,
  tokenMatcher,
  type IParserErrorMessageProvider,
  type IToken,
  type TokenType,
} from "chevrotain";
import { vocabulary } from "./lexer.js";
import { beginsConstruct, bindsName, isColonLike, isKey } from "./token-sets.js";
import { Colon, Equals, LeftBrace, wordToken } from "./tokens.js";

/** What an error says is only what was expected; the finding is worded by the catalog. */
const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => tokenLabel(expected),
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? "something else",
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? "something else",
  buildNotAllInputParsedMessage: () => "the end of the file",
};

const inputWord = wordToken("input");

export abstract class TokenReader extends EmbeddedActionsParser {
  protected text = "";

  constructor(skipValidations: boolean) {
    super([...vocabulary], {
      maxLookahead: 1,
      // Chevrotain's own recovery knows nothing of lines; recovering-parser.ts says what is done instead.
      recoveryEnabled: false,
      errorMessageProvider: expectations,
      skipValidations,
    });
  }

  protected is(type: TokenType): boolean {
    return tokenMatcher(this.LA(1), type);
  }

  protected isAtEnd(): boolean {
    return this.LA(1).tokenType === EOF;
  }

  /** Where the next token begins; at the end of the file, where the last one ends. */
  protected start(): number {
    const { startOffset } = this.LA(1);
    return startOffset < 0 ? this.end() : startOffset;
  }

  /** Where the token before ends. */
  protected end(): number {
    const before = this.LA(0);
    return before.startOffset < 0 ? 0 : before.startOffset + before.image.length;
  }

  /** Tells whether the next token is the first on its line. A `;`, which is reported by itself, counts as a line break. */
  protected onNewLine(): boolean {
    const next = this.LA(1).startOffset;
    if (next < 0 || this.LA(0).startOffset < 0) return true;
    for (let at = this.end(); at < next; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 0x0a || code === 0x3b) return true;
    }
    return false;
  }

  /** Tells whether the next tokens, `count` of them, stand on one line. */
  protected shareLine(count: number): boolean {
    const first = this.LA(1);
    const last = this.LA(count);
    return (
      last.startOffset >= 0 && !this.text.slice(first.startOffset + first.image.length, last.startOffset).includes("\n")
    );
  }

  /** Tells whether the next two tokens touch. */
  protected touches(first: IToken, second: IToken): boolean {
    return second.startOffset === first.startOffset + first.image.length;
  }

  /** `key:` stands next, or `key =`, which is a mistake made by many; `let =` is a statement that lacks its name. */
  protected entryFollows(): boolean {
    const next = this.LA(1);
    const second = this.LA(2);
    if (!isKey(next) || !isColonLike(second)) return false;
    return second.tokenType !== Equals || !bindsName(next);
  }

  /** A keyword that begins a statement or item stands next, and is not used as a key or value. */
  protected constructFollows(): boolean {
    const next = this.LA(1);
    if (!beginsConstruct(next) || this.entryFollows()) return false;
    if (next.tokenType !== inputWord || this.LA(2).tokenType === LeftBrace) return true;
    return isKey(this.LA(2)) && this.LA(3).tokenType === Colon;
  }

  /** Tells whether the next token, the first on its line, stands further right than the line of another begins. */
  protected isDeeperThan(token: IToken): boolean {
    const next = this.LA(1).startOffset;
    return next - this.lineStart(next) > this.indentation(token.startOffset);
  }

  private indentation(offset: number): number {
    const start = this.lineStart(offset);
    let at = start;
    while (this.text[at] === " " || this.text[at] === "\t") at++;
    return at - start;
  }

  private lineStart(offset: number): number {
    return offset <= 0 ? 0 : this.text.lastIndexOf("\n", offset - 1) + 1;
  }
}
