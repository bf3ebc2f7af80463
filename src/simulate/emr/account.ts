/** What an account has on EMR during a run. What happens to it goes on whether or not a state waits for it. */
import type { SimulateOptions } from "../run.js";
import type { Clock } from "../time/clock.js";
import { behaviourOf, type Behaviour } from "./behaviours/switches.js";
import { addExistingCluster } from "./ec2/existing.js";
import type { ClusterRecord, StepRecord } from "./ec2/records.js";
import { addExistingHost } from "./jobs/existing.js";
import type { HostRecord, JobRecord } from "./jobs/records.js";
import { createThrottle, type Throttle } from "./throttle.js";

export interface Account {
  readonly clock: Clock;
  readonly behaviour: Behaviour;
  readonly throttle: Throttle;
  readonly clusters: ClusterRecord[];
  readonly steps: StepRecord[];
  /** Applications of EMR Serverless and virtual clusters of EMR on EKS. */
  readonly hosts: HostRecord[];
  readonly jobs: JobRecord[];
  /** Names of steps and jobs that always fail. */
  readonly failing: ReadonlySet<string>;
}

export function openAccount(clock: Clock, options: SimulateOptions): Account {
  const { existing = [], stepsFail = [], behaviour, throttling } = options;
  const account: Account = {
    clock,
    behaviour: behaviourOf(behaviour),
    throttle: createThrottle(clock, throttling),
    clusters: [],
    steps: [],
    hosts: [],
    jobs: [],
    failing: new Set(stepsFail),
  };
  for (const given of existing) {
    if (given.kind === undefined || given.kind === "cluster") addExistingCluster(account, given);
    else addExistingHost(account, given.kind, given);
  }
  return account;
}
