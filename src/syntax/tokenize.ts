/** Text → tokens and comments, with the findings that need no grammar. */
import type { IToken, Lexer } from "chevrotain";
import { createLexer } from "../../grammar/lexer.js";
import {
  BrokenString,
  ForeignString,
  Identifier,
  Junk,
  LeftBrace,
  LeftBracket,
  LeftParen,
  PrefixedString,
  RightBrace,
  RightBracket,
  RightParen,
  UnquotedText,
  wordTypes,
} from "../../grammar/tokens.js";
import { syntax } from "../diagnostics/catalog/syntax.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Comment } from "./ast.js";
import { judgeToken } from "./misfits.js";

export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  /** Where strings begin that are not well formed, in order. */
  readonly brokenStrings: readonly number[];
  /** A comment that is not closed takes the end of the text. */
  readonly isCutOff: boolean;
  /** How deep brackets nest. */
  readonly depth: number;
}

/** More levels would come near to what the parser's recursion can bear. */
export const deepestNesting = 100;

/** Making a lexer costs milliseconds; it keeps nothing between two texts. */
let lexer: Lexer | undefined;

/** Takes a text apart. Characters that mean nothing are reported and stay among the tokens. */
export function tokenize(text: string, report: Report): Tokens {
  lexer ??= createLexer();
  const { tokens, groups } = lexer.tokenize(text);
  for (const misfit of groups["misfits"] ?? []) reportToken(misfit, text, report);
  let isCutOff = false;
  const comments = (groups["comments"] ?? []).map((token) => {
    if (reportToken(token, text, report)) isCutOff = true;
    return toComment(token);
  });
  return { tokens, comments, isCutOff, ...survey(tokens, text, report) };
}

const steps = new Map<number | undefined, number>([
  [LeftBrace.tokenTypeIdx, 1],
  [LeftBracket.tokenTypeIdx, 1],
  [LeftParen.tokenTypeIdx, 1],
  [RightBrace.tokenTypeIdx, -1],
  [RightBracket.tokenTypeIdx, -1],
  [RightParen.tokenTypeIdx, -1],
]);
const suspects = new Set<number | undefined>([
  BrokenString.tokenTypeIdx,
  ForeignString.tokenTypeIdx,
  PrefixedString.tokenTypeIdx,
  UnquotedText.tokenTypeIdx,
  Junk.tokenTypeIdx,
]);
/** By token type; an array, because this is asked for every token. */
const interest: readonly ("step" | "suspect" | undefined)[] = Array.from(
  { length: Math.max(...[...steps.keys(), ...suspects].map(Number)) + 1 },
  (_, index) => (steps.has(index) ? "step" : suspects.has(index) ? "suspect" : undefined),
);

/** Looks at every token once: which names are words, how deep brackets nest, and what is wrong by itself. */
function survey(tokens: readonly IToken[], text: string, report: Report): Pick<Tokens, "brokenStrings" | "depth"> {
  const brokenStrings: number[] = [];
  const junk: IToken[] = [];
  let level = 0;
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === Identifier) {
      const word = wordTypes.get(token.image);
      if (word?.tokenTypeIdx !== undefined) {
        token.tokenType = word;
        token.tokenTypeIdx = word.tokenTypeIdx;
      }
      continue;
    }
    const what = interest[token.tokenTypeIdx];
    if (what === undefined) continue;
    if (what === "step") {
      level = Math.max(0, level + (steps.get(token.tokenTypeIdx) ?? 0));
      if (level > depth) {
        depth = level;
        const at = { start: token.startOffset, end: token.startOffset + 1 };
        if (depth === deepestNesting + 1) report(syntax.nestedTooDeeply(at, deepestNesting));
      }
      continue;
    }
    if (token.tokenType === Junk) {
      junk.push(token);
      continue;
    }
    reportToken(token, text, report);
    if (token.tokenType !== BrokenString) continue;
    brokenStrings.push(token.startOffset);
    // A quote too many or too few turns text into code: what means nothing on this line was meant to be in quotes.
    const lineStart = text.lastIndexOf("\n", token.startOffset) + 1;
    while ((junk.at(-1)?.startOffset ?? -1) >= lineStart) junk.pop();
  }
  for (const token of junk) reportToken(token, text, report);
  return { brokenStrings, depth };
}

function reportToken(token: IToken, text: string, report: Report): boolean {
  const finding = judgeToken(token, text);
  if (finding) report(finding);
  return finding !== null;
}

function toComment(token: IToken): Comment {
  const { image, startOffset } = token;
  const place = { start: startOffset, end: startOffset + image.length };
  if (image.startsWith("/*")) {
    const isClosed = image.endsWith("*/") && image.length >= 4;
    return { kind: "block", text: image.slice(2, isClosed ? -2 : undefined), ...place };
  }
  const isDocumentation = image.startsWith("///") && !image.startsWith("////");
  return { kind: isDocumentation ? "documentation" : "line", text: image.slice(isDocumentation ? 3 : 2), ...place };
}
