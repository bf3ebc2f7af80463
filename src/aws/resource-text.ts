/**
 * The forms in which a task names what it calls: `sns:publish`, `aws-sdk:s3:getObject`, both also as ARNs of Step Functions
 * (`arn:aws:states:::sns:publish`), or the ARN of a Lambda function or an activity. Whether it exists is not looked at.
 */

/** An integration of Step Functions, by its parts. */
export interface NamedResource {
  readonly form: "integration" | "sdk";
  /** `null` in the short form, which leaves it to the machine. */
  readonly partition: string | null;
  readonly service: string;
  readonly action: string;
  /** What stands after the action, without its dot: `sync`, `sync:2`, `waitForTaskToken`; empty for none. */
  readonly suffix: string;
}

export type ResourceText =
  | NamedResource
  | { readonly form: "function" | "activity" | "state-machine"; readonly partition: string; readonly arn: string }
  /** A single placeholder, which the deployment fills with the ARN of a function or an activity. */
  | { readonly form: "placeholder"; readonly arn: string };

const arnForms: readonly (readonly [RegExp, "function" | "activity" | "state-machine"])[] = [
  [/^arn:([^:]+):lambda:[^:]*:[^:]*:function:./, "function"],
  [/^arn:([^:]+):states:[^:]*:[^:]*:activity:./, "activity"],
  [/^arn:([^:]+):states:[^:]*:[^:]*:stateMachine:./, "state-machine"],
];

/** Reads a resource; `null` when it has none of the forms. A placeholder `${name}` may stand for any part of an ARN. */
export function readResource(text: string): ResourceText | null {
  if (/^\$\{\w+\}$/.test(text)) return { form: "placeholder", arn: text };
  for (const [pattern, form] of arnForms) {
    const partition = pattern.exec(text)?.[1];
    if (partition !== undefined) return { form, partition, arn: text };
  }
  const [, partition = null, rest = ""] = /^(?:arn:([^:]+):states:::)?(.*)$/s.exec(text) ?? [];
  const [, sdk, service, action, suffix = ""] = /^(aws-sdk:)?([\w-]+):(\w+)(?:\.(.*))?$/s.exec(rest) ?? [];
  if (service === undefined || action === undefined) return null;
  return { form: sdk === undefined ? "integration" : "sdk", partition, service, action, suffix };
}
