/** The door of the syntax: text → tree. */
import { EmrflowParser } from "../../grammar/parser.js";
import { syntax } from "../diagnostics/catalog/syntax.js";
import type { Finding, Report } from "../diagnostics/diagnostic.js";
import type { File, Item } from "./ast.js";
import { deepestNesting, tokenize, type Tokens } from "./tokenize.js";
import { walk } from "./walk.js";

/** Deeper trees could not be worked on by recursion; text reaches this only by brackets in long runs of operators. */
const deepestTree = 1000;

/** Making a parser costs some 20 milliseconds; `parse` is not called while it runs, so one is enough. */
let parser: EmrflowParser | undefined;

/**
 * Gives the tree of a text. Any text has one: what cannot be understood is reported, in the order of the text, and leaves
 * holes. A byte order mark at the beginning is passed over.
 */
export function parse(text: string, report: Report): File {
  const findings: Finding[] = [];
  const collect = (finding: Finding): void => {
    findings.push(finding);
  };
  const tokens = tokenize(text, collect);
  const items = tokens.depth > deepestNesting ? [] : parseItems(text, tokens, collect);
  findings.sort((a, b) => a.start - b.start).forEach(report);
  return { kind: "file", items, comments: tokens.comments, start: 0, end: text.length };
}

function parseItems(text: string, tokens: Tokens, report: Report): readonly Item[] {
  parser ??= new EmrflowParser();
  parser.load(text, tokens, report);
  try {
    const items = parser.file();
    const mayBeDeep = (tokens.depth + 1) * parser.longestChain > deepestTree;
    return mayBeDeep && isTooDeep(items, report) ? [] : items;
  } finally {
    parser.release();
  }
}

function isTooDeep(items: readonly Item[], report: Report): boolean {
  for (const item of items) {
    let deepest = 0;
    walk(item, (_node, depth) => {
      deepest = Math.max(deepest, depth);
    });
    if (deepest <= deepestTree) continue;
    report(syntax.nestedTooDeeply({ start: item.start, end: item.start + 1 }, deepestTree));
    return true;
  }
  return false;
}
