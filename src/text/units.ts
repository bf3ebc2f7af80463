/** Numbers with units as people write them. */

const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["m", 60],
  ["s", 1],
] as const;

/** A duration as the language spells it: `1h30m`. @param seconds whole seconds; what is not finite is "forever" */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds)) return "forever";
  let rest = Math.round(seconds);
  let text = "";
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === "" ? "0s" : text;
}

const durationPattern = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** The seconds of a duration as the language spells it (`1h30m`), or `null`. */
export function parseDuration(text: string): number | null {
  const match = text === "" ? null : durationPattern.exec(text);
  if (!match) return null;
  return units.reduce((total, [, size], index) => total + Number(match[index + 1] ?? 0) * size, 0);
}

const sizes: ReadonlyMap<string, number> = new Map([
  ["KiB", 1024],
  ["MiB", 1024 ** 2],
  ["GiB", 1024 ** 3],
  ["TiB", 1024 ** 4],
]);

/** The bytes of a size as the language spells it (`512MiB`), or `null`. */
export function parseSize(text: string): number | null {
  const match = /^(\d+)([KMGT]iB)$/.exec(text);
  const unit = sizes.get(match?.[2] ?? "");
  return match && unit !== undefined ? Number(match[1]) * unit : null;
}
