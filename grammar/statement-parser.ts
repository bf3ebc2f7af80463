/** The rules of statements. Where a statement may stand is not decided here but by the checker, so that what is out of place is kept. */
import type { IOrAlt, ParserMethod } from "chevrotain";
import type {
  AwaitStatement,
  Block,
  CancelStatement,
  ClusterStatement,
  ConditionalExpression,
  KeepStatement,
  LetStatement,
  Name,
  OnFailureStatement,
  OutputStatement,
  ResizeStatement,
  RunStatement,
  Statement,
  StepStatement,
  TaskStatement,
  TerminateStatement,
  TypeNode,
} from "../src/syntax/ast.js";
import type { Body } from "./body-parser.js";
import { FlowParser } from "./flow-parser.js";
import { beginsType } from "./token-sets.js";
import { Colon, Dot, Equals, LeftBrace, Question, RightBrace, Word, wordToken } from "./tokens.js";

const word = {
  and: wordToken("and"),
  as: wordToken("as"),
  await: wordToken("await"),
  cancel: wordToken("cancel"),
  cluster: wordToken("cluster"),
  continue: wordToken("continue"),
  failure: wordToken("failure"),
  keep: wordToken("keep"),
  let: wordToken("let"),
  on: wordToken("on"),
  output: wordToken("output"),
  resize: wordToken("resize"),
  run: wordToken("run"),
  step: wordToken("step"),
  task: wordToken("task"),
  terminate: wordToken("terminate"),
  when: wordToken("when"),
};

export abstract class StatementParser extends FlowParser {
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
    { ALT: () => this.SUBRULE(this.task) },
    { ALT: () => this.SUBRULE(this.run) },
    { ALT: () => this.SUBRULE(this.if) },
    { ALT: () => this.SUBRULE(this.for) },
    { ALT: () => this.SUBRULE(this.try) },
    { ALT: () => this.SUBRULE(this.wait) },
    { ALT: () => this.SUBRULE(this.repeat) },
    { ALT: () => this.SUBRULE(this.return) },
    { ALT: () => this.SUBRULE(this.yield) },
    { ALT: () => this.SUBRULE(this.next) },
    { ALT: () => this.SUBRULE(this.await) },
    { ALT: () => this.SUBRULE(this.resize) },
    { ALT: () => this.SUBRULE(this.cancel) },
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
      { kind: "step", name: null, cluster: null, stepKind: null, settings: null, continues: false, ...this.place() },
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
        draft.continues = this.OPTION(() => this.andContinue()) === true;
      },
    ),
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

  private andContinue(): true {
    this.CONSUME(word.and);
    this.CONSUME(word.continue);
    return true;
  }

  protected readonly task: ParserMethod<[], TaskStatement> = this.RULE("task", () =>
    this.attempt<TaskStatement>(
      { kind: "task", name: null, type: null, resource: null, settings: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.task);
        draft.name = this.SUBRULE(this.newName);
        draft.type =
          this.OPTION(() => {
            this.CONSUME(Colon);
            return this.SUBRULE(this.type);
          }) ?? null;
        this.assign();
        draft.resource = this.SUBRULE(this.expression);
        draft.settings = this.SUBRULE(this.record);
      },
    ),
  );

  protected readonly run: ParserMethod<[], RunStatement> = this.RULE("run", () =>
    this.attempt<RunStatement>(
      { kind: "run", options: null, name: null, workflow: null, input: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.run);
        draft.options = this.OPTION(() => this.SUBRULE(this.options)) ?? null;
        const first = this.SUBRULE(this.newName);
        const second = this.OPTION2(() => {
          this.CONSUME(Equals);
          return this.SUBRULE(this.name);
        });
        if (second === undefined) draft.workflow = first;
        else Object.assign(draft, { name: first, workflow: second });
        draft.input = this.SUBRULE(this.record);
      },
    ),
  );

  protected readonly await: ParserMethod<[], AwaitStatement> = this.RULE("await", () =>
    this.attempt<AwaitStatement>({ kind: "await", step: null, ...this.place() }, (draft) => {
      this.CONSUME(word.await);
      draft.step = this.SUBRULE(this.name);
    }),
  );

  protected readonly cancel: ParserMethod<[], CancelStatement> = this.RULE("cancel", () =>
    this.attempt<CancelStatement>({ kind: "cancel", step: null, ...this.place() }, (draft) => {
      this.CONSUME(word.cancel);
      draft.step = this.SUBRULE(this.name);
    }),
  );

  protected readonly resize: ParserMethod<[], ResizeStatement> = this.RULE("resize", () =>
    this.attempt<ResizeStatement>(
      { kind: "resize", cluster: null, nodes: null, settings: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.resize);
        draft.cluster = this.SUBRULE(this.name);
        this.CONSUME(Dot, { ERR_MSG: "`.` and its nodes" });
        const { image } = this.CONSUME(Word);
        draft.nodes = { kind: "name", text: image, ...this.before() };
        draft.settings = this.SUBRULE(this.record);
      },
    ),
  );

  protected readonly output: ParserMethod<[], OutputStatement> = this.RULE("output", () =>
    this.attempt<OutputStatement>({ kind: "output", value: null, ...this.place() }, (draft) => {
      this.CONSUME(word.output);
      draft.value = this.bracelessRecord() ?? this.SUBRULE(this.expression);
    }),
  );

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
