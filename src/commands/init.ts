/** `emrflow init`: a project that compiles. What it does lies in init/, which only a run of it loads. */
import type { Command } from "./command.js";

export const init: Command = {
  name: "init",
  group: "Write",
  summary: "start a project that compiles",
  arguments: [
    {
      usage: "[folder]",
      summary: "where; made when it is not there, the working folder when left out",
      completes: "folders",
    },
  ],
  options: [
    { usage: "--name <workflow>", summary: "the name of the first workflow", group: "Values" },
    { usage: "--bucket <bucket>", summary: "the S3 bucket of jobs and logs", group: "Values" },
    { usage: "-y, --yes", summary: "ask nothing; as without a terminal" },
  ],
  examples: [
    { line: "emrflow init", summary: "here, with two questions" },
    { line: "emrflow init sales --yes --name nightly_sales", summary: "in `sales`, with none" },
  ],
  run: async (host, given) => (await import("./init/run.js")).runInit(host, given),
};
