/** Tokens that are wrong wherever they stand, and what is said about each. */
import type { IToken, TokenType } from "chevrotain";
import { scanString, type StringProblem } from "../../grammar/scan-string.js";
import {
  BlockComment,
  BrokenString,
  ForeignString,
  HashComment,
  Junk,
  OddSpace,
  PrefixedString,
  Semicolon,
  UnquotedText,
} from "../../grammar/tokens.js";
import { syntax } from "../diagnostics/catalog/syntax.js";
import type { Finding, Fix } from "../diagnostics/diagnostic.js";
import { quoted } from "../text/printable.js";
import type { Span } from "../text/span.js";

type Judge = (token: IToken, at: Span, text: string) => Finding | null;

const stringFindings: { readonly [K in StringProblem["kind"]]: (at: StringProblem, image: string) => Finding } = {
  // Only its first character is shown: the rest of the line may well be something else.
  unterminated: (at, image) => {
    const quotes = image.startsWith('"""') ? 3 : 1;
    return syntax.unterminatedString({ start: at.start, end: at.start + quotes }, quotes === 3);
  },
  "open-interpolation": (at) => syntax.openInterpolation(at),
  "braces-in-interpolation": (at) => syntax.bracesInInterpolation(at),
  "nested-interpolation": (at) => syntax.nestedInterpolation(at),
};

const judges: ReadonlyMap<TokenType, Judge> = new Map<TokenType, Judge>([
  [
    BrokenString,
    (token, _at, text) => {
      const { problem } = scanString(text, token.startOffset);
      return problem && stringFindings[problem.kind](problem, token.image);
    },
  ],
  [
    ForeignString,
    (token, at) => {
      const fix = replace("Use straight double quotes", at, `"${token.image.slice(1, -1)}"`);
      // Between the quotes of other languages `${` may be just text.
      return syntax.foreignQuotes(at, token.image, { ...fix, safe: !token.image.includes("${") });
    },
  ],
  [
    UnquotedText,
    (token, at) => {
      const fix = replace("Put it in quotes", at, `"${token.image}"`);
      return syntax.unquotedText(at, token.image, { ...fix, safe: !token.image.includes("${") });
    },
  ],
  [
    PrefixedString,
    ({ image }, at) => {
      const prefix = image.slice(0, 1);
      const isFormat = prefix.toLowerCase() === "f";
      const text = isFormat ? image.slice(1).replace(/\{([\w.]+)\}/g, "${$1}") : image.slice(1);
      return syntax.stringPrefix(at, prefix, { ...replace(`Write a string of this language`, at, text), safe: false });
    },
  ],
  [
    Junk,
    (token, at, text) => {
      const value = token.image === "$" ? valueInBraces(text, at.start) : null;
      return syntax.unknownCharacter(at, token.image, value);
    },
  ],
  [
    OddSpace,
    (token, at) => {
      const number = (token.image.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      return syntax.oddSpace(at, `U+${number}`, replace("Replace it with a blank", at, " "));
    },
  ],
  [
    HashComment,
    (token, at, text) => {
      const hashes = { start: at.start, end: at.start + (/^#*/.exec(token.image)?.[0].length ?? 1) };
      // `#/` must not become `///`, which is documentation.
      const begin = text[hashes.end] === "/" ? "// " : "//";
      return syntax.hashComment(hashes, replace("Write `//`", hashes, begin));
    },
  ],
  [
    Semicolon,
    (_token, at, text) => {
      const endsLine = /^;[; \t]*(?:\r?\n|\/\/|#|$)/.test(text.slice(at.start, at.start + 100));
      return syntax.semicolon(at, endsLine ? replace("Remove `;`", at, "") : replace("Break the line", at, "\n"));
    },
  ],
  [
    BlockComment,
    (token, at) =>
      token.image.length >= 4 && token.image.endsWith("*/")
        ? null
        : syntax.unterminatedComment({ start: at.start, end: at.start + 2 }),
  ],
]);

/** Gives the finding about a token that is wrong wherever it stands, or `null`. */
export function judgeToken(token: IToken, text: string): Finding | null {
  const judge = judges.get(token.tokenType);
  if (!judge) return null;
  return judge(token, { start: token.startOffset, end: token.startOffset + token.image.length }, text);
}

/** `${date}` outside of a string, as in shells: the fix leaves the value itself. */
function valueInBraces(text: string, start: number): Fix | null {
  const [whole, value] = /^\$\{ *([^{}"\n]*[^{}"\s]) *\}/.exec(text.slice(start, start + 200)) ?? [];
  if (whole === undefined || value === undefined) return null;
  return replace(`Write ${quoted(value)}`, { start, end: start + whole.length }, value);
}

function replace(title: string, at: Span, text: string): Fix {
  return { title, safe: true, edits: [{ ...at, text }] };
}
