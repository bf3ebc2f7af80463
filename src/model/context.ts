/** What the checks of a workflow's parts share. */
import type { Report } from "../diagnostics/diagnostic.js";
import type { ExpressionContext } from "../expressions/context.js";
import type { Value } from "../expressions/value.js";
import type { Settings } from "../settings/given.js";
import type { File } from "../syntax/ast.js";
import { documentationOf } from "../syntax/documentation.js";
import type { Span } from "../text/span.js";
import type { Declarations } from "./declarations.js";
import { expressionsIn, type Scope } from "./scope.js";
import type { TypeNames } from "./type-nodes.js";

export interface WorkflowContext extends TypeNames {
  readonly file: File;
  /** The texts of the file and of all that it imports, joined. */
  readonly text: string;
  /** Which part of it is the file's own. */
  readonly own: Span;
  /** Settings of the project, below those of every cluster. */
  readonly defaults: Settings | null;
  readonly report: Report;
  readonly declarations: Declarations;
  /** Whether a `retry` is around what is checked, so that it may run several times in one run. */
  readonly isRetried: boolean;
  readonly workflow: {
    readonly name: string;
    readonly timeoutSeconds: number | null;
    /** Tags of the workflow, which its clusters have too. */
    readonly tags: Value | null;
  };
}

/** The context in which expressions of a scope are checked. */
export function expressions(scope: Scope, context: WorkflowContext): ExpressionContext {
  return expressionsIn(scope, context.declarations, context.text, context.report);
}

/** The comment of a statement: the `///` lines above it. */
export function commentOf(node: Span, context: WorkflowContext): string | null {
  return documentationOf(context.file, node, context.text);
}
