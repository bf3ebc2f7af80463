/** `jar`: a custom jar that EMR runs itself. Fields: AWS CLI, step type CUSTOM_JAR (read 2026-11-22). */
import { fields } from "../expressions/build.js";
import { keyValueList } from "../expressions/convert.js";
import { valueOf } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { listOf, stringType } from "../types/type.js";
import { propertiesType, whole } from "./job.js";
import type { StepKind } from "./kind.js";

export const jar: StepKind = {
  documentation: "Runs the main function of a jar on the primary node.",
  settings: {
    jar: setting(stringType, "The jar, on S3 or on the cluster.", '"s3://bucket/publish.jar"', { required: true }),
    main_class: setting(stringType, "The main class, if the manifest names none.", '"acme.Publish"'),
    args: setting(listOf(stringType), "The arguments of the main function.", '["--region", input.region]'),
    properties: setting(propertiesType, "Java properties of the job.", '{ "acme.mode": "fast" }', { writtenOut: true }),
  },
  jobs: {
    hadoopJar: whole((settings) => {
      const properties = valueOf(settings, "properties");
      return fields([
        ["Jar", valueOf(settings, "jar")],
        ["MainClass", valueOf(settings, "main_class")],
        ["Args", valueOf(settings, "args")],
        ["Properties", properties && keyValueList(properties)],
      ]);
    }),
  },
};
