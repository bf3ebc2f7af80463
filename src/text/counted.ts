/** How many of something, in words. */

/** Gives `1 file`, `2 files`. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
