/** The one table of words: everything spelled like a name that the language uses, or keeps for later versions, itself. */

const wordsByUse = {
  /** Begin what stands at the top of a file. */
  item: ["workflow", "param", "import", "template", "type", "extern"],
  statement: [
    "let",
    "input",
    "cluster",
    "step",
    "parallel",
    "branch",
    "retry",
    "terminate",
    "keep",
    "on",
    "fail",
    "output",
    "task",
    "run",
    "if",
    "for",
    "try",
    "wait",
    "repeat",
    "return",
    "yield",
    "next",
    "await",
    "resize",
    "cancel",
  ],
  clause: ["when", "as", "else", "catch", "finally", "until", "with", "in", "continue"],
  value: ["true", "false", "null"],
  /** Mean something in one place and are ordinary names everywhere else. */
  contextual: ["failure", "matching", "min", "max", "from"],
  /** Operators of other languages: understood, reported and mended. */
  operator: ["and", "or", "not"],
} as const;

export type WordUse = keyof typeof wordsByUse;

/** Word → what it is for. */
export const words: ReadonlyMap<string, WordUse> = new Map(
  // `Object.keys` forgets that the keys are those of the table.
  (Object.keys(wordsByUse) as WordUse[]).flatMap((use) => wordsByUse[use].map((word) => [word, use] as const)),
);

/** Gives the words of some uses. */
export function wordsFor(...uses: readonly WordUse[]): readonly string[] {
  return uses.flatMap((use) => wordsByUse[use]);
}
