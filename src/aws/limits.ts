/** AWS's limits on state machines and EMR, each with unit, source and the date on which it was read. */
import data from "./limits.json";

/** What every limit has; which of `min`, `max` and `default` there are is known for each by its name. */
export interface Limit {
  readonly min?: number;
  readonly max?: number;
  /** What AWS takes when nothing is given. */
  readonly default?: number;
  readonly unit: string;
  /** A kind of page, a colon and the page, as `limitPage` reads it; or botocore's service and shape. */
  readonly source: string;
  readonly date: string;
}

/** By name: `limits.idleTimeout.max` is 604800 seconds. */
export const limits: Readonly<typeof data.limits> = data.limits;

/** Whether a value lies within a limit; a bound that AWS does not name is none. */
export function isWithin(value: number, { min = -Infinity, max = Infinity }: Limit): boolean {
  return min <= value && value <= max;
}

/** Gives the address of the page that names a limit, or botocore's service and shape. */
export function limitPage(limit: Limit): string {
  const [kind = "", page = ""] = limit.source.split(":");
  const address = new Map(Object.entries(data.pages)).get(kind);
  return address === undefined ? limit.source : address.replace("{page}", page);
}
