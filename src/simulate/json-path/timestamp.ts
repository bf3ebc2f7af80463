/**
 * Timestamps: the profile of ISO 8601 that SPEC calls RFC 3339, with an upper case `T` and a zone. Source: SPEC
 * "Timestamps", read 2026-11-24. Recorded on AWS: `2016-12-05T25:29:29Z` and a text without `T` or zone are none.
 */

export interface Timestamp {
  /** Whole ms since 1970. */
  readonly ms: number;
  /** What is left below a ms, as digits. */
  readonly rest: string;
}

const form = /^(\d{4}-(\d\d)-(\d\d)T(\d\d):\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

/** Gives `null` for what is no timestamp. */
export function readTimestamp(text: string): Timestamp | null {
  const match = form.exec(text);
  if (match === null) return null;
  const [, wall = "", , day = "", hour = "", fraction = "", zone = ""] = match;
  const ms = Date.parse(`${wall}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`);
  // Date.parse takes 30 February and 24 o'clock over into the next day.
  const there = new Date(`${wall}Z`);
  if (Number.isNaN(ms) || there.getUTCDate() !== Number(day) || hour === "24") return null;
  return { ms, rest: fraction.slice(3).replace(/0+$/, "") };
}

/** Below zero if the first is earlier. */
export function order(one: Timestamp, other: Timestamp): number {
  if (one.ms !== other.ms) return one.ms - other.ms;
  return one.rest < other.rest ? -1 : one.rest > other.rest ? 1 : 0;
}
