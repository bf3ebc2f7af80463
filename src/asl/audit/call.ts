/** Reads the Resource of a Task: which action of which service it calls, and whether it waits for the job. */

export interface ServiceCall {
  /** `elasticmapreduce:addStep`, `aws-sdk:emr:runJobFlow`. */
  readonly action: string;
  readonly waits: boolean;
}

/** The partition may be a placeholder with colons of its own: `arn:${AWS::Partition}:states:::sns:publish`. */
const integration = /:states:::((?:aws-sdk:)?[^:.]+:[^:.]+)(\.[^:]+)?(?::\d+)?$/;

/** Gives `null` for what is no service integration: a Lambda function's ARN, an activity. */
export function readCall(resource: string): ServiceCall | null {
  const match = integration.exec(resource);
  const action = match?.[1];
  return action === undefined ? null : { action, waits: match?.[2] === ".sync" };
}
