/** Asking whoever sits at the terminal. */
import { writeText } from "./streams.js";
import { isTerminal } from "./terminal.js";

const [input, errors] = [0, 2];

/**
 * Asks for a line. A question that nobody would see, or that nobody could answer, is not asked.
 *
 * @returns `null` where there is no terminal, and when the input ends (Ctrl-D)
 */
export async function askTerminal(question: string): Promise<string | null> {
  if (!isTerminal(input) || !isTerminal(errors)) return null;
  // Only here, since `process.stdin` and the line reader cost more to start than most commands take.
  const { createInterface } = process.getBuiltinModule("node:readline");
  // The terminal itself edits the line. With `terminal: true` it would be Node, which then swallows interrupts (Ctrl-C).
  const lines = createInterface({ input: process.stdin, terminal: false });
  writeText(errors, question);
  try {
    return await new Promise((resolve) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(null));
    });
  } finally {
    lines.close();
  }
}
