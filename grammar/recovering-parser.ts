/**
 * Going on after a mistake. Chevrotain's own recovery is off: it knows nothing of lines, and here a line break says best
 * where the next construct begins. A rule that can go on keeps what it has, passes over tokens to the next sure point, and
 * a mistake is reported once, at the first token that cannot stand.
 */
import { isRecognitionException, type IRecognitionException, type IToken, type TokenType } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import type { Finding, Fix, Related, Report } from "../src/diagnostics/diagnostic.js";
import { describeToken, textBefore } from "../src/syntax/errors.js";
import { deepestNesting, type Tokens } from "../src/syntax/tokenize.js";
import type { Span } from "../src/text/span.js";
import { TokenReader } from "./token-reader.js";
import {
  BrokenString,
  Colon,
  Comma,
  Equals,
  Greater,
  Identifier,
  InterpolationEnd,
  InterpolationStart,
  Junk,
  LeftBrace,
  LeftBracket,
  LeftParen,
  RightBrace,
  RightBracket,
  RightParen,
} from "./tokens.js";

/** Ends a rule whose mistake is already reported. */
class Refused extends Error {}

/** Where passing over tokens ends; closing brackets of the surroundings and keywords at line starts end it always. */
export type Stop = "element" | "statement";

/** A node while its rule fills it in; a rule that is cut short leaves holes. */
export type Draft<Node> = { -readonly [Key in keyof Node]: Node[Key] };

/** Longer runs of operators make trees that are deeper than recursive code can bear. */
const longestRun = 500;

const noTokens: Tokens = { tokens: [], comments: [], brokenStrings: [], isCutOff: false, depth: 0 };

const elementEnds: ReadonlySet<TokenType> = new Set([
  Comma,
  Colon,
  RightBrace,
  RightBracket,
  RightParen,
  InterpolationEnd,
]);

export abstract class RecoveringParser extends TokenReader {
  protected tokens: Tokens = noTokens;
  private sink: Report = () => {};
  private levels = 0;
  /** The longest run of operators, members or prefixes so far: a measure of how deep the tree may be. */
  longestChain = 0;
  private lastPlace = -1;
  /** How many tokens were found that cannot stand, echoes among them. */
  protected mistakes = 0;
  private lastSkipped: IToken | null = null;
  private quietUntil = -1;
  private nextBroken = 0;
  private lineEnd = -1;

  /** Takes a text. */
  load(text: string, tokens: Tokens, report: Report): void {
    this.text = text;
    this.tokens = tokens;
    this.sink = report;
    this.levels = 0;
    this.longestChain = 0;
    this.lastPlace = -1;
    this.lastSkipped = null;
    this.quietUntil = -1;
    this.nextBroken = 0;
    this.lineEnd = -1;
    this.input = tokens.tokens;
  }

  /** Lets go of the text: the parser lives as long as the process. */
  release(): void {
    this.load("", noTokens, () => {});
  }

  protected report(finding: Finding): void {
    if (!this.RECORDING_PHASE) this.sink(finding);
  }

  /** The next token as a place; the end of the file is an empty place behind the last token. */
  protected place(): Span {
    const start = this.start();
    return { start, end: this.isAtEnd() ? start : start + this.LA(1).image.length };
  }

  /** Reports the next token, unless it only echoes what was reported before. */
  protected unexpected(expected: string, opener: Related | null = null): void {
    this.mistakes++;
    if (this.isEcho()) return;
    const found = describeToken(this.LA(1));
    this.report(syntax.unexpectedToken(this.place(), found, expected, textBefore(this.LA(0)), opener));
  }

  /** Ends a draft at the token before. */
  protected finish<Node extends Draft<Span>>(draft: Node): Node {
    draft.end = Math.max(draft.start, this.end());
    return draft;
  }

  /** The token before as a place. */
  protected before(): Span {
    return { start: this.LA(0).startOffset, end: this.end() };
  }

  /** Replaces the next token. */
  protected replaceNext(text: string): Fix {
    return { title: `Write \`${text}\``, safe: true, edits: [{ ...this.place(), text }] };
  }

  /** Tells whether `=>` stands next, which other languages have between a key and its value. */
  protected arrowFollows(): boolean {
    return this.is(Equals) && this.LA(2).tokenType === Greater && this.touches(this.LA(1), this.LA(2));
  }

  /** Reports and takes a wrong token, or an arrow of two, between a name or key and its value. */
  protected assignedWrongly(wanted: ":" | "="): void {
    const start = this.start();
    if (this.arrowFollows()) this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    const place = { start, end: this.end() };
    const fix = { title: `Write \`${wanted}\``, safe: true, edits: [{ ...place, text: wanted }] };
    this.report(syntax.wrongAssignment(place, this.text.slice(start, place.end), wanted, fix));
  }

  /** Does what nests without brackets; those are counted before. */
  protected nested<T>(rule: () => T): T {
    this.levels++;
    try {
      if (this.levels > deepestNesting && !this.RECORDING_PHASE) {
        if (!this.isEcho()) this.report(syntax.nestedTooDeeply(this.place(), deepestNesting));
        this.refuse();
      }
      return rule();
    } finally {
      this.levels--;
    }
  }

  /** Tells whether a run of operators is short enough for a tree, and reports it otherwise. */
  protected isChainBearable(length: number, start: number): boolean {
    if (length > this.longestChain) this.longestChain = length;
    if (length <= longestRun) return true;
    this.report(syntax.chainTooLong({ start, end: this.end() }, longestRun));
    return false;
  }

  /** A token follows at which an element of something ends. */
  protected endsElement(): boolean {
    const type = this.LA(1).tokenType;
    return elementEnds.has(type);
  }

  /**
   * Takes a token that has to stand here. One token too many before it is passed over; where it is missing and
   * `goesOn` says that what follows it is there, it is taken as given.
   */
  protected expect(type: TokenType, wanted: string, goesOn: boolean): void {
    if (!this.RECORDING_PHASE && !this.is(type) && !this.onNewLine()) {
      if (this.is(Identifier) && wanted === `\`${this.LA(1).image.toLowerCase()}\``) {
        // `ON`: a keyword in the case of another language.
        this.unexpected(wanted);
        this.SKIP_TOKEN();
        return;
      }
      if (this.LA(2).tokenType === type && !this.endsElement()) {
        this.unexpected(wanted);
        this.SKIP_TOKEN();
      } else if (goesOn) {
        this.unexpected(wanted);
        return;
      }
    }
    this.CONSUME(type, { ERR_MSG: wanted });
  }

  /** Ends the rule after its mistake was reported. */
  protected refuse(): never {
    throw new Refused();
  }

  /** To be called with what a rule threw: reports a mistake of the text, and lets everything else go on. */
  protected recover(error: unknown, stop: Stop): void {
    if (error instanceof Error && isRecognitionException(error)) {
      // The check above is Chevrotain's own test for this type.
      this.unexpected((error as unknown as IRecognitionException).message);
    } else if (!(error instanceof Refused)) throw error;
    this.skip(stop);
  }

  /** Tells whether the next token was reported already, or is only wrong because of a mistake that was. */
  protected isEcho(): boolean {
    const place = this.start();
    const before = this.LA(0);
    if (place === this.lastPlace || place < this.quietUntil || before === this.lastSkipped) return true;
    this.lastPlace = place;
    if (this.isAtEnd() && this.tokens.isCutOff) return true;
    if (this.LA(1).tokenType === Junk || before.tokenType === Junk || before.tokenType === BrokenString) return true;
    return this.sharesLineWithBrokenString(place);
  }

  /** On a new line a body starts anew: what is wrong there does not follow from what was passed over before. */
  protected beginAnew(): void {
    if (this.onNewLine()) this.lastSkipped = null;
  }

  /** What stands here is as it should be: a mistake on the rest of the line is one of its own. */
  protected breathe(): void {
    // Asked first: Chevrotain makes the parser an object to which V8 writes slowly, and this is done for every setting.
    if (this.quietUntil !== -1) this.quietUntil = -1;
  }

  /** Passes over tokens, brackets with what is in them, up to where `stop` says; over one at least if `past`. */
  protected skip(stop: Stop, past = false): void {
    let braces = 0;
    let others = 0;
    for (let must = past; !this.isAtEnd(); must = false) {
      const type = this.LA(1).tokenType;
      if (!must && braces === 0 && this.stopsHere(type, stop, others)) return;
      if (type === LeftBrace || type === InterpolationStart) braces++;
      else if (type === RightBrace || type === InterpolationEnd) braces = Math.max(0, braces - 1);
      else if (type === LeftBracket || type === LeftParen) others++;
      else if (type === RightBracket || type === RightParen) others = Math.max(0, others - 1);
      // What else is wrong on this line may well follow from what is passed over.
      this.quietUntil = this.lineEndAfter(this.LA(1).startOffset);
      this.lastSkipped = this.LA(1);
      this.SKIP_TOKEN();
    }
  }

  private stopsHere(type: TokenType, stop: Stop, open: number): boolean {
    if (type === RightBrace || type === InterpolationEnd) return true;
    const onNewLine = this.onNewLine();
    if (onNewLine && this.constructFollows()) return true;
    if (open > 0) return false;
    if (stop === "element" && (type === Comma || type === RightBracket || type === RightParen)) return true;
    return onNewLine && this.entryFollows();
  }

  /** What stands on a line after a quote too many or too few is no mistake of its own. */
  private sharesLineWithBrokenString(place: number): boolean {
    const { brokenStrings } = this.tokens;
    while ((brokenStrings[this.nextBroken] ?? Infinity) < place) this.nextBroken++;
    const broken = brokenStrings[this.nextBroken];
    if (broken === undefined) return false;
    return broken < this.lineEndAfter(place);
  }

  /** Places only grow, so that each line's end is looked for once. */
  private lineEndAfter(place: number): number {
    if (place >= this.lineEnd) {
      const end = this.text.indexOf("\n", place);
      this.lineEnd = end === -1 ? Infinity : end;
    }
    return this.lineEnd;
  }
}
