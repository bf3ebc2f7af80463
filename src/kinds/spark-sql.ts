/**
 * `spark_sql`: a script or query for Spark's own `spark-sql` program. AWS documents no step type for it; it relies on
 * command-runner.jar, which runs any program of the cluster (EMR Release Guide, Run commands; read 2026-11-22).
 */
import { valueOf, type Settings } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { stringType } from "../types/type.js";
import { properties } from "./command-line.js";
import { commandRunner, option, optionForEach, propertiesType, words, whole } from "./job.js";
import type { Script, StepKind } from "./kind.js";

export const sparkSql: StepKind = {
  documentation: "Runs a SQL script, or one query, with Spark.",
  application: "Spark",
  oneOf: ["file", "query"],
  settings: {
    file: setting(stringType, "The script on S3.", '"s3://bucket/sales.sql"'),
    query: setting(stringType, "A query, where there is no script.", '"analyze table sales compute statistics"'),
    conf: setting(propertiesType, "Spark properties.", '{ "spark.executor.memory": "8g" }', { writtenOut: true }),
  },
  jobs: {
    hadoopJar: whole((settings) =>
      commandRunner([
        words("spark-sql"),
        ...optionForEach("--conf", valueOf(settings, "conf")),
        ...option("-f", valueOf(settings, "file")),
        ...option("-e", valueOf(settings, "query")),
      ]),
    ),
    sparkSql: { lacks: ["query"], make: sparkSqlScript },
  },
};

/** EMR on EKS runs a script that lies on S3 (API reference, SparkSqlJobDriver; read 2026-11-24). */
function sparkSqlScript(settings: Settings): Script {
  return {
    file: valueOf(settings, "file"),
    options: properties("--conf", valueOf(settings, "conf")),
  };
}
