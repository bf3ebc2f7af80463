/** What a task may say of its own besides the fields of the API; lower-case, as the API's are in PascalCase. */
import { limits } from "../aws/limits.js";
import { retryShape } from "../kinds/every-step.js";
import { setting, type SettingsSchema } from "../settings/schema.js";
import { durationType, recordOf, stringType } from "../types/type.js";

const seconds = {
  least: limits.taskTimeout.min,
  most: limits.taskTimeout.max,
  text: `from ${limits.taskTimeout.min}s to ${limits.taskTimeout.max}s`,
};

export const taskSettings: SettingsSchema = {
  timeout: setting(durationType, "How long the task may take, waiting included.", "30m", {
    range: seconds,
    otherwise: "the time left of the workflow's `timeout`",
  }),
  heartbeat: setting(
    durationType,
    "How long the worker of a callback or an activity may be silent (SendTaskHeartbeat).",
    "5m",
    { range: seconds, otherwise: "as long as the task may take" },
  ),
  retry: {
    shape: retryShape,
    documentation: "When the task is called again after a failure.",
    example: "{ times: 2, wait: 1m }",
    otherwise: "never, but for errors of Lambda's that pass by themselves",
  },
  credentials: setting(
    recordOf([["RoleArn", stringType]]),
    "A role that the call is made with instead of the machine's own, for another account.",
    '{ RoleArn: "arn:aws:iam::444455556666:role/caller" }',
  ),
  name: setting(stringType, "The name of the task's state, as the console shows it.", '"Tell the team"', {
    constant: true,
    otherwise: "the task's name in the file",
  }),
};
