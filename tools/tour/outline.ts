/** Text in lines, each with lines inside it: the form of all dumps. */

export interface Outline {
  readonly text: string;
  readonly inside?: readonly Outline[];
}

/** Writes outlines, two blanks for each level. Ends with a line break. */
export function writeOutlines(outlines: readonly Outline[]): string {
  return `${linesOf(outlines, "").join("\n")}\n`;
}

function linesOf(outlines: readonly Outline[], indent: string): readonly string[] {
  return outlines.flatMap(({ text, inside = [] }) => [`${indent}${text}`, ...linesOf(inside, `${indent}  `)]);
}

/** Writes rows with their cells in columns, the last as long as it is. Ends with a line break. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(column === row.length - 1 ? 0 : width(column)))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
