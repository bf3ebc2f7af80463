/** The step kinds. A new kind is one file and one line here. */
import { command } from "./command.js";
import { hive } from "./hive.js";
import { jar } from "./jar.js";
import type { StepKind } from "./kind.js";
import { pig } from "./pig.js";
import { s3DistCp } from "./s3-dist-cp.js";
import { script } from "./script.js";
import { sparkSql } from "./spark-sql.js";
import { spark } from "./spark.js";
import { streaming } from "./streaming.js";

const all = { spark, spark_sql: sparkSql, hive, pig, streaming, s3_dist_cp: s3DistCp, jar, script, command };

export type KindName = keyof typeof all;

export const kinds: Readonly<Record<KindName, StepKind>> = all;

/** Whether there is a kind of that name. */
export function isKind(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}
