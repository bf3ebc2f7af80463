/** Task statements: what is called, with which arguments, and what comes back. */
import { tasks as catalog } from "../diagnostics/catalog/tasks.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { read, unknown } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { aType } from "../expressions/context.js";
import { placeholderText } from "../expressions/placeholder.js";
import type { Value, Variable } from "../expressions/value.js";
import { checkSettings } from "../settings/check.js";
import { constantOf, keyOf, valueOf, type Settings } from "../settings/given.js";
import type { TaskStatement } from "../syntax/ast.js";
import { durationText } from "../text/units.js";
import { isAssignable } from "../types/relations.js";
import { errorType, type Type } from "../types/type.js";
import { checkKnownInCleanUp } from "./clean-up-time.js";
import { checkName } from "./check-name.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Task, TaskCall } from "./model.js";
import { checkAgainstTimeout, retryPolicies } from "./retry.js";
import { bind, type Scope } from "./scope.js";
import { isCallback, split, withToken } from "./task-block.js";
import { checkTaskRequest } from "./task-request.js";
import { resultType, resultValue, wholeResult } from "./task-result.js";
import { taskSettings } from "./task-settings.js";
import { taskTarget, type TaskTarget } from "./task-target.js";
import { typeOf } from "./type-nodes.js";

/** Checks a task and makes its name known; `null` when too little of it is there. */
export function checkTask(node: TaskStatement, scope: Scope, context: WorkflowContext): Task | null {
  const target = targetOf(node, scope, context);
  const { own, api } = split(node.settings, target);
  const settings = checkSettings(own, taskSettings, "A task", node.name ?? node, expressions(scope, context));
  // What could not be understood may have been meant as a callback.
  const callback = target === null || isCallback(target) ? { isTokenPassed: false } : null;
  const request = checkExpression(api, withToken(expressions(scope, context), callback));
  const given = target ? resultType(target) : errorType;
  const expected = node.type ? expectedType(node, given, context) : null;
  const variable: Variable = { name: node.name?.text ?? "", type: expected ?? given };
  if (node.name) {
    checkName(node.name, context.report);
    const value = variable.type.kind === "error" ? unknown(node.name) : read(variable);
    bind(scope, { name: variable.name, declared: node.name, what: "task", value, isUsed: true }, context.report);
  }
  if (!target || !node.name || !api) return null;
  checkTaskRequest(target, request, api, node.name, context.report);
  if (callback && !callback.isTokenPassed) context.report(catalog.tokenNotPassed(node.name, variable.name));
  checkHeartbeat(target, settings, context);
  const retry = retryPolicies(settings.given.get("retry"), context.report);
  const timeout = valueOf(settings, "timeout");
  checkKnownInCleanUp(timeout, node.name, "The `timeout` of a task", context);
  checkAgainstTimeout(retry, secondsOf(timeout) ?? 0, context.workflow.timeoutSeconds, context.report);
  const isTested = expected !== null && !isAssignable(given, expected);
  const stateName = constantOf(settings, "name");
  return {
    kind: "task",
    name: variable.name,
    stateName: typeof stateName === "string" ? stateName : variable.name,
    span: node.name,
    comment: commentOf(node, context),
    variable,
    call: callOf(target),
    request,
    result: isTested ? wholeResult(variable.type) : resultValue(variable.type),
    expected: isTested ? expected : null,
    timeout,
    heartbeat: valueOf(settings, "heartbeat"),
    credentials: valueOf(settings, "credentials"),
    transientErrors: target.kind === "optimized" ? target.service.transientErrors : [],
    retry,
  };
}

function targetOf(node: TaskStatement, scope: Scope, context: WorkflowContext): TaskTarget | null {
  if (!node.resource) return null;
  const value = checkExpression(node.resource, expressions(scope, context));
  if (value.kind === "unknown") return null;
  const text = value.kind === "constant" && typeof value.value === "string" ? value.value : placeholderText(value);
  const at = value.span ?? node.resource;
  if (text !== null) return taskTarget(text, at, context.workflow.partition, context.report);
  // Step Functions takes no expression there (states-language.net/spec.html, read 2026-11-22).
  context.report(valueCatalog.notConstant(at, "The resource of a task"));
  return null;
}

/** The type that was written for the result. What it asks for must be there where the answer is documented. */
function expectedType({ type, name }: TaskStatement, given: Type, context: WorkflowContext): Type {
  const expected = typeOf(type, context);
  const isPossible =
    given.kind !== "record" ||
    expected.kind === "json" ||
    expected.kind === "error" ||
    (expected.kind === "record" && [...expected.fields.keys()].every((field) => given.fields.has(field)));
  if (isPossible || !type) return expected;
  context.report(valueCatalog.wrongType(type, `\`${name?.text ?? "task"}\``, aType(given), aType(expected)));
  return errorType;
}

function checkHeartbeat(target: TaskTarget, settings: Settings, context: WorkflowContext): void {
  const heartbeat = valueOf(settings, "heartbeat");
  if (!heartbeat) return;
  const at = heartbeat.span ?? keyOf(settings, "heartbeat");
  const hasWorker = isCallback(target) || (target.kind === "worker" && target.what !== "function");
  if (!hasWorker) context.report(catalog.heartbeatWithoutWorker(keyOf(settings, "heartbeat")));
  const [beat, whole] = [secondsOf(heartbeat), secondsOf(valueOf(settings, "timeout"))];
  if (beat !== null && whole !== null && beat >= whole)
    context.report(catalog.heartbeatTooLong(at, durationText(beat), durationText(whole)));
}

function secondsOf(value: Value | null): number | null {
  return value?.kind === "constant" && typeof value.value === "number" ? value.value : null;
}

function callOf(target: TaskTarget): TaskCall {
  switch (target.kind) {
    case "worker":
      return { kind: "arn", arn: target.arn };
    case "optimized":
      return {
        kind: "integration",
        service: target.service.name,
        action: target.action.action,
        pattern: target.pattern,
      };
    case "sdk":
      return {
        kind: "integration",
        service: `aws-sdk:${target.service}`,
        action: target.operation,
        pattern: target.pattern,
      };
  }
}
