/** The block of a task: which of it are the task's own settings and which the API's fields, and the `token` of a callback. */
import type { ExpressionContext } from "../expressions/context.js";
import type { Value } from "../expressions/value.js";
import type { Entry, RecordExpression } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { stringType } from "../types/type.js";
import { requestFields } from "./task-request.js";
import { taskSettings } from "./task-settings.js";
import type { TaskTarget } from "./task-target.js";

/** Gives the task's own settings, and the fields of the API; of a function everything that is no setting is its input. */
export function split(
  settings: RecordExpression | null,
  target: TaskTarget | null,
): { readonly own: RecordExpression | null; readonly api: RecordExpression | null } {
  if (!settings) return { own: null, api: null };
  const fields = target ? requestFields(target) : [];
  const isOwn = ({ key }: Entry): boolean => {
    if (key === null || key.quoted) return false;
    if (Object.hasOwn(taskSettings, key.text)) return true;
    if (target === null || target.kind === "worker" || /^[A-Z]/.test(key.text)) return false;
    // `topicArn` is a field that is spelled wrong, not a setting.
    return nearest(key.text, fields) === null || nearest(key.text, Object.keys(taskSettings)) !== null;
  };
  const [own, api] = [settings.entries.filter(isOwn), settings.entries.filter((entry) => !isOwn(entry))];
  return { own: { ...settings, entries: own }, api: { ...settings, entries: api } };
}

/** Whether a task waits until somebody answers with its token. */
export function isCallback(target: TaskTarget): boolean {
  return target.kind !== "worker" && target.pattern === "waitForTaskToken";
}

const tokenValue: Value = { kind: "states", path: "context.Task.Token", type: stringType };

/** Gives the context of the arguments: in those of a callback `token` is there, and it is noted whether it was passed on. */
export function withToken(context: ExpressionContext, callback: { isTokenPassed: boolean } | null): ExpressionContext {
  if (!callback) return context;
  const resolve = (name: string, at: Span): Value => {
    if (name !== "token") return context.resolve(name, at);
    callback.isTokenPassed = true;
    return { ...tokenValue, span: { start: at.start, end: at.end } };
  };
  return { ...context, resolve };
}
