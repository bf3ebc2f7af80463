/** `spark`: an application submitted by spark-submit. Arguments: EMR Release Guide, Add a Spark step (read 2026-11-22). */
import { constant } from "../expressions/build.js";
import { asText, commaSeparated } from "../expressions/convert.js";
import { valueOf, type Settings } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { oneOf } from "../types/relations.js";
import { integerType, listOf, stringType } from "../types/type.js";
import { optionWord, properties, property } from "./command-line.js";
import { argument, commandRunner, option, optionForEach, propertiesType, words, whole } from "./job.js";
import type { SparkSubmit, StepKind } from "./kind.js";

export const spark: StepKind = {
  documentation: "Runs a Spark application, Python or JVM, with spark-submit.",
  application: "Spark",
  settings: {
    file: setting(stringType, "The application on S3: a `.py` or a `.jar`.", '"s3://bucket/job.py"', {
      required: true,
    }),
    main_class: setting(stringType, "The main class of a `.jar`.", '"acme.Main"'),
    args: setting(listOf(stringType), "The application's arguments.", '["--date", input.date]'),
    conf: setting(propertiesType, "Spark properties.", '{ "spark.executor.memory": "8g" }', { writtenOut: true }),
    deploy_mode: setting(oneOf("cluster", "client"), "Where the driver runs.", '"client"', {
      otherwise: '`"cluster"`',
    }),
    driver_memory: setting(stringType, "Memory of the driver.", '"4g"'),
    executor_memory: setting(stringType, "Memory of each executor.", '"8g"'),
    executor_cores: setting(integerType, "Cores of each executor.", "4"),
    num_executors: setting(integerType, "How many executors.", "10"),
    py_files: setting(listOf(stringType), "Python files for the application.", '["s3://bucket/lib.zip"]'),
    jars: setting(listOf(stringType), "Jars for the class path.", '["s3://bucket/lib.jar"]'),
    files: setting(listOf(stringType), "Files for each executor's folder.", '["s3://bucket/settings.json"]'),
    packages: setting(
      listOf(stringType),
      "Maven coordinates of packages.",
      '["org.apache.spark:spark-avro_2.12:3.5.6"]',
    ),
  },
  jobs: {
    hadoopJar: whole((settings) =>
      commandRunner([
        words("spark-submit"),
        ...option("--deploy-mode", valueOf(settings, "deploy_mode") ?? constant("cluster")),
        ...option("--class", valueOf(settings, "main_class")),
        ...textOption(settings, "--driver-memory", "driver_memory"),
        ...textOption(settings, "--executor-memory", "executor_memory"),
        ...textOption(settings, "--executor-cores", "executor_cores"),
        ...textOption(settings, "--num-executors", "num_executors"),
        ...listOption(settings, "--py-files", "py_files"),
        ...listOption(settings, "--jars", "jars"),
        ...listOption(settings, "--files", "files"),
        ...listOption(settings, "--packages", "packages"),
        ...optionForEach("--conf", valueOf(settings, "conf")),
        ...argument(valueOf(settings, "file")),
        ...listArgument(settings, "args"),
      ]),
    ),
    sparkSubmit: { lacks: ["deploy_mode"], make: sparkSubmit },
  },
};

/**
 * What the services of EMR Serverless and EMR on EKS give to spark-submit themselves. Sizes are given as properties, which
 * both document (EMR Serverless User Guide, Spark jobs; EMR on EKS Development Guide, Job runs; read 2026-11-24).
 */
function sparkSubmit(settings: Settings): SparkSubmit {
  const joined = (key: string) => {
    const value = valueOf(settings, key);
    return value && commaSeparated(value);
  };
  return {
    entryPoint: valueOf(settings, "file"),
    arguments: valueOf(settings, "args"),
    options: [
      ...optionWord("--class", valueOf(settings, "main_class")),
      ...optionWord("--py-files", joined("py_files")),
      ...optionWord("--jars", joined("jars")),
      ...optionWord("--files", joined("files")),
      ...optionWord("--packages", joined("packages")),
      ...properties("--conf", valueOf(settings, "conf")),
      // Of a property that is given twice the last one holds, as an option of spark-submit does over a property.
      ...property("--conf", "spark.driver.memory", valueOf(settings, "driver_memory")),
      ...property("--conf", "spark.executor.memory", valueOf(settings, "executor_memory")),
      ...property("--conf", "spark.executor.cores", valueOf(settings, "executor_cores")),
      ...property("--conf", "spark.executor.instances", valueOf(settings, "num_executors")),
    ],
  };
}

function textOption(settings: Settings, name: string, key: string) {
  const value = valueOf(settings, key);
  return option(name, value && asText(value));
}

function listOption(settings: Settings, name: string, key: string) {
  const value = valueOf(settings, key);
  return option(name, value && commaSeparated(value));
}

function listArgument(settings: Settings, key: string) {
  const value = valueOf(settings, key);
  return value ? [value] : [];
}
