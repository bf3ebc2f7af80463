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

export type * from "./expression-nodes.js";

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
export type Item = ParamDeclaration | LetStatement | WorkflowDeclaration;

export interface ParamDeclaration extends Span {
  readonly kind: "param";
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

export type Statement =
  | LetStatement
  | ClusterStatement
  | StepStatement
  | ParallelStatement
  | BranchStatement
  | RetryStatement
  | TerminateStatement
  | KeepStatement
  | OnFailureStatement
  | FailStatement
  | OutputStatement;

export interface LetStatement extends Span {
  readonly kind: "let";
  readonly name: Name | null;
  readonly value: Expression | null;
}

/** `cluster NAME = PLATFORM { … }`; a missing platform word is `null` and means `ec2`. */
export interface ClusterStatement extends Span {
  readonly kind: "cluster";
  readonly name: Name | null;
  readonly platform: Name | null;
  readonly settings: RecordExpression | null;
}

/** `step NAME on CLUSTER = KIND { … }` */
export interface StepStatement extends Span {
  readonly kind: "step";
  readonly name: Name | null;
  readonly cluster: Name | null;
  /** The kind's word, `spark`. */
  readonly stepKind: Name | null;
  readonly settings: RecordExpression | null;
}

export interface Block extends Span {
  readonly kind: "block";
  readonly statements: readonly Statement[];
}

export interface ParallelStatement extends Span {
  readonly kind: "parallel";
  readonly options: Options | null;
  readonly body: Block | null;
}

export interface BranchStatement extends Span {
  readonly kind: "branch";
  readonly name: Name | null;
  readonly body: Block | null;
}

/** `retry (times: 2, wait: 1m) { … }`: the block again, as a whole. */
export interface RetryStatement extends Span {
  readonly kind: "retry";
  readonly options: Options | null;
  readonly body: Block | null;
}

/** The entries in `( )` right after a flow statement's keyword. */
export interface Options extends Span {
  readonly kind: "options";
  readonly entries: readonly Entry[];
}

export interface TerminateStatement extends Span {
  readonly kind: "terminate";
  readonly cluster: Name | null;
  readonly when: Expression | null;
}

export interface KeepStatement extends Span {
  readonly kind: "keep";
  readonly cluster: Name | null;
}

/** `on failure as NAME { … }` */
export interface OnFailureStatement extends Span {
  readonly kind: "on-failure";
  readonly name: Name | null;
  readonly body: Block | null;
}

/** `fail "Error", cause` */
export interface FailStatement extends Span {
  readonly kind: "fail";
  readonly error: Expression | null;
  readonly cause: Expression | null;
}

export interface OutputStatement extends Span {
  readonly kind: "output";
  readonly value: Expression | null;
}

/** Any node of the tree. */
export type Node =
  | File
  | Name
  | Item
  | Member
  | InputField
  | Constraint
  | Block
  | Options
  | Key
  | TypeNode
  | TypeField
  | Expression
  | StringPart;
