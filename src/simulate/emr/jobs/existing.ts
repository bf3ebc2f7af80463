/** Applications and virtual clusters that are there before a run. */
import { limits } from "../../../aws/limits.js";
import type { ExistingCluster } from "../../run.js";
import type { Account } from "../account.js";
import { enter } from "../states-over-time.js";
import { blankHost } from "./hosts.js";
import type { HostKind, HostRecord } from "./records.js";

/** Adds one that takes jobs; an application is CREATED, starts by itself and stops when it is idle. */
export function addExistingHost(account: Account, kind: HostKind, { id, name }: ExistingCluster): void {
  const stopsAfterMs = kind === "application" ? limits.applicationIdleTimeout.default * 60_000 : null;
  const host: HostRecord = { ...blankHost(kind, 0), id, name, madeBy: null, token: undefined, stopsAfterMs };
  enter(account.clock, host, host.state);
  account.hosts.push(host);
}
