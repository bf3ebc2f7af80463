/** `streaming`: a Hadoop streaming job. Arguments: AWS CLI, step type STREAMING (read 2026-11-22). */
import { commaSeparated } from "../expressions/convert.js";
import { valueOf } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { listOf, stringType } from "../types/type.js";
import { commandRunner, option, words, whole } from "./job.js";
import type { StepKind } from "./kind.js";

export const streaming: StepKind = {
  documentation: "Runs a Hadoop streaming job: any two programs as mapper and reducer.",
  settings: {
    mapper: setting(stringType, "The mapper program.", '"map.py"', { required: true }),
    reducer: setting(stringType, "The reducer program.", '"reduce.py"', { required: true }),
    input: setting(stringType, "Where the input is.", '"s3://bucket/in/"', { required: true }),
    output: setting(stringType, "Where the output goes; it must not be there yet.", '"s3://bucket/out/"', {
      required: true,
    }),
    files: setting(
      listOf(stringType),
      "Files for each node, the programs among them.",
      '["s3://bucket/map.py", "s3://bucket/reduce.py"]',
    ),
  },
  jobs: {
    hadoopJar: whole((settings) => {
      const files = valueOf(settings, "files");
      return commandRunner([
        words("hadoop-streaming"),
        // Generic options come before the job's own.
        ...option("-files", files && commaSeparated(files)),
        ...option("-mapper", valueOf(settings, "mapper")),
        ...option("-reducer", valueOf(settings, "reducer")),
        ...option("-input", valueOf(settings, "input")),
        ...option("-output", valueOf(settings, "output")),
      ]);
    }),
  },
};
