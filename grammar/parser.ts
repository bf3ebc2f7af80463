/**
 * The rules of files, workflows and statements. They build the tree as they go: there is no tree of rules in between. Where
 * a statement may stand is not decided here but by the checker, so that what is out of place is kept.
 */
import type { IOrAlt, ParserMethod } from "chevrotain";
import type {
  Block,
  BranchStatement,
  ClusterStatement,
  Constraint,
  Entry,
  FailStatement,
  InputDeclaration,
  InputField,
  Item,
  KeepStatement,
  LetStatement,
  Member,
  OnFailureStatement,
  Options,
  OutputStatement,
  ParallelStatement,
  ParamDeclaration,
  RetryStatement,
  Statement,
  StepStatement,
  TerminateStatement,
  TypeNode,
  WorkflowDeclaration,
} from "../src/syntax/ast.js";
import { BodyParser, type Body } from "./body-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { beginsType, isWord } from "./token-sets.js";
import { Colon, Comma, Equals, LeftBrace, LeftParen, RightBrace, RightParen, Word, wordToken } from "./tokens.js";

const word = {
  as: wordToken("as"),
  branch: wordToken("branch"),
  cluster: wordToken("cluster"),
  fail: wordToken("fail"),
  failure: wordToken("failure"),
  input: wordToken("input"),
  keep: wordToken("keep"),
  let: wordToken("let"),
  matching: wordToken("matching"),
  max: wordToken("max"),
  min: wordToken("min"),
  on: wordToken("on"),
  output: wordToken("output"),
  parallel: wordToken("parallel"),
  param: wordToken("param"),
  retry: wordToken("retry"),
  step: wordToken("step"),
  terminate: wordToken("terminate"),
  when: wordToken("when"),
  workflow: wordToken("workflow"),
};

export class EmrflowParser extends BodyParser {
  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  private readonly items: IOrAlt<Item>[] = [
    { ALT: () => this.SUBRULE(this.param) },
    { ALT: () => this.SUBRULE(this.let) },
    { ALT: () => this.SUBRULE(this.workflow) },
  ];

  protected readonly item: ParserMethod<[], Item> = this.RULE("item", () => this.OR(this.items));

  private readonly fileBody: Body<Item> = { kind: "file", element: "a declaration", rule: this.item };

  readonly file: ParserMethod<[], Item[]> = this.RULE("file", () => this.body(this.fileBody, null));

  protected readonly param: ParserMethod<[], ParamDeclaration> = this.RULE("param", () =>
    this.attempt<ParamDeclaration>(
      { kind: "param", name: null, type: null, default: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.param);
        draft.name = this.SUBRULE(this.newName);
        draft.type = this.annotation();
        draft.default = this.defaultValue();
      },
    ),
  );

  private readonly members: IOrAlt<Member>[] = [
    {
      GATE: () => this.entryFollows() || !this.constructFollows(),
      ALT: () => {
        const entry = this.SUBRULE(this.entry);
        this.OPTION(() => this.CONSUME(Comma));
        return entry;
      },
    },
    { ALT: () => this.SUBRULE(this.inputDeclaration) },
    { ALT: () => this.SUBRULE(this.statement) },
  ];

  protected readonly member: ParserMethod<[], Member> = this.RULE("member", () => this.OR(this.members));

  private readonly workflowBody: Body<Member> = {
    kind: "workflow",
    element: "a setting, a statement",
    rule: this.member,
  };

  protected readonly workflow: ParserMethod<[], WorkflowDeclaration> = this.RULE("workflow", () =>
    this.attempt<WorkflowDeclaration>({ kind: "workflow", name: null, members: [], ...this.place() }, (draft) => {
      this.CONSUME(word.workflow);
      draft.name = this.SUBRULE(this.newName);
      const opener = this.open(LeftBrace, RightBrace, "both");
      draft.members = this.body(this.workflowBody, opener);
      this.close(opener, RightBrace, "a setting, a statement or `}`");
    }),
  );

  private readonly constraints: IOrAlt<Constraint["constraint"]>[] = [
    { ALT: () => (this.CONSUME(word.matching), "matching") },
    { ALT: () => (this.CONSUME(word.min), "min") },
    { ALT: () => (this.CONSUME(word.max), "max") },
  ];

  protected readonly constraint: ParserMethod<[], Constraint> = this.RULE("constraint", (): Constraint => {
    const start = this.start();
    const constraint = this.OR(this.constraints);
    const value = this.SUBRULE(this.expression);
    return { kind: "constraint", constraint, value, start, end: this.end() };
  });

  protected readonly inputField: ParserMethod<[], InputField> = this.RULE("inputField", () => {
    const constraints: Constraint[] = [];
    const draft = { kind: "input-field", name: null, type: null, constraints, default: null, ...this.place() } as const;
    return this.attempt<InputField>(
      draft,
      (field) => {
        const { image } = this.CONSUME(Word);
        field.name = { kind: "name", text: image, ...this.before() };
        field.type = this.annotation();
        this.MANY({
          // `min: integer` is the next field.
          GATE: () => this.LA(2).tokenType !== Colon,
          DEF: () => constraints.push(this.SUBRULE(this.constraint)),
        });
        field.default = this.defaultValue();
      },
      "element",
    );
  });

  private readonly fields: Sequence<InputField> = {
    open: LeftBrace,
    close: RightBrace,
    element: "a field",
    kind: "entries",
    byLine: true,
    rule: this.inputField,
  };

  protected readonly inputDeclaration: ParserMethod<[], InputDeclaration> = this.RULE("inputDeclaration", () =>
    this.attempt<InputDeclaration>({ kind: "input", fields: [], ...this.place() }, (draft) => {
      this.CONSUME(word.input);
      draft.fields = this.sequence(this.fields);
    }),
  );

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
      { kind: "cluster", name: null, platform: null, settings: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.cluster);
        draft.name = this.SUBRULE(this.newName);
        this.assign();
        draft.platform = this.OPTION(() => this.SUBRULE(this.name)) ?? null;
        draft.settings = this.SUBRULE(this.record);
      },
    ),
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

  /** `: TYPE` */
  private annotation(): TypeNode | null {
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
  private defaultValue() {
    return (
      this.OPTION(() => {
        this.CONSUME(Equals);
        return this.SUBRULE(this.expression);
      }) ?? null
    );
  }
}
