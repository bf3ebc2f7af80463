/** `hive`: a HiveQL script, or one query. Arguments of a script: EMR Release Guide, Running Hive steps (read 2026-11-22). */
import { valueOf, type Settings } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { stringType } from "../types/type.js";
import { properties } from "./command-line.js";
import { commandRunner, option, optionForEach, propertiesType, words, whole } from "./job.js";
import type { Script, StepKind } from "./kind.js";

export const hive: StepKind = {
  documentation: "Runs a HiveQL script, or one query.",
  application: "Hive",
  oneOf: ["file", "query"],
  settings: {
    file: setting(stringType, "The script on S3.", '"s3://bucket/returns.q"'),
    query: setting(stringType, "A query, where there is no script.", '"msck repair table sales"'),
    defines: setting(propertiesType, "Variables that the script reads.", '{ OUT: "s3://bucket/returns" }', {
      writtenOut: true,
    }),
    conf: setting(propertiesType, "Hive properties.", '{ "hive.exec.parallel": true }', { writtenOut: true }),
  },
  jobs: {
    hadoopJar: whole((settings) => {
      const query = valueOf(settings, "query");
      const rest = [
        ...optionForEach("-d", valueOf(settings, "defines")),
        ...optionForEach("--hiveconf", valueOf(settings, "conf")),
      ];
      // hive-script takes scripts only; a query goes to Hive's own program on the cluster.
      if (query) return commandRunner([words("hive"), ...option("-e", query), ...rest]);
      return commandRunner([
        words("hive-script", "--run-hive-script", "--args"),
        ...option("-f", valueOf(settings, "file")),
        ...rest,
      ]);
    }),
    hive: { lacks: ["query"], make: hiveScript },
  },
};

/** EMR Serverless runs a query file that lies on S3 (EMR Serverless User Guide, Hive jobs; read 2026-11-24). */
function hiveScript(settings: Settings): Script {
  return {
    file: valueOf(settings, "file"),
    options: [
      ...properties("--hivevar", valueOf(settings, "defines")),
      ...properties("--hiveconf", valueOf(settings, "conf")),
    ],
  };
}
