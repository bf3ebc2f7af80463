/**
 * How long things take when nobody says so, in ms. AWS promises none of these; they are round numbers in the range that its
 * pages speak of (a cluster ends in one to five minutes: API reference, TerminateJobFlows, read 2026-11-24).
 */
export const usualMs = {
  startUp: 300_000,
  shutDown: 60_000,
  job: 600_000,
  /** Making, starting, stopping and deleting an application, and deleting a virtual cluster. */
  hostChange: 60_000,
} as const;

/** How much of a cluster's start-up goes by before its instances run and their bootstrap actions begin. */
export const shareOfStarting = 0.6;
