/** What a run made and is still there at its end. */
import type { Cluster, Run } from "../simulate/run.js";
import { momentText } from "../text/took.js";

/** Gives what the run made and did not give back. */
export function leftAlive({ clusters }: Run): readonly Cluster[] {
  return clusters.filter(({ madeBy, status }) => madeBy !== null && status === "alive");
}

/** Says what will end what is still there. */
export function untilText({ idleEndAt }: Cluster): string {
  return idleEndAt === null ? "until somebody ends it" : `until its idle timeout ends it at ${momentText(idleEndAt)}`;
}
