/** What the checks of a workflow's parts share. */
import type { Report } from "../diagnostics/diagnostic.js";
import type { ExpressionContext } from "../expressions/context.js";
import type { Value } from "../expressions/value.js";
import type { Platform } from "../platforms/platform.js";
import type { Settings } from "../settings/given.js";
import type { File } from "../syntax/ast.js";
import { documentationOf } from "../syntax/documentation.js";
import type { Span } from "../text/span.js";
import type { CalledWorkflows } from "./called-workflows.js";
import type { Declarations } from "./declarations.js";
import { expressionsIn, type Scope } from "./scope.js";
import type { TypeNames } from "./type-nodes.js";

export interface WorkflowContext extends TypeNames, CalledWorkflows {
  readonly file: File;
  /** The texts of the file and of all that it imports, joined. */
  readonly text: string;
  /** Which part of it is the file's own. */
  readonly own: Span;
  /** Settings of the project, below those of every cluster of a platform. */
  readonly defaults: ReadonlyMap<Platform, Settings>;
  readonly report: Report;
  readonly declarations: Declarations;
  /** Whether a `retry` is around what is checked, so that it may run several times in one run. */
  readonly isRetried: boolean;
  /** Whether a failure here may be caught, so that the run succeeds all the same. */
  readonly isCaught: boolean;
  /** The innermost block around it behind which a run may go on, or in which it may begin again, after a failure inside. */
  readonly guard: Span | null;
  /** The innermost of the blocks around it out of which no run can go at once; `null` where there is none. */
  readonly within: Enclosure | null;
  readonly workflow: {
    readonly name: string;
    readonly timeoutSeconds: number | null;
    /** How many `await`s there are in it, which share the room in a run's history. */
    readonly awaits: number;
    /** Of AWS, in which the machine runs. */
    readonly partition: string;
    /** Tags of the workflow, which its clusters have too. */
    readonly tags: Value | null;
  };
}

/** A block that other work runs beside or that must run to its end, with its place. */
export interface Enclosure {
  readonly kind: "parallel" | "for" | "finally" | "on failure";
  readonly at: Span;
  /** Whether each item runs as an execution of its own, or one further out does. */
  readonly isDistributed: boolean;
  /** Whether it belongs to clean-up, which has its own time. */
  readonly isCleanUp: boolean;
}

/** The context inside a block of some kind. */
export function enclosed(
  context: WorkflowContext,
  kind: Enclosure["kind"],
  at: Span,
  isDistributed = false,
): WorkflowContext {
  const { within } = context;
  return {
    ...context,
    within: {
      kind,
      at,
      isDistributed: isDistributed || (within?.isDistributed ?? false),
      isCleanUp: kind === "finally" || kind === "on failure" || (within?.isCleanUp ?? false),
    },
  };
}

/** The context in which expressions of a scope are checked. */
export function expressions(scope: Scope, context: WorkflowContext): ExpressionContext {
  return expressionsIn(scope, context.declarations, context.text, context.report, context);
}

/** The comment of a statement: the `///` lines above it. */
export function commentOf(node: Span, context: WorkflowContext): string | null {
  return documentationOf(context.file, node, context.text);
}
