/** Reads the Resource of a Task: which action of which service it calls, in which part of AWS, and how it waits. */

export interface ServiceCall {
  /** `aws`, `aws-cn`, or a placeholder that a deployment fills: `${AWS::Partition}`. */
  readonly partition: string;
  /** `elasticmapreduce:addStep`, `aws-sdk:emr:runJobFlow`. */
  readonly action: string;
  /** `request`: goes on with the answer; `sync`: waits for the job; `token`: waits until somebody sends the token back. */
  readonly pattern: "request" | "sync" | "token";
}

/** The partition may be a placeholder with colons of its own: `arn:${AWS::Partition}:states:::sns:publish`. */
const integration = /^arn:(.+?):states:::((?:aws-sdk:)?[^:.]+:[^:.]+)(?:\.([^:]+))?(?::\d+)?$/;

const patterns: Readonly<Record<string, ServiceCall["pattern"]>> = { sync: "sync", waitForTaskToken: "token" };

/** Gives `null` for what is no service integration: a Lambda function's ARN, an activity. */
export function readCall(resource: string): ServiceCall | null {
  const [, partition, action, suffix = ""] = integration.exec(resource) ?? [];
  if (partition === undefined || action === undefined) return null;
  return { partition, action, pattern: patterns[suffix] ?? "request" };
}
