/** How applications and virtual clusters come and go. */
import type { ClusterEnd } from "../../run.js";
import type { Account } from "../account.js";
import { tell } from "../notice.js";
import { enter } from "../states-over-time.js";
import { isThere, type HostKind, type HostRecord, type HostState } from "./records.js";

export type HostWish = Pick<HostRecord, "kind" | "name" | "token"> &
  Partial<Pick<HostRecord, "startsByItself" | "stopsAfterMs" | "queue">> & { readonly madeBy: string };

const prefixes: { readonly [K in HostKind]: string } = { application: "00app", "virtual cluster": "vc" };

/** Makes one, or gives the one that was made by a call with the same token. */
export function makeHost(account: Account, wish: HostWish, state: HostState): HostRecord {
  const { kind, token } = wish;
  const same = account.hosts.find((each) => each.kind === kind && token !== undefined && each.token === token);
  if (same) return same;
  const count = account.hosts.filter((each) => each.madeBy !== null).length;
  const host: HostRecord = {
    ...blankHost(kind, account.clock.now()),
    ...wish,
    id: `${prefixes[kind]}${count + 1}`,
  };
  enter(account.clock, host, state);
  account.hosts.push(host);
  return host;
}

/** What a host is when nothing is said of it. Defaults: API reference, AutoStartConfig and AutoStopConfig, read 2026-11-24. */
export function blankHost(kind: HostKind, createdAt: number): Omit<HostRecord, "id" | "name" | "madeBy" | "token"> {
  return {
    kind,
    createdAt,
    startsByItself: true,
    stopsAfterMs: null,
    queue: null,
    watchers: [],
    active: [],
    idleSince: createdAt,
    state: kind === "application" ? "CREATED" : "RUNNING",
    states: [],
    endedAt: null,
    endedBy: null,
  };
}

/** Has a host end; nothing happens when it is ending already. @param after ms until it is gone */
export function endHost(account: Account, host: HostRecord, by: ClusterEnd, after: number): void {
  if (!isThere(host)) return;
  host.endedAt = account.clock.now();
  host.endedBy = by;
  if (host.kind === "virtual cluster") enter(account.clock, host, "TERMINATING");
  account.clock.after(after, null, () => {
    enter(account.clock, host, "TERMINATED");
    tell(host);
  });
}
