/** What the author wrote, with names resolved, values typed, and lifetimes as nesting. It says nothing about states. */
import type { Value, Variable } from "../expressions/value.js";
import type { Type } from "../types/type.js";
import type { JoinedSources } from "../text/joined.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { OnFailure, Statement } from "./statements.js";

export type * from "./statements.js";
export type { GivingBack, LeftJobs, Life, Making, Readying, ServiceCall } from "../platforms/life.js";

export interface Model {
  readonly source: Source;
  /** The file and all that it imports; spans are places in these texts, joined. */
  readonly sources: JoinedSources;
  readonly workflows: readonly Workflow[];
}

declare const checked: unique symbol;

/** A model about which no error was reported. Only `analyze` makes one, and only such a one is compiled. */
export interface CheckedModel extends Model {
  readonly [checked]: true;
}

export interface Workflow {
  readonly name: string;
  /** Its declaration's name. */
  readonly span: Span;
  readonly comment: string | null;
  /** The part of AWS that it runs in: `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** For the whole run, without clean-up; `null` when nothing bounds it. */
  readonly timeoutSeconds: number | null;
  readonly input: Input | null;
  /** The `extern param`s that may reach it. */
  readonly externs: readonly Variable[];
  readonly body: readonly Statement[];
  readonly onFailure: OnFailure | null;
  readonly output: Value | null;
}

export interface Input {
  readonly span: Span;
  readonly variable: Variable;
  readonly fields: readonly InputField[];
}

export interface InputField {
  readonly name: string;
  readonly span: Span;
  readonly type: Type;
  readonly default: Value | null;
  /** It has a default or is written with `?`; `json?` is no other type than `json`, but need not be given. */
  readonly mayBeLeftOut: boolean;
  readonly pattern: string | null;
  readonly least: number | null;
  readonly most: number | null;
}
