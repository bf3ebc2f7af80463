/** What is coloured in a terminal, by meaning. The codes are the eight colours that every terminal has. */
import type { Severity } from "../diagnostics/diagnostic.js";

export type Style = Severity | "strong" | "frame" | "removed" | "added";

/** Select Graphic Rendition parameters (ECMA-48). */
const parameters: Readonly<Record<Style, string>> = {
  error: "1;31",
  warning: "1;33",
  advice: "1;36",
  strong: "1",
  frame: "34",
  removed: "31",
  added: "32",
};

export type Paint = (style: Style, text: string) => string;

/** Gives the function that colours text, or one that leaves it as it is. */
export function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => (text === "" ? "" : `\u001b[${parameters[style]}m${text}\u001b[0m`);
}
