/** The rules of what decides the way of a run: branches, loops, failures, waiting. */
import type { ParserMethod } from "chevrotain";
import type {
  Block,
  BranchStatement,
  CatchClause,
  Entry,
  FailStatement,
  ForStatement,
  IfStatement,
  NextStatement,
  Options,
  ParallelStatement,
  RepeatStatement,
  RetryStatement,
  ReturnStatement,
  TryStatement,
  WaitStatement,
  YieldStatement,
} from "../src/syntax/ast.js";
import { BodyParser } from "./body-parser.js";
import type { Draft } from "./recovering-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsValue, isWord } from "./token-sets.js";
import { Comma, Identifier, LeftBrace, LeftParen, RightParen, wordToken } from "./tokens.js";

const word = {
  as: wordToken("as"),
  branch: wordToken("branch"),
  catch: wordToken("catch"),
  else: wordToken("else"),
  fail: wordToken("fail"),
  finally: wordToken("finally"),
  for: wordToken("for"),
  if: wordToken("if"),
  in: wordToken("in"),
  next: wordToken("next"),
  on: wordToken("on"),
  parallel: wordToken("parallel"),
  repeat: wordToken("repeat"),
  retry: wordToken("retry"),
  return: wordToken("return"),
  try: wordToken("try"),
  until: wordToken("until"),
  wait: wordToken("wait"),
  with: wordToken("with"),
  yield: wordToken("yield"),
};

export abstract class FlowParser extends BodyParser {
  protected abstract readonly block: ParserMethod<[], Block>;

  private readonly optionSequence: Sequence<Entry> = {
    open: LeftParen,
    close: RightParen,
    element: "an option",
    kind: "entries",
    byLine: false,
    rule: this.entry,
  };

  protected readonly options: ParserMethod<[], Options> = this.RULE("options", (): Options => {
    const start = this.start();
    const entries = this.sequence(this.optionSequence);
    return { kind: "options", entries, start, end: this.end() };
  });

  protected readonly parallel: ParserMethod<[], ParallelStatement> = this.RULE("parallel", () =>
    this.attempt<ParallelStatement>({ kind: "parallel", options: null, body: null, ...this.place() }, (draft) => {
      this.CONSUME(word.parallel);
      this.beginBlock();
      draft.options = this.OPTION(() => this.SUBRULE(this.options)) ?? null;
      draft.body = this.SUBRULE(this.block);
    }),
  );

  protected readonly branch: ParserMethod<[], BranchStatement> = this.RULE("branch", () =>
    this.attempt<BranchStatement>({ kind: "branch", name: null, body: null, ...this.place() }, (draft) => {
      this.CONSUME(word.branch);
      if (this.RECORDING_PHASE) this.OPTION(() => this.SUBRULE(this.newName));
      else if (isWord(this.LA(1)) && !this.onNewLine()) draft.name = this.SUBRULE(this.newName);
      draft.body = this.SUBRULE(this.block);
    }),
  );

  protected readonly retry: ParserMethod<[], RetryStatement> = this.RULE("retry", () =>
    this.attempt<RetryStatement>({ kind: "retry", options: null, body: null, ...this.place() }, (draft) => {
      this.CONSUME(word.retry);
      this.beginBlock();
      draft.options = this.OPTION(() => this.SUBRULE(this.options)) ?? null;
      draft.body = this.SUBRULE(this.block);
    }),
  );

  protected readonly if: ParserMethod<[], IfStatement> = this.RULE("if", () =>
    this.attempt<IfStatement>({ kind: "if", condition: null, then: null, else: null, ...this.place() }, (draft) => {
      this.CONSUME(word.if);
      // `if {` lacks its condition; what follows is no record.
      if (!this.RECORDING_PHASE && this.is(LeftBrace)) this.unexpected("a condition");
      else draft.condition = this.SUBRULE(this.expression);
      draft.then = this.SUBRULE(this.block);
      draft.else =
        this.OPTION(() => {
          this.CONSUME(word.else);
          return this.OR([
            { ALT: (): IfStatement | Block => this.nested(() => this.SUBRULE(this.if)) },
            { ALT: (): IfStatement | Block => this.SUBRULE2(this.block) },
          ]);
        }) ?? null;
    }),
  );

  protected readonly for: ParserMethod<[], ForStatement> = this.RULE("for", () =>
    this.attempt<ForStatement>(
      { kind: "for", options: null, item: null, index: null, source: null, results: null, body: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.for);
        draft.options =
          this.OPTION({
            // `for (x in xs)`, as other languages write it, has no options.
            GATE: () => this.LA(3).tokenType !== word.in && this.LA(3).tokenType !== Comma,
            DEF: () => this.SUBRULE(this.options),
          }) ?? null;
        const isInParentheses = !this.RECORDING_PHASE && this.is(LeftParen);
        if (isInParentheses) {
          this.unexpected("a name");
          this.SKIP_TOKEN();
        }
        draft.item = this.SUBRULE(this.newName);
        draft.index =
          this.OPTION2(() => {
            this.CONSUME(Comma);
            return this.SUBRULE2(this.newName);
          }) ?? null;
        this.expect(word.in, "`in`", beginsValue(this.LA(1)));
        draft.source = this.SUBRULE(this.source);
        if (isInParentheses && this.is(RightParen)) this.SKIP_TOKEN();
        draft.results =
          this.OPTION3(() => {
            this.CONSUME(word.as);
            return this.SUBRULE3(this.newName);
          }) ?? null;
        draft.body = this.SUBRULE(this.block);
      },
    ),
  );

  protected readonly try: ParserMethod<[], TryStatement> = this.RULE("try", () => {
    const catches: CatchClause[] = [];
    return this.attempt<TryStatement>({ kind: "try", body: null, catches, finally: null, ...this.place() }, (draft) => {
      this.CONSUME(word.try);
      draft.body = this.SUBRULE(this.block);
      this.MANY(() => catches.push(this.SUBRULE(this.catch)));
      draft.finally =
        this.OPTION(() => {
          this.CONSUME(word.finally);
          return this.SUBRULE2(this.block);
        }) ?? null;
    });
  });

  protected readonly catch: ParserMethod<[], CatchClause> = this.RULE("catch", () =>
    this.attempt<CatchClause>({ kind: "catch", name: null, errors: null, body: null, ...this.place() }, (draft) => {
      this.CONSUME(word.catch);
      draft.name =
        this.OPTION({
          GATE: () => this.is(Identifier),
          DEF: () => this.SUBRULE(this.newName),
        }) ?? null;
      draft.errors =
        this.OPTION2(() => {
          this.CONSUME(word.on);
          return this.SUBRULE(this.list);
        }) ?? null;
      draft.body = this.SUBRULE(this.block);
    }),
  );

  protected readonly wait: ParserMethod<[], WaitStatement> = this.RULE("wait", () =>
    this.attempt<WaitStatement>({ kind: "wait", duration: null, until: null, ...this.place() }, (draft) => {
      this.CONSUME(word.wait);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word.until);
            draft.until = this.SUBRULE(this.expression);
          },
        },
        {
          GATE: () => !this.is(word.until),
          ALT: () => {
            draft.duration = this.SUBRULE2(this.expression);
          },
        },
      ]);
    }),
  );

  protected readonly repeat: ParserMethod<[], RepeatStatement> = this.RULE("repeat", () =>
    this.attempt<RepeatStatement>(
      { kind: "repeat", options: null, state: null, initial: null, body: null, until: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.repeat);
        draft.options = this.OPTION(() => this.SUBRULE(this.options)) ?? null;
        this.OPTION2(() => this.carriedState(draft));
        draft.body = this.SUBRULE(this.block);
        this.expect(word.until, "`until`", beginsValue(this.LA(1)));
        draft.until = this.SUBRULE2(this.expression);
      },
    ),
  );

  private carriedState(draft: Draft<RepeatStatement>): void {
    this.CONSUME(word.with);
    draft.state = this.SUBRULE(this.newName);
    this.assign();
    draft.initial = this.SUBRULE(this.expression);
  }

  protected readonly return: ParserMethod<[], ReturnStatement> = this.RULE("return", () =>
    this.attempt<ReturnStatement>({ kind: "return", ...this.place() }, () => {
      this.CONSUME(word.return);
    }),
  );

  protected readonly yield: ParserMethod<[], YieldStatement> = this.RULE("yield", () =>
    this.attempt<YieldStatement>({ kind: "yield", value: null, ...this.place() }, (draft) => {
      this.CONSUME(word.yield);
      draft.value = this.SUBRULE(this.expression);
    }),
  );

  protected readonly next: ParserMethod<[], NextStatement> = this.RULE("next", () =>
    this.attempt<NextStatement>({ kind: "next", value: null, ...this.place() }, (draft) => {
      this.CONSUME(word.next);
      draft.value = this.SUBRULE(this.expression);
    }),
  );

  protected readonly fail: ParserMethod<[], FailStatement> = this.RULE("fail", () =>
    this.attempt<FailStatement>({ kind: "fail", error: null, cause: null, ...this.place() }, (draft) => {
      this.CONSUME(word.fail);
      draft.error = this.SUBRULE(this.expression);
      this.OPTION(() => {
        this.CONSUME(Comma);
        draft.cause = this.SUBRULE2(this.expression);
      });
    }),
  );

  /** Reports what stands between a keyword and its options or block, and passes over options without a parenthesis. */
  private beginBlock(): void {
    if (this.RECORDING_PHASE || this.is(LeftParen) || this.is(LeftBrace)) return;
    this.unexpected("`(` or `{`");
    const second = this.LA(2).tokenType;
    if (this.onNewLine()) return;
    if (second === LeftParen || second === LeftBrace) this.SKIP_TOKEN();
    else if (this.entryFollows()) while (!this.is(LeftBrace) && !this.onNewLine()) this.SKIP_TOKEN();
  }
}
