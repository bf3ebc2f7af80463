/** Applications of Amazon EMR Serverless. */
import { valueOf } from "../../settings/given.js";
import { applicationIdType } from "../../types/type.js";
import type { Platform } from "../platform.js";
import { givenByApi } from "../requests.js";
import { jobRunRequest, serverlessJobs } from "./jobs.js";
import { applicationLife } from "./life.js";
import { applicationRequest } from "./request.js";
import { checkApplication, checkJobRole } from "./rules.js";
import { serverlessSettings } from "./settings.js";

/** The longest that an application was seen to take until it is there, with much to spare. */
const createSeconds = 900;

export const serverless: Platform = {
  name: "serverless",
  documentation: "Applications of Amazon EMR Serverless.",
  settings: serverlessSettings,
  shapes: ["keep_on_failure", "start"],
  borrows: ["application", "reuse"],
  idType: applicationIdType,
  jobs: serverlessJobs,
  stepLacks: ["action_on_failure"],
  formOf: ({ jobs }) => jobs.sparkSubmit ?? jobs.hive ?? null,
  canMake: (settings) => !settings.given.has("application"),
  satisfied: (settings) =>
    settings.given.has("application") ? new Set(["release"]) : givenByApi(settings, serverlessSettings),
  check: checkApplication,
  create: (settings, use) =>
    settings.given.has("application")
      ? null
      : { call: "emr-serverless:createApplication", merged: applicationRequest(settings, use) },
  life: applicationLife,
  startSeconds: (request) => (request ? createSeconds : 0),
  concurrency: () => null,
  habits: (settings) => ({
    keepsLogs: !isOff(settings, "managed_logs") || settings.given.has("logs") || settings.given.has("cloudwatch"),
    endsUnused: true,
    isProtected: false,
  }),
  resizing: null,
  submit: jobRunRequest,
  checkStep: checkJobRole,
};

function isOff(settings: Parameters<Platform["canMake"]>[0], name: string): boolean {
  const value = valueOf(settings, name);
  return value?.kind === "constant" && value.value === false;
}
