/** The fields of ASL that are numbers of which AWS takes only some: a machine with another one is not created. */
import { limits } from "./limits.js";

interface Range {
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

const whole = ({ min, max }: { readonly min: number; readonly max: number }): Range => ({ min, max, isWhole: true });

const ranges: ReadonlyMap<string, Range> = new Map([
  ["Seconds", whole({ ...limits.waitSeconds, min: 0 })],
  ["TimeoutSeconds", whole(limits.taskTimeout)],
  ["HeartbeatSeconds", whole(limits.heartbeat)],
  ["IntervalSeconds", whole(limits.retryInterval)],
  ["MaxAttempts", whole(limits.retryAttempts)],
  ["MaxDelaySeconds", whole(limits.retryMaxDelay)],
  ["BackoffRate", { min: limits.retryBackoff.min, max: Infinity, isWhole: false }],
]);

/** Gives what a field takes, as `a whole number from 1 to 99999999`, when this value is no such; else `null`. */
export function takesInstead(field: string, value: unknown): string | null {
  const range = ranges.get(field);
  if (range === undefined || typeof value !== "number") return null;
  const { min, max, isWhole } = range;
  if (value >= min && value <= max && (!isWhole || Number.isInteger(value))) return null;
  const noun = isWhole ? "a whole number" : "a number";
  return Number.isFinite(max) ? `${noun} from ${min} to ${max}` : `${noun}, ${min} or more`;
}
