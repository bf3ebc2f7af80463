/**
 * `script`: a shell script on S3, run by EMR's script-runner (EMR Release Guide, Run commands; read 2026-11-22). The runner
 * lies in a bucket of the region, which the run knows from its own ARN.
 */
import { code, concatenate, fields } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import { valueOf } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { executionArnType, listOf, stringType } from "../types/type.js";
import { argument, whole } from "./job.js";
import type { StepKind } from "./kind.js";

const execution: Value = { kind: "states", path: "context.Execution.Id", type: executionArnType };
const scriptRunner = code(
  stringType,
)`'s3://' & $split(${execution}, ':')[3] & '.elasticmapreduce/libs/script-runner/script-runner.jar'`;

export const script: StepKind = {
  documentation: "Runs a shell script from S3 on the primary node.",
  settings: {
    file: setting(stringType, "The script on S3.", '"s3://bucket/vacuum.sh"', { required: true }),
    args: setting(listOf(stringType), "The script's arguments.", '["--full"]'),
  },
  jobs: {
    hadoopJar: whole((settings) => {
      const args = valueOf(settings, "args");
      return fields([
        ["Jar", scriptRunner],
        ["Args", concatenate([...argument(valueOf(settings, "file")), ...(args ? [args] : [])], stringType)],
      ]);
    }),
  },
};
