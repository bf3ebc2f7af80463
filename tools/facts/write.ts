/** How the files in src/aws are laid out: outer levels one entry a line, so that a refresh reads well as a difference; inner ones compact. */

/** Gives JSON in which `levels` levels of objects are spread over lines. */
export function layOut(value: unknown, levels: number, indent = ""): string {
  if (levels === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = Object.entries(value).map(
    ([key, entry]) => `${inner}${JSON.stringify(key)}: ${layOut(entry, levels - 1, inner)}`,
  );
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n${indent}}`;
}
