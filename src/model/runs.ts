/** `run`: another workflow of the project, with its input checked and its output typed. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { read, record } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { isBroken, type Value, type Variable } from "../expressions/value.js";
import { retryShape, timeoutSetting } from "../kinds/every-step.js";
import { checkSettings } from "../settings/check.js";
import { valueOf } from "../settings/given.js";
import { setting, type SettingsSchema } from "../settings/schema.js";
import type { Name, RecordExpression, RunStatement } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { optional } from "../types/relations.js";
import { executionArnType, jsonType, recordOf, stringType, type Type } from "../types/type.js";
import { checkName } from "./check-name.js";
import { commentOf, expressions } from "./context.js";
import type { Reading } from "./lifetimes.js";
import { statementsOf } from "./bodies.js";
import type { InputField, Statement, Workflow } from "./model.js";
import { wordAt } from "./places.js";
import { checkAgainstTimeout, retryPolicies } from "./retry.js";
import { bind, lookUp } from "./scope.js";

export const runOptions: SettingsSchema = {
  timeout: timeoutSetting("How long the other run may take."),
  retry: {
    shape: retryShape,
    documentation: "When the other workflow is run again.",
    example: "2",
    otherwise: "never",
  },
  machine: setting(
    stringType,
    "The ARN of its state machine.",
    '"arn:aws:states:eu-west-1:111122223333:stateMachine:x"',
    {
      otherwise: "that of the same account, region and name prefix, by the workflow's name",
    },
  ),
};

/** Checks a `run` and binds its result. */
export function checkRun(node: RunStatement, reading: Reading): Statement | null {
  const { scope, context } = reading;
  const span = node.name ?? wordAt(node, "run");
  const options = checkSettings(node.options, runOptions, "`run`", span, expressions(scope, context));
  const retry = retryPolicies(options.given.get("retry"), context.report);
  const timeout = valueOf(options, "timeout");
  const seconds = timeout?.kind === "constant" && typeof timeout.value === "number" ? timeout.value : 0;
  checkAgainstTimeout(retry, seconds, context.workflow.timeoutSeconds, context.report);
  const called = node.workflow && calledBy(node.workflow, reading);
  const input = checkInput(node.input, called, node.workflow ?? span, reading);
  const variable = node.name && bindResult(node.name, called, reading);
  if (!called || !node.workflow || !input) return null;
  return {
    kind: "run",
    name: node.name?.text ?? null,
    span,
    comment: commentOf(node, context),
    variable,
    caller: context.workflow.name,
    workflow: called.name,
    machine: valueOf(options, "machine"),
    input,
    timeout,
    retry,
  };
}

function calledBy(name: Name, { scope, context }: Reading): Workflow | null {
  const meaning = lookUp(scope, name.text);
  if (meaning) meaning.isUsed = true;
  if (meaning && !meaning.workflow) {
    if (meaning.value.kind !== "unknown" || meaning.what !== "import")
      context.report(catalog.notAWorkflow(name, name.text, `a ${meaning.what}`, meaning.declared));
    return null;
  }
  const called = context.workflowNamed(name.text, meaning?.workflow ?? null);
  if (called === null) {
    const known = context.declaredWorkflows();
    const near = nearest(name.text, known);
    context.report(nameCatalog.unknownWorkflow(name, name.text, near, replaceWith(name, near)));
    return null;
  }
  if (called.kind === "workflow") return called.workflow;
  context.report(catalog.workflowCycle(name, called.circle));
  return null;
}

/** What the other run is started with: each field of the type that it declares, and all that it must be given. */
function checkInput(node: RecordExpression | null, called: Workflow | null, at: Span, reading: Reading): Value | null {
  const { scope, context } = reading;
  const inScope = expressions(scope, context);
  const fields = called?.input?.fields ?? [];
  const entries = new Map<string, Value>();
  let isRight = node !== null;
  for (const entry of node?.entries ?? []) {
    const value = checkExpression(entry.value, inScope);
    if (!entry.key) continue;
    const { text } = entry.key;
    const field = fields.find((each) => each.name === text);
    const first = node?.entries.find((each) => each.key?.text === text);
    if (first && first !== entry && first.key) context.report(valueCatalog.duplicateKey(entry.key, text, first.key));
    if (called && !field) {
      const near = nearest(
        text,
        fields.map(({ name }) => name),
      );
      context.report(catalog.notInInput(entry.key, text, called.name, near, replaceWith(entry.key, near)));
      isRight = false;
    }
    const checked = field ? expectType(value, givenType(field), `\`${text}\``, entry.key, inScope) : value;
    if (isBroken(checked)) isRight = false;
    entries.set(text, checked);
  }
  for (const field of node ? fields : []) {
    if (field.mayBeLeftOut || entries.has(field.name)) continue;
    context.report(catalog.inputNotGiven(at, field.name, called?.name ?? ""));
    isRight = false;
  }
  return isRight ? record(entries, node ?? at) : null;
}

function givenType({ type, mayBeLeftOut }: InputField): Type {
  return mayBeLeftOut ? optional(type) : type;
}

function bindResult(name: Name, called: Workflow | null, { scope, context }: Reading): Variable {
  checkName(name, context.report);
  const output = called ? outputType(called) : ({ kind: "error" } as const);
  const variable: Variable = {
    name: name.text,
    type: recordOf([
      ["id", executionArnType],
      ["output", output],
    ]),
  };
  bind(scope, { name: name.text, declared: name, what: "run", value: read(variable), isUsed: true }, context.report);
  return variable;
}

/** A run that returned early has no output, so that then each part of it may be missing. */
function outputType({ output, body }: Workflow): Type {
  if (!output) return recordOf([]);
  const mayReturn = [...statementsOf(body)].some(({ kind }) => kind === "return");
  if (!mayReturn) return output.type;
  if (output.type.kind !== "record") return jsonType;
  return recordOf([...output.type.fields].map(([key, type]) => [key, optional(type)] as const));
}
