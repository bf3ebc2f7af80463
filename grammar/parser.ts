/** The rules of files, their declarations and workflows. They build the tree as they go: there is no tree of rules in between. */
import type { IOrAlt, ParserMethod } from "chevrotain";
import type {
  Constraint,
  ImportDeclaration,
  ImportName,
  ImportPath,
  InputDeclaration,
  InputField,
  Item,
  Member,
  ParamDeclaration,
  TemplateDeclaration,
  TypeDeclaration,
  WorkflowDeclaration,
} from "../src/syntax/ast.js";
import type { Body } from "./body-parser.js";
import type { Sequence } from "./sequence-parser.js";
import { StatementParser } from "./statement-parser.js";
import { isWord } from "./token-sets.js";
import { Colon, Comma, LeftBrace, RightBrace, StringLiteral, Word, wordToken } from "./tokens.js";

const word = {
  as: wordToken("as"),
  extern: wordToken("extern"),
  from: wordToken("from"),
  import: wordToken("import"),
  input: wordToken("input"),
  matching: wordToken("matching"),
  max: wordToken("max"),
  min: wordToken("min"),
  param: wordToken("param"),
  template: wordToken("template"),
  type: wordToken("type"),
  workflow: wordToken("workflow"),
};

export class EmrflowParser extends StatementParser {
  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  private readonly items: IOrAlt<Item>[] = [
    { ALT: () => this.SUBRULE(this.import) },
    { ALT: () => this.SUBRULE(this.param) },
    { ALT: () => this.SUBRULE(this.let) },
    { ALT: () => this.SUBRULE(this.typeDeclaration) },
    { ALT: () => this.SUBRULE(this.templateDeclaration) },
    { ALT: () => this.SUBRULE(this.workflow) },
  ];

  protected readonly item: ParserMethod<[], Item> = this.RULE("item", () => this.OR(this.items));

  private readonly fileBody: Body<Item> = { kind: "file", element: "a declaration", rule: this.item };

  readonly file: ParserMethod<[], Item[]> = this.RULE("file", () => this.body(this.fileBody, null));

  protected readonly param: ParserMethod<[], ParamDeclaration> = this.RULE("param", () =>
    this.attempt<ParamDeclaration>(
      { kind: "param", extern: false, name: null, type: null, default: null, ...this.place() },
      (draft) => {
        draft.extern = this.OPTION1(() => this.CONSUME(word.extern)) !== undefined;
        this.expect(word.param, "`param`", isWord(this.LA(1)));
        draft.name = this.SUBRULE(this.newName);
        draft.type = this.annotation();
        draft.default = this.defaultValue();
      },
    ),
  );

  protected readonly importName: ParserMethod<[], ImportName> = this.RULE("importName", (): ImportName => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    const alias = this.OPTION(() => {
      this.CONSUME(word.as);
      return this.SUBRULE(this.newName);
    });
    return { kind: "import-name", name, alias: alias ?? null, start, end: this.end() };
  });

  private readonly importNames: Sequence<ImportName> = {
    open: LeftBrace,
    close: RightBrace,
    element: "a name",
    kind: "values",
    byLine: false,
    rule: this.importName,
  };

  protected readonly import: ParserMethod<[], ImportDeclaration> = this.RULE("import", () =>
    this.attempt<ImportDeclaration>({ kind: "import", names: [], path: null, ...this.place() }, (draft) => {
      this.CONSUME(word.import);
      draft.names = this.sequence(this.importNames);
      this.expect(word.from, "`from`", this.is(StringLiteral));
      draft.path = this.importPath();
    }),
  );

  private importPath(): ImportPath {
    const { parts, start, end } = this.literalString(this.CONSUME(StringLiteral, { ERR_MSG: "a path in quotes" }));
    const [part] = parts;
    return { kind: "import-path", text: part?.kind === "text" ? part.text : "", start, end };
  }

  protected readonly typeDeclaration: ParserMethod<[], TypeDeclaration> = this.RULE("typeDeclaration", () =>
    this.attempt<TypeDeclaration>({ kind: "type", name: null, type: null, ...this.place() }, (draft) => {
      this.CONSUME(word.type);
      draft.name = this.SUBRULE(this.newName);
      this.assign();
      draft.type = this.SUBRULE(this.type);
    }),
  );

  protected readonly templateDeclaration: ParserMethod<[], TemplateDeclaration> = this.RULE("templateDeclaration", () =>
    this.attempt<TemplateDeclaration>(
      { kind: "template", name: null, base: null, settings: null, ...this.place() },
      (draft) => {
        this.CONSUME(word.template);
        draft.name = this.SUBRULE(this.newName);
        this.assign();
        draft.base = this.OPTION(() => this.SUBRULE(this.name)) ?? null;
        draft.settings = this.SUBRULE(this.record);
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
}
