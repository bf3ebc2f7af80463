/** A workflow: its settings and input first, then what runs, then what happens at the end. */
import { advice } from "../diagnostics/catalog/advice.js";
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { checkExpression } from "../expressions/check.js";
import { read } from "../expressions/build.js";
import { substitute } from "../expressions/substitute.js";
import type { Value, Variable } from "../expressions/value.js";
import { limits } from "../aws/limits.js";
import { checkSettings } from "../settings/check.js";
import { constantOf, valueOf, type Settings } from "../settings/given.js";
import { overlay } from "../settings/overlay.js";
import { setting, type SettingsSchema } from "../settings/schema.js";
import { oneOf } from "../types/relations.js";
import { durationType, mapOf, recordOf, stringType } from "../types/type.js";
import type {
  Entry,
  InputDeclaration,
  OnFailureStatement,
  OutputStatement,
  RecordExpression,
  Statement as Node,
  WorkflowDeclaration,
} from "../syntax/ast.js";
import { walk } from "../syntax/walk.js";
import type { Span } from "../text/span.js";
import { checkBlock } from "./block.js";
import { checkName } from "./check-name.js";
import { commentOf, enclosed, expressions, type WorkflowContext } from "./context.js";
import { declarationsIn } from "./declarations.js";
import { failureType } from "./fail.js";
import { checkInput } from "./input.js";
import type { Input, OnFailure, Workflow } from "./model.js";
import { closing, wordAt } from "./places.js";
import { bind, childScope, type Meaning, type Scope } from "./scope.js";

export const workflowSettings: SettingsSchema = {
  description: setting(
    stringType,
    "What the workflow is for; the state machine's comment.",
    '"Nightly sales roll-up"',
    { constant: true },
  ),
  timeout: setting(durationType, "For the whole run; clean-up still happens after it.", "6h", {
    constant: true,
    range: {
      least: 1,
      most: limits.standardExecution.max,
      text: `from 1s to ${limits.standardExecution.max / 86_400}d`,
    },
  }),
  tags: setting(
    mapOf(stringType),
    "Tags of every cluster that the workflow makes; a cluster's own tag of the same key wins.",
    '{ team: "data" }',
    { writtenOut: true, constant: true },
  ),
  partition: setting(
    oneOf("aws", "aws-cn", "aws-us-gov"),
    "The part of AWS that it runs in: a state machine calls services of its own part only.",
    '"aws-cn"',
    { constant: true, otherwise: '`"aws"`' },
  ),
};

interface FileContext extends Omit<
  WorkflowContext,
  "workflow" | "declarations" | "isRetried" | "isCaught" | "guard" | "within"
> {
  /** Below the workflow's own settings. */
  readonly workflowDefaults: Settings | null;
  /** The `extern param`s that may reach it. */
  readonly externs: readonly Variable[];
}

/** Checks a workflow. `fileScope` holds what the file declares. */
export function checkWorkflow(node: WorkflowDeclaration, fileScope: Scope, file: FileContext): Workflow {
  const sorted = sortMembers(node, file);
  const scope = childScope(fileScope);
  const name = node.name?.text ?? "";
  const declarations = declarationsIn(node);
  const bare: WorkflowContext = {
    ...file,
    declarations,
    isRetried: false,
    isCaught: false,
    guard: null,
    within: null,
    workflow: { name, timeoutSeconds: null, awaits: 0, partition: "aws", tags: null },
  };
  const at = node.name ?? wordAt(node, "workflow");
  if (node.name) checkName(node.name, file.report);
  const block: RecordExpression = { kind: "record", entries: sorted.settings, start: node.start, end: node.end };
  const { workflowDefaults } = file;
  const part = workflowDefaults ? { part: "upper" as const } : {};
  const own = checkSettings(block, workflowSettings, "A workflow", at, { ...expressions(scope, bare), ...part });
  const settings = workflowDefaults ? overlay(workflowDefaults, own) : own;
  const context: WorkflowContext = {
    ...bare,
    workflow: {
      name,
      timeoutSeconds: numberOf(settings, "timeout"),
      awaits: awaitsIn(node),
      partition: stringOf(settings, "partition") ?? "aws",
      tags: valueOf(settings, "tags"),
    },
  };
  const input = sorted.input ? checkInput(sorted.input, scope, context) : null;
  bind(scope, inputMeaning(input, at), file.report);
  const body = checkBlock(sorted.body, closing(node), scope, context, []);
  const onFailure = sorted.onFailure ? checkOnFailure(sorted.onFailure, fileScope, scope, context) : null;
  const output = sorted.output ? checkExpression(sorted.output.value, expressions(scope, context)) : null;
  if (sorted.body.length === 0 && !sorted.output) file.report(catalog.emptyBlock(at, "workflow"));
  reportUnused(scope, file);
  return {
    name,
    span: at,
    comment: stringOf(settings, "description") ?? commentOf(node, context),
    partition: context.workflow.partition,
    timeoutSeconds: context.workflow.timeoutSeconds,
    input,
    externs: file.externs,
    body,
    onFailure,
    output: output?.kind === "unknown" ? null : output,
  };
}

function awaitsIn(node: WorkflowDeclaration): number {
  let count = 0;
  walk(node, ({ kind }) => {
    if (kind === "await") count += 1;
  });
  return count;
}

interface Members {
  readonly settings: readonly Entry[];
  readonly input: InputDeclaration | null;
  readonly body: readonly Node[];
  readonly onFailure: OnFailureStatement | null;
  readonly output: OutputStatement | null;
}

/** Sorts the members by what they are, and reports what stands twice or in the wrong place. */
function sortMembers(node: WorkflowDeclaration, { report }: FileContext): Members {
  const settings: Entry[] = [];
  const body: Node[] = [];
  const once: { input: InputDeclaration | null; onFailure: OnFailureStatement | null; output: OutputStatement | null } =
    { input: null, onFailure: null, output: null };
  for (const member of node.members) {
    if (member.kind === "entry") settings.push(member);
    else if (member.kind === "input") once.input = first(once.input, member, "input", report);
    else if (member.kind === "on-failure") once.onFailure = first(once.onFailure, member, "on failure", report);
    else if (member.kind === "output") once.output = first(once.output, member, "output", report);
    else body.push(member);
    if (member.kind === "entry" && body.length > 0 && member.key && Object.hasOwn(workflowSettings, member.key.text))
      report(catalog.misplaced(member.key, member.key.text, "before the first statement of its workflow"));
    if (member.kind === "input" && body.length > 0)
      report(catalog.misplaced(wordAt(member, "input"), "input", "before the first statement of its workflow"));
  }
  const after = once.output && body.find((statement) => once.output && statement.start > once.output.start);
  if (once.output && after)
    report(catalog.misplaced(wordAt(once.output, "output"), "output", "after the last statement of its workflow"));
  return { settings, body, ...once };
}

function first<Node extends Span>(
  earlier: Node | null,
  member: Node,
  what: string,
  report: FileContext["report"],
): Node {
  if (!earlier) return member;
  report(catalog.givenTwice(wordAt(member, what), what, wordAt(earlier, what)));
  return earlier;
}

function inputMeaning(input: Input | null, at: Span): Meaning {
  const variable: Variable = input?.variable ?? { name: "input", type: recordOf([]) };
  return { name: "input", declared: input?.span ?? at, what: "input", value: read(variable), isUsed: true };
}

/** Sees what exists however the run failed: the file's names, the input, and `let`s that depend on nothing else. */
function checkOnFailure(node: OnFailureStatement, fileScope: Scope, scope: Scope, context: WorkflowContext): OnFailure {
  const failure: Variable = { name: node.name?.text ?? "failure", type: failureType };
  const visible = childScope(fileScope);
  const origins = new Map<Variable, Value>();
  for (const meaning of scope.names.values()) {
    if (meaning.what === "input") visible.names.set(meaning.name, meaning);
    if (meaning.what !== "let" || !meaning.origin) continue;
    const value = substitute(meaning.origin, (variable) =>
      variable.name === "input" || variable.extern ? null : (origins.get(variable) ?? "absent"),
    );
    if (value === null) continue;
    if (meaning.value.kind === "read") origins.set(meaning.value.variable, value);
    visible.names.set(meaning.name, { ...meaning, value });
  }
  const inner = childScope(visible);
  if (node.name) {
    checkName(node.name, context.report);
    bind(
      inner,
      { name: node.name.text, declared: node.name, what: "failure", value: read(failure), isUsed: true },
      context.report,
    );
  }
  if (node.body?.statements.length === 0) context.report(catalog.emptyBlock(wordAt(node, "on failure"), "on failure"));
  const handling = enclosed(context, "on failure", wordAt(node, "on failure"));
  const body = node.body ? checkBlock(node.body.statements, closing(node.body), inner, handling, []) : [];
  return { span: wordAt(node, "on failure"), failure, body };
}

function numberOf(settings: Settings, name: string): number | null {
  const value = constantOf(settings, name);
  return typeof value === "number" ? value : null;
}

function stringOf(settings: Settings, name: string): string | null {
  const value = constantOf(settings, name);
  return typeof value === "string" ? value : null;
}

function reportUnused(scope: Scope, { report }: FileContext): void {
  for (const meaning of scope.names.values()) {
    if (meaning.what === "let" && !meaning.isUsed)
      report(advice.unusedName(meaning.declared, meaning.name, "`let`", null));
  }
}
