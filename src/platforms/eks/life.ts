/**
 * A virtual cluster's life on EMR on EKS, as calls. It is there at once, and deleting it waits for its job runs, so these
 * are cancelled first (Step Functions developer guide, connect-emr-eks; read 2026-11-22).
 */
import { constant, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { valueOf, type Settings } from "../../settings/given.js";
import { eksJobs } from "./jobs.js";
import type { LeftJobs, Life } from "../life.js";

const service = "emr-containers";
const deleteSeconds = 900;

/** The life of a virtual cluster of an `eks` block. */
export function virtualClusterLife(settings: Settings, request: Value | null, id: Value): Life {
  return {
    noun: "virtual cluster",
    making: request && {
      call: { service, action: "createVirtualCluster", pattern: "", arguments: request },
      idPlaces: ["Id"],
      hasToken: true,
    },
    borrowed: valueOf(settings, "virtual_cluster") ?? valueOf(settings, "reuse"),
    readying: [],
    leftJobs: leftJobs(id),
    givingBack: [
      {
        verb: "Delete",
        call: { service, action: "deleteVirtualCluster", pattern: ".sync", arguments: record([["Id", id]]) },
        seconds: deleteSeconds,
        isOnlyATry: false,
        isPatient: true,
      },
    ],
  };
}

/** How many job runs are asked for at once: AWS names no greatest page, and how long it takes to cancel them must be known. */
const jobRunPage = 50;

/** States of job runs that have not ended (API reference, JobRun; read 2026-11-24). */
const unended = ["PENDING", "SUBMITTED", "RUNNING"];

function leftJobs(id: Value): LeftJobs {
  return {
    list: {
      service: "aws-sdk:emrcontainers",
      action: "listJobRuns",
      pattern: "",
      arguments: record([
        ["VirtualClusterId", id],
        ["States", constant(unended)],
        ["MaxResults", constant(jobRunPage)],
      ]),
    },
    ids: "JobRuns.Id",
    most: jobRunPage,
    cancel: (job) => eksJobs.cancel(id, job),
  };
}
