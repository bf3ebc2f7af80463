/**
 * The tree of what was written. Plain data with spans; it says nothing about meaning. A hole in broken text is `null`.
 * Comments stand in a list beside the tree.
 */
import type { Span } from "../text/span.js";
import type {
  ConditionalExpression,
  Entry,
  Expression,
  Key,
  ListExpression,
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
  | OutputStatement
  | TaskStatement
  | RunStatement
  | IfStatement
  | ForStatement
  | TryStatement
  | WaitStatement
  | RepeatStatement
  | ReturnStatement
  | YieldStatement
  | NextStatement
  | AwaitStatement
  | ResizeStatement
  | CancelStatement;

export interface LetStatement extends Span {
  readonly kind: "let";
  readonly name: Name | null;
  readonly value: Expression | null;
}

/** `cluster NAME = BASE { … }`; a missing base is `null` and means `ec2`. */
export interface ClusterStatement extends Span {
  readonly kind: "cluster";
  readonly name: Name | null;
  /** A platform, a template, or a choice between templates: `input.full ? large : small`. */
  readonly base: Name | ConditionalExpression | null;
  readonly settings: RecordExpression | null;
}

/** `step NAME on CLUSTER = KIND { … }`, and with `and continue` without waiting for its end. */
export interface StepStatement extends Span {
  readonly kind: "step";
  readonly name: Name | null;
  readonly cluster: Name | null;
  /** The kind's word, `spark`. */
  readonly stepKind: Name | null;
  readonly settings: RecordExpression | null;
  readonly continues: boolean;
}

/** `task NAME: TYPE = "service:action" { … }`; the type may be left out. */
export interface TaskStatement extends Span {
  readonly kind: "task";
  readonly name: Name | null;
  readonly type: TypeNode | null;
  /** The integration, `"sns:publish"`, or an ARN. */
  readonly resource: Expression | null;
  readonly settings: RecordExpression | null;
}

/** `run RESULT = WORKFLOW { … }`; the result may be left out. */
export interface RunStatement extends Span {
  readonly kind: "run";
  readonly options: Options | null;
  readonly name: Name | null;
  readonly workflow: Name | null;
  /** What the run is started with. */
  readonly input: RecordExpression | null;
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

export interface IfStatement extends Span {
  readonly kind: "if";
  readonly condition: Expression | null;
  readonly then: Block | null;
  readonly else: IfStatement | Block | null;
}

/** `for (at_once: 4) ITEM, INDEX in SOURCE as RESULTS { … }` */
export interface ForStatement extends Span {
  readonly kind: "for";
  readonly options: Options | null;
  readonly item: Name | null;
  readonly index: Name | null;
  readonly source: Expression | null;
  readonly results: Name | null;
  readonly body: Block | null;
}

export interface TryStatement extends Span {
  readonly kind: "try";
  readonly body: Block | null;
  readonly catches: readonly CatchClause[];
  readonly finally: Block | null;
}

/** `catch NAME on [Timeout] { … }` */
export interface CatchClause extends Span {
  readonly kind: "catch";
  readonly name: Name | null;
  /** `null` where every error is caught. */
  readonly errors: ListExpression | null;
  readonly body: Block | null;
}

/** `wait 5m`, `wait until TIMESTAMP` */
export interface WaitStatement extends Span {
  readonly kind: "wait";
  readonly duration: Expression | null;
  readonly until: Expression | null;
}

/** `repeat (every: 1m, max: 60) with STATE = INITIAL { … } until CONDITION` */
export interface RepeatStatement extends Span {
  readonly kind: "repeat";
  readonly options: Options | null;
  readonly state: Name | null;
  readonly initial: Expression | null;
  readonly body: Block | null;
  readonly until: Expression | null;
}

/** Ends the run well, after clean-up. */
export interface ReturnStatement extends Span {
  readonly kind: "return";
}

/** The value of one turn of a `for … as RESULTS`. */
export interface YieldStatement extends Span {
  readonly kind: "yield";
  readonly value: Expression | null;
}

/** The state with which a `repeat … with STATE` goes on. */
export interface NextStatement extends Span {
  readonly kind: "next";
  readonly value: Expression | null;
}

/** Waits for a step that was started with `and continue`. */
export interface AwaitStatement extends Span {
  readonly kind: "await";
  readonly step: Name | null;
}

/** `resize CLUSTER.NODES { … }` */
export interface ResizeStatement extends Span {
  readonly kind: "resize";
  readonly cluster: Name | null;
  readonly nodes: Name | null;
  readonly settings: RecordExpression | null;
}

export interface CancelStatement extends Span {
  readonly kind: "cancel";
  readonly step: Name | null;
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
