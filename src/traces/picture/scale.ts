/** From virtual time to the width of the picture. */
import { momentText } from "../../text/took.js";

export interface Scale {
  /** Gives the place of a moment, in pixels from the left. */
  x(at: number): number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly x: number;
  readonly text: string;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances that people count in. */
const distances = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 60, 90].map((count) => count * day),
];

/** More would stand too close to each other. */
const mostTicks = 9;

/** Gives the scale of a run that took `took` ms, between two places in pixels. */
export function scaleOf(took: number, left: number, right: number): Scale {
  const whole = Math.max(took, second);
  const x = (at: number): number => left + ((right - left) * Math.min(Math.max(at, 0), whole)) / whole;
  const distance = distances.find((each) => whole / each <= mostTicks - 1) ?? Math.ceil(whole / day / 8) * day;
  const ticks: Tick[] = [];
  for (let at = 0; at <= whole; at += distance) ticks.push({ x: x(at), text: at === 0 ? "0" : momentText(at) });
  return { x, left, right, ticks };
}
