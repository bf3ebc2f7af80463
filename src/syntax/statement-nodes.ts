/** The nodes of statements, and the blocks, clauses and options of them. */
import type { Span } from "../text/span.js";
import type {
  ConditionalExpression,
  Entry,
  Expression,
  ListExpression,
  Name,
  RecordExpression,
  TypeNode,
} from "./expression-nodes.js";

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
