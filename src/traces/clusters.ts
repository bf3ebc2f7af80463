/** What a run made and used: how long each was there, and what is still there at the end. */
import type { Cluster, Run } from "../simulate/run.js";
import { momentText } from "./time.js";

/** Gives how long a cluster was there during the run, in ms: from the call that made it to its end. */
export function lifeOf({ createdAt, endedAt }: Cluster, { took }: Run): number {
  return Math.max(0, (endedAt ?? took) - createdAt);
}

/** Gives what the run made and did not give back. */
export function leftAlive({ clusters }: Run): readonly Cluster[] {
  return clusters.filter(({ madeBy, status }) => madeBy !== null && status === "alive");
}

/** Says what will end what is still there. */
export function untilText({ idleEndAt }: Cluster): string {
  return idleEndAt === null ? "until somebody ends it" : `until its idle timeout ends it at ${momentText(idleEndAt)}`;
}
