/**
 * The tree of what was written. Plain data with spans; it says nothing about meaning. A hole in broken text is `null`.
 * Comments stand in a list beside the tree.
 */
import type { Span } from "../text/span.js";
import type {
  Entry,
  Expression,
  Key,
  Name,
  RecordExpression,
  StringPart,
  TypeField,
  TypeNode,
} from "./expression-nodes.js";
import type { Statement, LetStatement, Block, CatchClause, Options } from "./statement-nodes.js";

export type * from "./expression-nodes.js";
export type * from "./statement-nodes.js";

export interface File extends Span {
  readonly kind: "file";
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
}

export interface Comment extends Span {
  /** `line` is `//`, `documentation` is `///`, `block` is `/* … *\/`. */
  readonly kind: "line" | "documentation" | "block";
  /** Without its delimiters, otherwise as written. */
  readonly text: string;
}

/** What may stand at the top level of a file. */
export type Item =
  ImportDeclaration | ParamDeclaration | LetStatement | TypeDeclaration | TemplateDeclaration | WorkflowDeclaration;

/** `import { a, b as c } from "./x.emrflow"` */
export interface ImportDeclaration extends Span {
  readonly kind: "import";
  readonly names: readonly ImportName[];
  readonly path: ImportPath | null;
}

export interface ImportName extends Span {
  readonly kind: "import-name";
  /** As the other file calls it. */
  readonly name: Name | null;
  /** As this file calls it; `null` when it is the same. */
  readonly alias: Name | null;
}

/** The quoted path; `text` is what it means, unescaped. */
export interface ImportPath extends Span {
  readonly kind: "import-path";
  readonly text: string;
}

/** `type NAME = TYPE` */
export interface TypeDeclaration extends Span {
  readonly kind: "type";
  readonly name: Name | null;
  readonly type: TypeNode | null;
}

/** `template NAME = BASE { … }`: settings of clusters, based on a platform or on another template. */
export interface TemplateDeclaration extends Span {
  readonly kind: "template";
  readonly name: Name | null;
  readonly base: Name | null;
  readonly settings: RecordExpression | null;
}

export interface ParamDeclaration extends Span {
  readonly kind: "param";
  /** `extern param`: filled in when the machine is deployed. */
  readonly extern: boolean;
  readonly name: Name | null;
  readonly type: TypeNode | null;
  readonly default: Expression | null;
}

export interface WorkflowDeclaration extends Span {
  readonly kind: "workflow";
  readonly name: Name | null;
  /** In the order in which they were written. */
  readonly members: readonly Member[];
}

/** What may stand in a workflow: settings, its input, and statements. */
export type Member = Entry | InputDeclaration | Statement;

export interface InputDeclaration extends Span {
  readonly kind: "input";
  readonly fields: readonly InputField[];
}

/** `date: string matching "^…$" min 1 max 5 = "x"`; the constraints stand in any order before the default. */
export interface InputField extends Span {
  readonly kind: "input-field";
  readonly name: Name | null;
  readonly type: TypeNode | null;
  readonly constraints: readonly Constraint[];
  readonly default: Expression | null;
}

export interface Constraint extends Span {
  readonly kind: "constraint";
  readonly constraint: "matching" | "min" | "max";
  readonly value: Expression | null;
}

/** Any node of the tree. */
export type Node =
  | File
  | Name
  | Item
  | ImportName
  | ImportPath
  | Member
  | InputField
  | Constraint
  | Block
  | CatchClause
  | Options
  | Key
  | TypeNode
  | TypeField
  | Expression
  | StringPart;
