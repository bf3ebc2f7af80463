/** How calls of EMR on EC2 are taken, refused and waited for. */
import type { BehaviourRow } from "./row.js";

export const ofCalls: readonly BehaviourRow[] = [
  {
    about: "calls",
    behaviour: "A task with .sync looks every 60 s for ten minutes, then every 300 s.",
    source: "SFN: connect-emr",
    read: "2026-11-22",
    certainty: "documented",
    played: "The looks are counted from the call on. Or the end is known at once, as by an event of EventBridge.",
    switches: ["notices"],
    test: "a task that waits > looks every minute for ten minutes, then every five; or is told at once where the switch says so",
  },
  {
    about: "calls",
    behaviour:
      "An account may make so many calls of EMR's API: ten AddJobFlowSteps at once, then one each two seconds.",
    source: "GR: emr",
    read: "2026-11-22",
    certainty: "documented",
    played:
      "A bucket for each action. Where AWS names no burst, it is ten as well. The looks of Step Functions are not counted. Calls of EMR Serverless and EMR on EKS are not throttled.",
    test: "calls of EMR > above an account's rate are refused, ten at once and one each two seconds",
  },
  {
    about: "calls",
    behaviour: "The rates are those of the account.",
    source: "GR: emr",
    read: "2026-11-22",
    certainty: "documented",
    played: "A run may say how many calls others make.",
    test: "calls of EMR > of others in the account count too",
  },
  {
    about: "calls",
    behaviour: "What EMR refuses comes as EMR.AmazonElasticMapReduceException.",
    source: "public code",
    read: "2026-11-22",
    certainty: "seen",
    played:
      "Each request is checked against AWS's model of the call when it is made. Words of messages are near AWS's, not the same.",
    test: "calls of EMR > that AWS's model refuses fail as the service says",
  },
  {
    about: "calls",
    behaviour: "By the SDK integration, other names of errors come.",
    source: "botocore emr, errors of each operation",
    read: "2026-11-24",
    certainty: "open",
    played: "Emr.InvalidRequestException, or Emr.EmrException.",
    switches: ["sdkErrors"],
    test: "the API by the SDK > refuses by an error of its own, and the switch has the other name",
  },
  {
    about: "calls",
    behaviour: "The API's own calls do the same by the SDK integration.",
    source: "botocore emr",
    read: "2026-11-24",
    certainty: "documented",
    played:
      "Those that make, change, end and list clusters and steps. Others give an answer that is assumed. Lists have one page.",
    test: "the API by the SDK > adds, cancels, protects, ends and lists",
  },
];
