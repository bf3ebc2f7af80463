/** How much of a node's memory EMR gives to YARN unless told otherwise. */

/**
 * Gives `yarn.nodemanager.resource.memory-mb`, which is also `yarn.scheduler.maximum-allocation-mb`, of a node without HBase:
 * three quarters or all but 8 GiB, whichever is more; in steps of 512 MiB on nodes below 8 GiB. Fitted to AWS's table, of whose
 * 217 types it meets 209 (docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hadoop-task-config.html, June 2023);
 * `instance-types.json` has the others.
 */
export function usualYarnMemoryMb(memoryGiB: number): number {
  const memory = memoryGiB * 1024;
  const usual = Math.max(0.75 * memory, memory - 8192);
  return memoryGiB < 8 ? Math.floor(usual / 512) * 512 : usual;
}
