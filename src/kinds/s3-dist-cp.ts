/** `s3_dist_cp`: copies many files at once. Arguments: EMR Release Guide, S3DistCp (read 2026-11-22). */
import { constant } from "../expressions/build.js";
import { inMib } from "../expressions/convert.js";
import { valueOf } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { oneOf } from "../types/relations.js";
import { booleanType, sizeType, stringType } from "../types/type.js";
import { assigned, commandRunner, words, whole } from "./job.js";
import type { StepKind } from "./kind.js";

export const s3DistCp: StepKind = {
  documentation: "Copies many files between S3 and HDFS.",
  settings: {
    from: setting(stringType, "Where the files are.", '"hdfs:///returns"', { required: true }),
    to: setting(stringType, "Where the files go.", '"s3://bucket/returns"', { required: true }),
    pattern: setting(stringType, "A regular expression for the files to copy.", '".*\\\\.parquet"'),
    group_by: setting(stringType, "A regular expression; files with the same match become one.", '".*/part-(.*)"'),
    target_size: setting(sizeType, "How large a joined file should be.", "512MiB"),
    codec: setting(oneOf("gzip", "gz", "lzo", "snappy", "none"), "How the copies are compressed.", '"gzip"'),
    delete_on_success: setting(booleanType, "Whether the originals go away.", "true", { constant: true }),
  },
  jobs: {
    hadoopJar: whole((settings) => {
      const targetSize = valueOf(settings, "target_size");
      const deletes = valueOf(settings, "delete_on_success");
      return commandRunner([
        words("s3-dist-cp"),
        ...assigned("--src", valueOf(settings, "from")),
        ...assigned("--dest", valueOf(settings, "to")),
        ...assigned("--srcPattern", valueOf(settings, "pattern")),
        ...assigned("--groupBy", valueOf(settings, "group_by")),
        ...assigned("--targetSize", targetSize && inMib(targetSize)),
        ...assigned("--outputCodec", valueOf(settings, "codec")),
        ...(deletes?.kind === "constant" && deletes.value === true ? [constant(["--deleteOnSuccess"])] : []),
      ]);
    }),
  },
};
