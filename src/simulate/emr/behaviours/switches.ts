/**
 * What no page of AWS's says, or says in two ways: each is a switch, and a run takes one of its two ways. A machine that keeps
 * its promise keeps it on both, so `--every-fault` tries both where the machine can notice.
 */
import type { Machine } from "../../../machine/asl.js";
import { statesOf } from "../../../machine/walk.js";
import { readResource } from "../../services/resource.js";

interface SwitchRow {
  /** What is not known, as a question. */
  readonly question: string;
  /** The way that a run takes when nothing is said, and the other one. */
  readonly values: readonly [string, string];
  /** Why the first is the usual one. */
  readonly usually: string;
  /** Which calls can show it: an action with `.sync` if only a call that waits can. */
  readonly concerns: readonly string[];
  /** Why trying both ways proves nothing; absent where it does. */
  readonly oneWayOnly?: string;
}

const rows = {
  notices: {
    question: "When does a task with `.sync` notice that its work has ended?",
    values: ["polling", "events"],
    usually:
      "the guide says every 60 s for ten minutes, then every 300 s; events of EventBridge may tell it at once, and no page says when",
    concerns: [
      "elasticmapreduce:createCluster.sync",
      "elasticmapreduce:addStep.sync",
      "elasticmapreduce:terminateCluster.sync",
      "emr-serverless:createApplication.sync",
      "emr-serverless:startApplication.sync",
      "emr-serverless:stopApplication.sync",
      "emr-serverless:deleteApplication.sync",
      "emr-serverless:startJobRun.sync",
      "emr-serverless:cancelJobRun.sync",
      "emr-containers:deleteVirtualCluster.sync",
      "emr-containers:startJobRun.sync",
    ],
  },
  stepIdOfSync: {
    question: "Does the result of addStep.sync have StepId at the top, beside Step?",
    values: ["absent", "given"],
    usually: "a machine that needs it fails at once, and so is found",
    concerns: ["elasticmapreduce:addStep.sync"],
  },
  failedStepError: {
    question: "By which error does addStep.sync fail when its step does?",
    values: ["States.TaskFailed", "EMR.StepFailed"],
    usually:
      "other services with `.sync` use it; `EMR.StepFailed` is a name made up for this switch, as any other may come",
    concerns: ["elasticmapreduce:addStep.sync"],
  },
  failedStepCause: {
    question: "What is the cause of that failure?",
    values: ["described", "text"],
    usually: "other services give what their describe call gives, as JSON; the other way is a sentence",
    concerns: ["elasticmapreduce:addStep.sync"],
  },
  stoppedSync: {
    question: "Is the job of a task with `.sync` cancelled when the task is stopped from outside?",
    values: ["cancelled", "goes on"],
    usually: "the guide promises to try",
    concerns: ["elasticmapreduce:addStep.sync", "emr-serverless:startJobRun.sync", "emr-containers:startJobRun.sync"],
  },
  stoppedCreation: {
    question: "Does EMR end a cluster when createCluster.sync is stopped while it starts?",
    values: ["survives", "ended"],
    usually: "one page says that a cluster survives the execution, another that what waits is cancelled",
    concerns: ["elasticmapreduce:createCluster.sync"],
  },
  failedCreation: {
    question: "Is a cluster that fails to start gone when createCluster.sync fails?",
    values: ["ended", "left"],
    usually: "the task fails because the cluster is ending",
    concerns: ["elasticmapreduce:createCluster.sync"],
    oneWayOnly: "no machine is told the id of a cluster whose creation failed, so none could end it",
  },
  idleOnProtected: {
    question: "Does the auto-termination policy end a cluster that is protected?",
    values: ["stays", "ended"],
    usually: "it is the one that costs more",
    concerns: ["elasticmapreduce:setClusterTerminationProtection", "elasticmapreduce:createCluster"],
  },
  cancelOfRunning: {
    question: "Does cancelStep end a step that runs already, from release 5.28.0 on?",
    values: ["cancels", "refuses"],
    usually: "EMR's own page says so; the page of the integration speaks of pending steps only",
    concerns: ["elasticmapreduce:cancelStep", "aws-sdk:emr:cancelSteps"],
  },
  sdkErrors: {
    question: "What is the error of a call by aws-sdk:emr that EMR refuses?",
    values: ["Emr.InvalidRequestException", "Emr.EmrException"],
    usually:
      "EMR's model names InvalidRequestException, though not for all calls; others come under the service's name",
    concerns: ["aws-sdk:emr"],
  },
  jobRunOfSync: {
    question: "What is the result of startJobRun.sync?",
    values: ["described", "started"],
    usually:
      "that of the call by which Step Functions looks, GetJobRun or DescribeJobRun; the other is that of StartJobRun",
    concerns: ["emr-serverless:startJobRun.sync", "emr-containers:startJobRun.sync"],
  },
  applicationOfSync: {
    question: "Does the result of createApplication.sync have ApplicationId at the top, beside Application?",
    values: ["given", "absent"],
    usually: "createCluster.sync has its id there",
    concerns: ["emr-serverless:createApplication.sync"],
  },
  containersErrors: {
    question: "What do the names of errors of EMR on EKS begin with?",
    values: ["EMRContainers", "EmrContainers"],
    usually: "those of EMR Serverless, which were seen, are spelled so; the SDK integration spells the other",
    concerns: [
      "emr-containers:createVirtualCluster",
      "emr-containers:deleteVirtualCluster",
      "emr-containers:startJobRun",
    ],
  },
} as const satisfies Readonly<Record<string, SwitchRow>>;

export type SwitchName = keyof typeof rows;

/** Which way a run takes at every switch. */
export type Behaviour = { readonly [N in SwitchName]: (typeof rows)[N]["values"][number] };

export interface Switch extends SwitchRow {
  readonly name: SwitchName;
}

/** All switches; the first of a switch's values is the usual one. */
export const switches: readonly Switch[] = Object.entries(rows).map(([name, row]) => ({
  // The keys of the table are the names.
  name: name as SwitchName,
  ...row,
}));

/** Gives the way at every switch. @param chosen what is not said there is as usual */
export function behaviourOf(chosen: Partial<Behaviour> = {}): Behaviour {
  return { ...usual, ...chosen };
}

// Each value comes from the row of its own name.
const usual = Object.fromEntries(switches.map(({ name, values }) => [name, values[0]])) as Behaviour;

/** Gives the switches whose two ways a machine can tell apart, by the calls that it makes. */
export function switchesOf(machine: Machine): readonly Switch[] {
  const calls = callsOf(machine);
  return switches.filter(({ concerns }) => concerns.some((call) => calls.has(call)));
}

/** Gives the other way of each switch that a machine can notice, one at a time: what `--every-fault` runs beside the usual way. */
export function otherWays(machine: Machine): readonly Partial<Behaviour>[] {
  return switchesOf(machine)
    .filter(({ oneWayOnly }) => oneWayOnly === undefined)
    .map(({ name, values }) => ({ [name]: values[1] }));
}

/** `elasticmapreduce:addStep`, `elasticmapreduce:addStep.sync` too if it waits, and `aws-sdk:emr` for any call of a service. */
function callsOf(machine: Machine): ReadonlySet<string> {
  const calls = new Set<string>();
  for (const { state } of statesOf(machine)) {
    if (state.Type !== "Task") continue;
    const { action, pattern } = readResource(state.Resource);
    calls.add(action).add(action.slice(0, action.lastIndexOf(":")));
    if (pattern === "sync") calls.add(`${action}.sync`);
  }
  return calls;
}
