/** The rules of statements. Where a statement may stand is not decided here but by the checker, so that what is out of place is kept. */
import type { IOrAlt, ParserMethod } from "chevrotain";
import type {
  Block,
  BranchStatement,
  ClusterStatement,
  ConditionalExpression,
  Entry,
  FailStatement,
  KeepStatement,
  LetStatement,
  Name,
  OnFailureStatement,
  Options,
  OutputStatement,
  ParallelStatement,
  RetryStatement,
  Statement,
  StepStatement,
  TerminateStatement,
  TypeNode,
} from "../src/syntax/ast.js";
import { BodyParser, type Body } from "./body-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsType, isWord } from "./token-sets.js";
import { Colon, Comma, Equals, LeftBrace, LeftParen, Question, RightBrace, RightParen, wordToken } from "./tokens.js";

const word = {
  as: wordToken("as"),
  branch: wordToken("branch"),
  cluster: wordToken("cluster"),
  fail: wordToken("fail"),
  failure: wordToken("failure"),
  keep: wordToken("keep"),
  let: wordToken("let"),
  on: wordToken("on"),
  output: wordToken("output"),
  parallel: wordToken("parallel"),
  retry: wordToken("retry"),
  step: wordToken("step"),
  terminate: wordToken("terminate"),
  when: wordToken("when"),
};

export abstract class StatementParser extends BodyParser {
  private readonly statements: IOrAlt<Statement>[] = [
    { ALT: () => this.SUBRULE(this.let) },
    { ALT: () => this.SUBRULE(this.cluster) },
    { ALT: () => this.SUBRULE(this.step) },
    { ALT: () => this.SUBRULE(this.parallel) },
    { ALT: () => this.SUBRULE(this.branch) },
    { ALT: () => this.SUBRULE(this.retry) },
    { ALT: () => this.SUBRULE(this.terminate) },
    { ALT: () => this.SUBRULE(this.keep) },
    { ALT: () => this.SUBRULE(this.onFailure) },
    { ALT: () => this.SUBRULE(this.fail) },
    { ALT: () => this.SUBRULE(this.output) },
  ];

  protected readonly statement: ParserMethod<[], Statement> = this.RULE("statement", () => this.OR(this.statements));

  private readonly blockBody: Body<Statement> = { kind: "block", element: "a statement", rule: this.statement };

  protected readonly block: ParserMethod<[], Block> = this.RULE("block", (): Block => {
    const start = this.start();
    const opener = this.open(LeftBrace, RightBrace, "statements");
    const statements = this.body(this.blockBody, opener);
    this.close(opener, RightBrace, "a statement or `}`");
    return { kind: "block", statements, start, end: this.end() };
  });

  protected readonly let: ParserMethod<[], LetStatement> = this.RULE("let", () =>
    this.attempt<LetStatement>({ kind: "let", name: null, value: null, ...this.place() }, (draft) => {
      this.CONSUME(word.let);
      draft.name = this.SUBRULE(this.newName);
      this.skipTypeOfLet();
      this.assign();
      draft.value = this.SUBRULE(this.expression);
    }),
  );

  protected readonly cluster: ParserMethod<[], ClusterStatement> = this.RULE("cluster", () =>
    this.attempt<ClusterStatement>(
      { kind: "cluster", name: null, base: null, settings: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.cluster);
        draft.name = this.SUBRULE(this.newName);
        this.assign();
        draft.base =
          this.OPTION({ GATE: () => !this.is(LeftBrace), DEF: () => this.SUBRULE(this.clusterBase) }) ?? null;
        draft.settings = this.SUBRULE(this.record);
      },
    ),
  );

  protected readonly clusterBase: ParserMethod<[], Name | ConditionalExpression | null> = this.RULE(
    "clusterBase",
    () => {
      if (!this.RECORDING_PHASE && !this.choiceFollows()) return this.SUBRULE(this.name);
      const choice = this.SUBRULE(this.expression);
      return choice?.kind === "conditional" ? choice : null;
    },
  );

  protected readonly step: ParserMethod<[], StepStatement> = this.RULE("step", () =>
    this.attempt<StepStatement>(
      { kind: "step", name: null, cluster: null, stepKind: null, settings: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.step);
        draft.name = this.SUBRULE(this.newName);
        if (!this.RECORDING_PHASE && this.is(Equals)) this.unexpected("`on` and a cluster");
        else {
          this.expect(word.on, "`on`", false);
          draft.cluster = this.SUBRULE(this.name);
        }
        this.assign();
        draft.stepKind = this.SUBRULE2(this.name, { ARGS: ["a step kind"] });
        draft.settings = this.SUBRULE(this.record);
      },
    ),
  );

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

  protected readonly terminate: ParserMethod<[], TerminateStatement> = this.RULE("terminate", () =>
    this.attempt<TerminateStatement>({ kind: "terminate", cluster: null, when: null, ...this.place() }, (draft) => {
      this.CONSUME(word.terminate);
      draft.cluster = this.SUBRULE(this.name);
      this.OPTION({
        // `when: …` on the next line is an entry.
        GATE: () => this.LA(2).tokenType !== Colon,
        DEF: () => {
          this.CONSUME(word.when);
          draft.when = this.SUBRULE(this.expression);
        },
      });
    }),
  );

  protected readonly keep: ParserMethod<[], KeepStatement> = this.RULE("keep", () =>
    this.attempt<KeepStatement>({ kind: "keep", cluster: null, ...this.place() }, (draft) => {
      this.CONSUME(word.keep);
      draft.cluster = this.SUBRULE(this.name);
      // `keep etl on failure` is not in the language; the setting `keep_on_failure` is.
      if (!this.RECORDING_PHASE && this.is(word.on) && !this.onNewLine()) {
        this.unexpected("a line break");
        this.skip("statement", true);
      }
    }),
  );

  protected readonly onFailure: ParserMethod<[], OnFailureStatement> = this.RULE("onFailure", () =>
    this.attempt<OnFailureStatement>({ kind: "on-failure", name: null, body: null, ...this.place() }, (draft) => {
      this.CONSUME(word.on);
      this.CONSUME(word.failure);
      this.OPTION(() => {
        this.CONSUME(word.as);
        draft.name = this.SUBRULE(this.newName);
      });
      draft.body = this.SUBRULE(this.block);
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

  protected readonly output: ParserMethod<[], OutputStatement> = this.RULE("output", () =>
    this.attempt<OutputStatement>({ kind: "output", value: null, ...this.place() }, (draft) => {
      this.CONSUME(word.output);
      draft.value = this.bracelessRecord() ?? this.SUBRULE(this.expression);
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

  /** A `?` stands before the block, on its line. */
  private choiceFollows(): boolean {
    for (let ahead = 1; this.shareLine(ahead); ahead++) {
      const { tokenType } = this.LA(ahead);
      if (tokenType === Question) return true;
      if (tokenType === LeftBrace) return false;
    }
    return false;
  }

  /** `: TYPE` */
  protected annotation(): TypeNode | null {
    const next = this.LA(1);
    if (!this.RECORDING_PHASE && next.tokenType === Equals) {
      this.unexpected("`:` and a type");
      return null;
    }
    if (next.tokenType === Colon) this.breathe();
    this.expect(Colon, "`:`", beginsType(next));
    return this.SUBRULE(this.type);
  }

  /** `= VALUE`, which may be left out. */
  protected defaultValue() {
    return (
      this.OPTION(() => {
        this.CONSUME(Equals);
        return this.SUBRULE(this.expression);
      }) ?? null
    );
  }
}
