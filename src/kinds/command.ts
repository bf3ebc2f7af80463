/** `command`: any program on the primary node, through command-runner.jar (EMR Release Guide, Run commands; read 2026-11-22). */
import { valueOf } from "../settings/given.js";
import { setting } from "../settings/schema.js";
import { listOf, stringType } from "../types/type.js";
import { commandRunner, whole } from "./job.js";
import type { StepKind } from "./kind.js";

export const command: StepKind = {
  documentation: "Runs a program on the primary node.",
  settings: {
    args: setting(listOf(stringType), "The program and its arguments.", '["bash", "-c", "vacuum.sh"]', {
      required: true,
    }),
  },
  jobs: {
    hadoopJar: whole((settings) => {
      const args = valueOf(settings, "args");
      return commandRunner(args ? [args] : []);
    }),
  },
};
