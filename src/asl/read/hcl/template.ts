/**
 * Terraform's templates, in quotes or as heredocs: text with placeholders for what is worked out. Source: Terraform
 * language, page `expressions/strings`, read 2026-11-24.
 */
import type { Span } from "../../../text/span.js";
import { concatenated, sliceOf, standIn, type PlacedText } from "../placed-text.js";
import { placeholderFor } from "../placeholders.js";
import type { HclNode } from "./parser.js";

/** A template as text; or the place of a directive (`%{ if }`), which only Terraform runs. */
export type Template = { readonly placed: PlacedText } | { readonly directive: Span };

/** Gives the text of a template or of a string in quotes. @param file the text of the whole file */
export function readTemplate(node: HclNode, file: string): Template {
  const isHeredoc = node.type === "heredoc_template";
  const content = isHeredoc ? heredocContent(node, file) : { start: node.startIndex + 1, end: node.endIndex - 1 };
  const literal = isHeredoc ? heredocEscapes : quotedEscapes;
  const parts: PlacedText[] = [];
  let at = content.start;
  for (const child of node.namedChildren) {
    const { startIndex: start, endIndex: end } = child;
    if (child.type === "template_directive") return { directive: { start, end } };
    if (child.type !== "template_interpolation") continue;
    parts.push(...literalParts(file, { start: at, end: start }, literal));
    const expression = child.namedChildren.find(({ type }) => type === "expression");
    parts.push(standIn(placeholderFor(expression?.text ?? ""), { start, end }));
    at = end;
  }
  parts.push(...literalParts(file, { start: at, end: Math.max(at, content.end) }, literal));
  return { placed: concatenated(parts) };
}

/** A heredoc begins behind the line of its first name and ends before that of its last one. */
function heredocContent(node: HclNode, file: string): Span {
  const names = node.namedChildren.filter(({ type }) => type === "heredoc_identifier");
  const first = names[0]?.endIndex ?? node.startIndex;
  const start = file.indexOf("\n", first) + 1 || first;
  const last = names.length > 1 ? (names.at(-1)?.startIndex ?? node.endIndex) : node.endIndex;
  return { start, end: Math.max(start, file.lastIndexOf("\n", last - 1) + 1) };
}

const quotedEscapes = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|\$\$\{|%%\{/gs;
/** In a heredoc a backslash is itself. */
const heredocEscapes = /\$\$\{|%%\{/g;

function literalParts(file: string, span: Span, escapes: RegExp): readonly PlacedText[] {
  const parts: PlacedText[] = [];
  let at = span.start;
  for (const { 0: escape, index } of file.slice(span.start, span.end).matchAll(escapes)) {
    const start = span.start + index;
    parts.push(sliceOf(file, { start: at, end: start }));
    parts.push(standIn(meaningOf(escape), { start, end: start + escape.length }));
    at = start + escape.length;
  }
  return [...parts, sliceOf(file, { start: at, end: span.end })];
}

const simple = new Map([
  ["\\n", "\n"],
  ["\\r", "\r"],
  ["\\t", "\t"],
]);

function meaningOf(escape: string): string {
  if (/^\\[uU]./.test(escape)) {
    const code = Number.parseInt(escape.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }
  return simple.get(escape) ?? escape.slice(1);
}
