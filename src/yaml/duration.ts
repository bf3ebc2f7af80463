/** Durations as the language writes them, in YAML: `90s`, `1h30m`. */

/** At least one unit, in falling order. */
export const durationPattern = "^(?=.)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$";

const units = [86_400, 3600, 60, 1] as const;

/** Gives a duration in ms, `null` for what is none. */
export function durationMs(text: string): number | null {
  const found = new RegExp(durationPattern).exec(text);
  if (!found) return null;
  const seconds = units.reduce((sum, unit, index) => sum + unit * Number.parseInt(found[index + 1] ?? "0", 10), 0);
  return seconds * 1000;
}
