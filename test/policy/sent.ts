/** A call on its way to its service, as those read it who say what it asks of IAM. */
import type { Json } from "../../src/machine/asl.js";
import type { Call } from "../../src/simulate/run.js";
import type { IamRequest } from "./iam.js";

export interface Sent {
  readonly partition: string;
  readonly action: string;
  readonly waits: boolean;
  /** A field of the request as text; `undefined` where it is not. */
  text(field: string): string | undefined;
  /** The ARN of something in the account of the tests. */
  arn(service: string, resource: string): string;
}

export type Asks = (sent: Sent) => readonly IamRequest[];

const place = "eu-west-1:111122223333";

/** Reads a call; one of a function by its ARN is read as what it stands for. */
export function sentBy({ resource, arguments: given }: Call): Sent {
  const isFunction = /^arn:[^:]+:lambda:/.test(resource);
  const input: Json = isFunction ? { FunctionName: resource } : given;
  const [, partition = "", action = "", suffix] =
    /^arn:([^:]+):states:::((?:aws-sdk:)?[^:.]+:[^:.]+)(?:\.(\w+))?/.exec(resource) ?? [];
  return {
    partition,
    action: isFunction ? "lambda:invoke" : action,
    waits: suffix === "sync",
    text: (field) => textAt(input, field),
    arn: (service, name) => `arn:${partition}:${service}:${place}:${name}`,
  };
}

function textAt(input: Json, field: string): string | undefined {
  const value: unknown = typeof input === "object" && input !== null ? Reflect.get(input, field) : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `.sync` waits by a rule of EventBridge. */
export function rule({ waits, arn }: Sent, name: string): readonly IamRequest[] {
  if (!waits) return [];
  return ["PutTargets", "PutRule", "DescribeRule"].map((action) => ({
    action: `events:${action}`,
    resource: arn("events", `rule/${name}`),
  }));
}

/** Whether a text is an ARN, or the place of one that the deployment fills: `${job_role_arn}`. */
export const isArn = (text: string): boolean => /^(arn:|\$\{\w*arn\}$)/.test(text);

/** Whoever hands a role to a service must be allowed to. */
export function passes({ partition, text }: Sent, field: string, service: string): readonly IamRequest[] {
  const role = text(field);
  if (role === undefined) return [];
  const resource = isArn(role)
    ? role.replace("instance-profile", "role")
    : `arn:${partition}:iam::111122223333:role/${role}`;
  return [{ action: "iam:PassRole", resource, context: { "iam:PassedToService": service } }];
}
