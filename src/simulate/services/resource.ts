/** Reads the Resource of a Task. */
import type { Resource } from "./service.js";

const suffixes: readonly (readonly [RegExp, Resource["pattern"]])[] = [
  [/\.sync(:2)?$/, "sync"],
  [/\.waitForTaskToken$/, "token"],
];

export function readResource(name: string): Resource {
  // arn:<partition>:states:<region>:<account>:<service>:<action>, or the ARN of a function or an activity.
  const integration = /^arn:[^:]+:states:[^:]*:[^:]*:(.+)$/.exec(name)?.[1] ?? name;
  const suffix = suffixes.find(([pattern]) => pattern.test(integration));
  if (!suffix) return { name, action: integration, pattern: "request" };
  return { name, action: integration.replace(suffix[0], ""), pattern: suffix[1] };
}
