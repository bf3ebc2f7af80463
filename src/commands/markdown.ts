/** Markdown as a terminal shows it: only what the pages use, which is headings, lists, code and emphasis. */
import { painter, type Paint } from "../reporters/style.js";

const indent = "    ";

/** Gives the text, with a line break at its end. */
export function renderMarkdown(text: string, color: boolean): string {
  const paint = painter(color);
  let inCode = false;
  const lines: string[] = [];
  for (const line of text.trimEnd().split(/\r?\n/)) {
    if (/^\s*```/.test(line)) inCode = !inCode;
    else lines.push(inCode ? `${indent}${line}`.trimEnd() : renderLine(line, paint, color));
  }
  return `${lines.join("\n")}\n`;
}

/** Where there is no colour, backticks stay: without them a name would read as a word of the sentence. */
function renderLine(line: string, paint: Paint, color: boolean): string {
  const heading = /^#+\s+(.*)$/.exec(line)?.[1];
  if (heading !== undefined) return paint("strong", heading.replaceAll("`", ""));
  const linked = line
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)")
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint("strong", strong));
  return color ? linked.replace(/`([^`]+)`/g, (_, code: string) => paint("advice", code)) : linked;
}
