/** EMRF508x and after: what `task` calls. What AWS may have added since the facts were collected is a warning. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

export const tasks = {
  noSuchPattern: define(
    "EMRF5080",
    "unknown-integration-pattern",
    "error",
    (resource: string, suffix: string, known: readonly string[], other: string | null, fix: Fix | null) => ({
      message: `Step Functions has no ${quoted(`${resource}.${suffix}`)}. ${other ? `Did you mean \`${other}\`?` : `There is ${listed(known)}.`}`,
      label: `no \`.${suffix}\` here`,
      ...withFix(fix),
    }),
  ),
  ownedByCluster: define("EMRF5081", "task-makes-a-cluster", "error", (resource: string, platform: string) => ({
    message: `\`${resource}\` makes what nothing here would give back. Write \`cluster NAME = ${platform} { … }\`, which ends with its \`terminate\`.`,
    label: "would be left behind",
  })),
  notAResource: define("EMRF5082", "not-a-task-resource", "error", (text: string) => ({
    message: `${quoted(text)} names nothing that a task can call. Write an integration like \`sns:publish\`, an operation like \`aws-sdk:s3:getObject\`, or the ARN of a Lambda function or an activity.`,
    label: "not a resource",
  })),
  stateMachineArn: define("EMRF5083", "state-machine-as-resource", "error", (arn: string) => ({
    message: `A state machine is not called by its ARN alone. Write \`task NAME = "states:startExecution.sync:2" { StateMachineArn: ${JSON.stringify(arn)} }\`.`,
    label: "the ARN of a state machine",
  })),
  otherPartition: define("EMRF5084", "resource-of-another-partition", "error", (partition: string, own: string) => ({
    message: `This resource is of the partition \`${partition}\`, and the workflow runs in \`${own}\`. Step Functions calls only what is in its own partition: correct one of the two.`,
    label: `of \`${partition}\``,
  })),
  unsupportedOperation: define("EMRF5085", "operation-not-for-tasks", "error", (resource: string) => ({
    message: `AWS lists \`${resource}\` among the operations that Step Functions cannot call. Call another one, or a Lambda function that does.`,
    label: "cannot be called",
  })),
  tokenElsewhere: define("EMRF5086", "token-outside-of-callback", "error", () => ({
    message:
      "`token` is there only in the arguments of a task that waits for a callback. Add `.waitForTaskToken` to the task's resource.",
    label: "no callback here",
  })),
  tokenNotPassed: define("EMRF5087", "callback-without-token", "error", (name: string) => ({
    message: `\`${name}\` waits for a callback, but gives nobody its \`token\`, so that nobody can answer. Put \`token\` into what it sends.`,
    label: "nobody gets the token",
  })),
  heartbeatWithoutWorker: define("EMRF5088", "heartbeat-without-worker", "error", () => ({
    message:
      "Only who works on a callback or an activity can send heartbeats. Take `heartbeat` away, or add `.waitForTaskToken` to the resource.",
    label: "nobody sends heartbeats",
  })),
  heartbeatTooLong: define(
    "EMRF5089",
    "heartbeat-not-below-timeout",
    "error",
    (heartbeat: string, timeout: string) => ({
      message: `A \`heartbeat\` of ${heartbeat} must be shorter than the task's \`timeout\` of ${timeout}. Lower it, or raise the timeout.`,
      label: "not below the timeout",
    }),
  ),
  missingField: define(
    "EMRF5090",
    "missing-task-field",
    "error",
    (field: string, inside: string, resource: string) => ({
      message: `\`${resource}\` wants \`${field}\` in ${inside}. Add it.`,
      label: `\`${field}\` is missing`,
    }),
  ),
  noneOfFields: define("EMRF5091", "none-of-task-fields", "error", (fields: readonly string[], resource: string) => ({
    message: `\`${resource}\` wants one of ${listed(fields)}. Add the one that fits.`,
    label: "none of them is given",
  })),
  misspeltField: define(
    "EMRF5092",
    "unknown-task-field",
    "error",
    (field: string, inside: string, near: string, fix: Fix | null) => ({
      message: `There is no ${quoted(field)} in ${inside}. Did you mean \`${near}\`?`,
      label: `did you mean \`${near}\`?`,
      ...withFix(fix),
    }),
  ),
  newField: define("EMRF5093", "task-field-not-in-facts", "warning", (field: string, inside: string, asOf: string) => ({
    message: `There is no ${quoted(field)} in ${inside} in AWS's documents of ${asOf}. If AWS added it since, silence this.`,
    label: "not known",
  })),
  wrongField: define("EMRF5094", "wrong-task-field", "error", (field: string, expected: string, resource: string) => ({
    message: `\`${resource}\` would refuse \`${field}\` as it is. Give ${expected}.`,
    label: `expected ${expected}`,
  })),
  newValue: define("EMRF5095", "task-value-not-in-facts", "warning", (field: string, expected: string) => ({
    message: `\`${field}\` is not one of the values in AWS's documents. Give ${expected}, or silence this if AWS added the value since.`,
    label: "not known",
  })),
  unverifiedField: define("EMRF5096", "unverified-task-field", "warning", (field: string, resource: string) => ({
    message: `The service takes \`${field}\`, but no document says that Step Functions takes it in \`${resource}\`. Try it with ValidateStateMachineDefinition before you rely on it.`,
    label: "may be refused when deployed",
  })),
  callbackWithoutEnd: define("EMRF5097", "callback-without-end", "advice", (name: string) => ({
    message: `\`${name}\` has neither \`timeout\` nor \`heartbeat\`, so that it waits for a year if nobody answers. Give it one of the two.`,
    label: "may wait for a year",
  })),
};

function listed(words: readonly string[]): string {
  const marked = words.map((word) => `\`${word}\``);
  return marked.length < 2 ? marked.join("") : `${marked.slice(0, -1).join(", ")} and ${marked.at(-1)}`;
}
