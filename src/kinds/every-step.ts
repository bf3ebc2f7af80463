/** What a step of any kind may say besides its job. */
import { limits } from "../aws/limits.js";
import { setting, type SettingSchema, type SettingsSchema, type Shape } from "../settings/schema.js";
import { oneOf } from "../types/relations.js";
import { booleanType, durationType, integerType, numberType, stringType } from "../types/type.js";

const times = { least: 0, most: limits.retryAttempts.max, text: `from 0 to ${limits.retryAttempts.max}` };
const interval = {
  least: limits.retryInterval.min,
  most: limits.retryInterval.max,
  text: `from ${limits.retryInterval.min}s to ${limits.retryInterval.max}s`,
};
const maxDelay = {
  least: limits.retryMaxDelay.min,
  most: limits.retryMaxDelay.max,
  text: `from ${limits.retryMaxDelay.min}s to 366d`,
};
const backoff = {
  least: limits.retryBackoff.min,
  most: Number.MAX_SAFE_INTEGER,
  text: `${limits.retryBackoff.min} or more`,
};
const timeoutRange = {
  least: limits.taskTimeout.min,
  most: limits.taskTimeout.max,
  text: `from ${limits.taskTimeout.min}s to ${limits.taskTimeout.max}s`,
};

/** How often and when something is tried again; also the options of a `retry` block. */
export const retrySettings: SettingsSchema = {
  times: setting(integerType, "How often to try again.", "2", { constant: true, range: times, otherwise: "`3`" }),
  wait: setting(durationType, "The pause before the first new try.", "1m", {
    constant: true,
    range: interval,
    otherwise: "`1m`",
  }),
  backoff: setting(numberType, "What each pause is multiplied with to give the next.", "2", {
    constant: true,
    range: backoff,
    otherwise: "`2`",
  }),
  max_wait: setting(durationType, "The longest pause.", "10m", {
    constant: true,
    range: maxDelay,
    otherwise: "no bound",
  }),
  jitter: setting(booleanType, "Whether pauses are cut by chance, so that many runs do not try at once.", "true", {
    constant: true,
    otherwise: "`false`",
  }),
  on: {
    shape: { kind: "error-names" },
    documentation: "The errors that are tried again: names of Step Functions without `States.`, or quoted ones.",
    example: "[TaskFailed]",
    otherwise: "`[TaskFailed]`: all but a timeout",
  },
};

/** `retry: 2`, `retry: { … }` or `retry: [{ … }, { … }]`. */
export const retryShape: Shape = {
  kind: "any",
  of: [
    { kind: "value", type: integerType, constant: true, range: times },
    { kind: "block", settings: retrySettings },
    { kind: "blocks", settings: retrySettings },
  ],
};

/** How long a task may take, as a setting. */
export function timeoutSetting(documentation: string): SettingSchema {
  return setting(durationType, documentation, "1h", {
    range: timeoutRange,
    otherwise: "the time left of the workflow's `timeout`",
  });
}

export const everyStep: SettingsSchema = {
  name: setting(stringType, "The name that EMR shows.", '"ingest of today"', {
    otherwise: "the step's name in the file",
  }),
  timeout: timeoutSetting("How long the step may take, waiting for its turn included."),
  retry: {
    shape: retryShape,
    documentation: "When a failed step is submitted again; EMR runs it anew.",
    example: "{ times: 2, wait: 1m }",
    otherwise: "never",
  },
  role: setting(stringType, "The execution role of the step.", '"arn:aws:iam::111122223333:role/job"'),
  action_on_failure: setting(
    oneOf("continue", "cancel_and_wait", "terminate_cluster"),
    "What EMR does when the step fails. The workflow owns failures, so it is best left out.",
    '"continue"',
    { otherwise: '`"continue"`', constant: true },
  ),
  api: {
    shape: { kind: "api" },
    documentation:
      "Any other field by its API name, checked against AWS's model: of StepConfig, or of StartJobRun on `serverless` and `eks`.",
    example: '{ StepMonitoringConfiguration: { S3MonitoringConfiguration: { LogUri: "s3://bucket/steps/" } } }',
  },
};
