/** `pig`: a Pig Latin script. Arguments: AWS CLI, step type PIG (read 2026-11-22). */
import { valueOf } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { stringType } from "../types/type.js";
import { commandRunner, option, optionForEach, propertiesType, words, whole } from "./job.js";
import type { StepKind } from "./kind.js";

export const pig: StepKind = {
  documentation: "Runs a Pig Latin script.",
  application: "Pig",
  settings: {
    file: setting(stringType, "The script on S3.", '"s3://bucket/clean.pig"', { required: true }),
    params: setting(propertiesType, "Parameters that the script reads.", "{ DAY: input.date }", { writtenOut: true }),
  },
  jobs: {
    hadoopJar: whole((settings) =>
      commandRunner([
        words("pig-script", "--run-pig-script", "--args"),
        ...option("-f", valueOf(settings, "file")),
        ...optionForEach("-p", valueOf(settings, "params")),
      ]),
    ),
  },
};
