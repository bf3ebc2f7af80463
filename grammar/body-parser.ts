/** Runs of statements, settings and items, each on a line of its own; and what is done with what is none of them. */
import type { IToken, ParserMethod } from "chevrotain";
import { syntax } from "../src/diagnostics/catalog/syntax.js";
import { describeToken } from "../src/syntax/errors.js";
import { meantBy } from "../src/text/other-languages.js";
import type { Span } from "../src/text/span.js";
import { NameParser } from "./name-parser.js";
import type { Draft, Stop } from "./recovering-parser.js";
import { beginsItem, beginsStatement, beginsValue, isColonLike } from "./token-sets.js";
import { Comma, Identifier, RightBrace, StringLiteral, wordToken } from "./tokens.js";
import { wordsFor } from "./words.js";

/** What a run of statements is in: a file, a workflow or a block. */
export interface Body<T> {
  readonly kind: "file" | "workflow" | "block";
  /** In words: "a statement". */
  readonly element: string;
  readonly rule: ParserMethod<[], T>;
}

const statementWords = wordsFor("statement");
const itemWords = [...wordsFor("item"), "let"];
const inWord = wordToken("in");
const unlikely: ReadonlySet<string> = new Set(["if", "try", "run", "return"]);
const endsBodies: ReadonlySet<unknown> = new Set(["workflow", "param", "template"].map(wordToken));

export abstract class BodyParser extends NameParser {
  /** A finding about what stands outside of workflows was given, and no workflow began since. */
  private isAstray = false;

  override load(...input: Parameters<NameParser["load"]>): void {
    super.load(...input);
    this.isAstray = false;
  }

  /** The elements of a body without its braces. To be called once in a rule: it records the rule's repetition. */
  protected body<T>(body: Body<T>, opener: IToken | null): T[] {
    const elements: T[] = [];
    do {
      this.MANY({
        GATE: () => this.statementFollows(body),
        DEF: () => {
          if (!this.RECORDING_PHASE) this.beginElement(opener);
          elements.push(this.SUBRULE(body.rule));
        },
      });
    } while (this.resumeBody(body, opener));
    return elements;
  }

  /** Fills a draft as far as its text allows. */
  protected attempt<Node extends Span>(
    draft: Draft<Node>,
    fill: (draft: Draft<Node>) => void,
    stop: Stop = "statement",
  ): Draft<Node> {
    try {
      fill(draft);
    } catch (error) {
      this.recover(error, stop);
    }
    draft.end = Math.max(draft.start, this.end());
    return draft;
  }

  private statementFollows<T>(body: Body<T>): boolean {
    const [next, second] = [this.LA(1), this.LA(2)];
    if (body.kind !== "workflow") return !this.entryFollows();
    if (this.constructFollows() ? beginsStatement(next) : this.entryFollows()) return true;
    // `timeout 6h`: an entry without its colon, unless the word is a misspelt keyword.
    if (next.tokenType !== Identifier && next.tokenType !== StringLiteral) return false;
    return beginsValue(second) && this.shareLine(2) && meantBy(next.image, "keyword", statementWords) === null;
  }

  /** Before an element: it stands on a line of its own. */
  private beginElement(opener: IToken | null): void {
    if (endsBodies.has(this.LA(1).tokenType)) this.isAstray = false;
    const before = this.LA(0);
    if (before === opener || before.tokenType === Comma || this.onNewLine() || this.isEcho()) return;
    const { start } = this.place();
    if (this.entryFollows()) {
      const fix = { title: "Insert `,`", safe: true, edits: [{ start: this.end(), end: this.end(), text: "," }] };
      this.report(syntax.missingComma(this.place(), before.image, true, fix));
    } else {
      const fix = { title: "Break the line", safe: true, edits: [{ start, end: start, text: "\n" }] };
      this.report(syntax.sharedLine(this.place(), this.LA(1).image, fix));
    }
  }

  /** After the elements: reports what is none, and tells whether more may follow. */
  private resumeBody<T>(body: Body<T>, opener: IToken | null): boolean {
    if (this.RECORDING_PHASE || this.isAtEnd()) return false;
    const next = this.LA(1);
    if (body.kind !== "file" && (next.tokenType === RightBrace || this.bodyIsOver())) return false;
    this.beginAnew();
    if (this.mendKeyword(body, opener)) return true;
    this.reportStray(body, next);
    this.skip("statement", true);
    return true;
  }

  /** `workflow NAME` on a new line: the closing braces before it are missing. */
  private bodyIsOver(): boolean {
    return endsBodies.has(this.LA(1).tokenType) && this.onNewLine() && this.LA(2).tokenType === Identifier;
  }

  /** `clutser etl = …`: the token becomes the keyword it was meant to be, so that nothing that follows is lost. */
  private mendKeyword<T>(body: Body<T>, opener: IToken | null): boolean {
    const next = this.LA(1);
    if (next.tokenType !== Identifier || isColonLike(this.LA(2)) || !this.shareLine(2)) return false;
    if (!this.onNewLine() && this.LA(0) !== opener) return false;
    const near = meantBy(next.image, "keyword", body.kind === "file" ? itemWords : statementWords);
    if (near === null || !this.isPlausible(near)) return false;
    const fix = { ...this.replaceNext(near), safe: false };
    if (!this.isEcho()) this.report(syntax.misspeltKeyword(this.place(), next.image, near, fix));
    const meant = wordToken(near);
    Object.assign(next, { tokenType: meant, tokenTypeIdx: meant.tokenTypeIdx });
    return true;
  }

  /** Short words are like many others, and nothing follows `return`: then the rest of the line must fit. */
  private isPlausible(keyword: string): boolean {
    if (keyword === "for") return this.LA(3).tokenType === inWord;
    return !unlikely.has(keyword) || this.LA(1).image.toLowerCase() === keyword;
  }

  private reportStray<T>(body: Body<T>, next: IToken): void {
    const isOnNewLine = this.onNewLine();
    if (body.kind === "file") {
      if (!this.isAstray && !this.isEcho()) this.report(this.outsideOfWorkflows(next));
      this.isAstray = true;
    } else if (body.kind === "block" && this.entryFollows() && !this.isEcho()) {
      this.report(syntax.misplacedSetting(this.place(), next.image));
    } else this.unexpected(isOnNewLine ? `${body.element} or \`}\`` : "a line break");
  }

  private outsideOfWorkflows(next: IToken) {
    const isOfWorkflow = (beginsStatement(next) && !beginsItem(next)) || next.tokenType === RightBrace;
    if (isOfWorkflow) return syntax.outsideWorkflow(this.place(), describeToken(next));
    const expected = this.onNewLine() ? "`param`, `let` or `workflow`" : "a line break";
    return syntax.unexpectedToken(this.place(), describeToken(next), expected, null, null);
  }
}
