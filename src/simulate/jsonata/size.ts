/**
 * How large a value is as Step Functions counts it: 8 bytes for a number, one for a character. A part that is there
 * several times counts each time, so that what is small in memory and endless as JSON is found.
 */

const sizes = new WeakMap<object, number>();

/** Gives bytes. Functions have none. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  if (isFunctionOfJsonata(value)) return 0;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 0;
  if (Array.isArray(value)) for (const element of value) size += sizeOf(element);
  else for (const [key, member] of Object.entries(value)) size += key.length + sizeOf(member);
  sizes.set(value, size);
  return size;
}

/** JSONata keeps functions as objects, with all that they see in them. */
export function isFunctionOfJsonata(value: object): boolean {
  return "_jsonata_lambda" in value || "_jsonata_function" in value;
}
