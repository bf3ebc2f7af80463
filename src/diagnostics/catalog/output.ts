/** EMRF6xxx: the state machine that comes out. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";

export const output = {
  tooLarge: define("EMRF6001", "definition-too-large", "error", (size: number, most: number, largest: string) => ({
    message: `The state machine has ${size} characters, and Step Functions takes ${most}. The largest parts are ${largest}.`,
    label: "becomes too large",
  })),
  tooLong: define("EMRF6003", "run-too-long", "error", (needed: string, most: string) => ({
    message: `The \`timeout\` and the clean-up after it can take ${needed} together, and Step Functions ends any run after ${most}. Lower the \`timeout\`.`,
    label: `up to ${needed}`,
  })),
  tooManyEvents: define("EMRF6002", "too-many-events", "error", (events: number, most: number) => ({
    message: `A run can have ${events} events, and Step Functions ends it after ${most}. Lower the retries, or split the workflow.`,
    label: "too many events",
  })),
  tooMuchData: define(
    "EMRF6004",
    "too-much-data",
    "error",
    (state: string, field: string, size: number, most: number) => ({
      message: `The \`${field}\` of ${quoted(state)} has ${size} bytes as it is written, and Step Functions hands on ${most} at most. Put the data on S3, and hand on its address.`,
      label: "too much to hand on",
    }),
  ),
  permissionsUnknown: define(
    "EMRF6010",
    "permissions-unknown",
    "warning",
    (state: string, call: string, guessed: readonly string[]) => ({
      message:
        guessed.length === 0
          ? `Nobody can say what ${quoted(state)} needs to be allowed: it calls ${quoted(call)}, which names no service. Add its permission to the role yourself.`
          : `AWS lists no permission for ${quoted(call)}, which ${quoted(state)} calls. The policy allows what the name suggests, ${guessed.join(", ")}.`,
      label: guessed.length === 0 ? "not in the policy" : "guessed from the name",
    }),
  ),
  policyTooLarge: define(
    "EMRF6011",
    "policy-too-large",
    "warning",
    (size: number, managed: number, inline: number) => ({
      message:
        size > inline
          ? `The policy has ${size} characters, and IAM takes ${managed} in a managed policy and ${inline} in the inline policies of a role. Split the workflow, or the policy.`
          : `The policy has ${size} characters, and IAM takes ${managed} in a managed policy. Give it to the role as an inline policy, which may have ${inline}.`,
      label: "needs many permissions",
    }),
  ),
  anyRole: define("EMRF6012", "any-role", "warning", (state: string) => ({
    message: `Only a run knows the role of ${quoted(state)}, so the policy allows every role of the account. Name the role in the file, or narrow the policy where it is deployed.`,
    label: "with a role that only a run knows",
  })),
};
