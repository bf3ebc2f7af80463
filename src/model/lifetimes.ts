/** Where a cluster's life ends: `terminate` and `keep`, and the line that is missing where neither stands. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import type { Fix } from "../diagnostics/diagnostic.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { booleanType } from "../types/type.js";
import type { ClusterStatement, KeepStatement, Statement as Node, TerminateStatement } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import type { OpenCluster } from "./clusters.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { ClusterEnd } from "./model.js";
import { lookUp, reportUnknown, type Scope } from "./scope.js";
import type { PlacedStep } from "./steps.js";

/** Where a block's statements are being read. */
export interface Reading {
  readonly nodes: readonly Node[];
  next: number;
  /** Clusters of this very block that are still open, outer first. */
  readonly open: OpenCluster[];
  /** Borrowed ones that the block does not end. */
  readonly loose: OpenCluster[];
  readonly scope: Scope;
  readonly context: WorkflowContext;
  /** Steps by cluster, for the rules that need the whole block. */
  readonly placed: PlacedStep[];
  /** Where the block ends in the text. */
  readonly end: Span;
}

/** Adds the missing line below the last statement of the block, indented like the cluster. */
export function terminateFix(node: ClusterStatement, { nodes, context }: Reading): Fix | null {
  const last = nodes.at(-1);
  if (!last || !node.name) return null;
  const text = `\n${indentationAt(node, context.text)}terminate ${node.name.text}`;
  return {
    title: `terminate \`${node.name.text}\` at the end of the block`,
    safe: false,
    edits: [{ start: last.end, end: last.end, text }],
  };
}

/** The blanks before the line in which a statement begins. */
export function indentationAt(node: Span, text: string): string {
  const lineStart = text.lastIndexOf("\n", node.start - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, node.start))?.[0] ?? "";
}

/** Reads `terminate` or `keep`: the end of the innermost cluster, `inner-first` for one further out, or a finding. */
export function readEnd(node: TerminateStatement | KeepStatement, reading: Reading): ClusterEnd | "inner-first" | null {
  const { scope, context, open } = reading;
  const when =
    node.kind === "terminate" && node.when
      ? expectType(
          checkExpression(node.when, expressions(scope, context)),
          booleanType,
          "`when`",
          node.when,
          expressions(scope, context),
        )
      : null;
  const cluster = clusterToEnd(node, reading);
  if (!cluster) return null;
  const innermost = open.at(-1);
  if (innermost && cluster !== innermost) {
    if (innermost.ended?.how === "kept") return "inner-first";
    if (!innermost.ended)
      context.report(catalog.endedOutOfOrder(node, cluster.name, innermost.name, innermost.declared));
    innermost.ended = { at: node, how: "broken" };
    return "inner-first";
  }
  cluster.ended = { at: node, how: node.kind === "keep" ? "kept" : "terminated" };
  if (context.isRetried && (node.kind === "keep" || when)) context.report(catalog.keptInRetry(node, cluster.name));
  return node.kind === "keep" ? { kind: "keep", span: node } : { kind: "terminate", span: node, when };
}

/** The open cluster of this block that a statement names, or `null` with a finding. */
function clusterToEnd(node: TerminateStatement | KeepStatement, { scope, context, open }: Reading): OpenCluster | null {
  if (!node.cluster) return null;
  const name = node.cluster.text;
  const meaning = lookUp(scope, name);
  if (!meaning) reportUnknown(scope, context.declarations, name, node.cluster, context.report);
  else if (!meaning.cluster) context.report(nameCatalog.notACluster(node.cluster, name, `a ${meaning.what}`));
  else if (open.includes(meaning.cluster) && meaning.cluster.ended?.how !== "kept") return meaning.cluster;
  else if (!meaning.cluster.ended)
    context.report(catalog.endedElsewhere(node, name, node.kind, meaning.cluster.declared));
  else if (meaning.cluster.ended.how !== "broken")
    context.report(catalog.endedTwice(node, name, meaning.cluster.ended.at));
  return null;
}
