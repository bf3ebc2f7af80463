/** Virtual time in words. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** From the largest; what is inside of a larger unit has two digits. */
const units = [
  [day, "d"],
  [hour, "h"],
  [minute, "m"],
  [second, "s"],
] as const;

/** How long something took: `1h05m`, `5m`, `13.5s`, `340ms`. Below a minute it is exact, above to the second. */
export function tookText(ms: number): string {
  if (ms < second) return ms === 0 ? "0s" : `${Math.round(ms)}ms`;
  if (ms < minute) return `${Math.round(ms / 100) / 10}s`;
  let rest = Math.round(ms / second) * second;
  let text = "";
  for (const [size, unit] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${text === "" ? count : String(count).padStart(2, "0")}${unit}`;
  }
  return text;
}

/** A moment of the run: `+1h05m` after its start. */
export function momentText(ms: number): string {
  return `+${tookText(ms)}`;
}
