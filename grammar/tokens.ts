/** The tokens of the language. Words come from the table in words.ts; how tokens depend on their surroundings is lexer.ts. */
import { createToken, Lexer, type CustomPatternMatcherReturn, type TokenType } from "chevrotain";
import { scanString } from "./scan-string.js";
import { words, type WordUse } from "./words.js";

/** What may be a key: names, keywords, quoted text. */
export const Key = createToken({ name: "Key", pattern: Lexer.NA, label: "a key" });

/** What may follow a dot: names and keywords. */
export const Word = createToken({ name: "Word", pattern: Lexer.NA, label: "a name", categories: Key });

export const Identifier = createToken({
  name: "Identifier",
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  label: "a name",
  categories: Word,
});

/**
 * Word of the table → its token. The lexer finds names only, and tokenize.ts looks them up here: that is half again as fast
 * as trying a pattern for every word.
 */
export const wordTypes: ReadonlyMap<string, TokenType> = new Map(
  [...words].map(([word, use]) => [word, wordType(word, use)]),
);

function wordType(word: string, use: WordUse): TokenType {
  return createToken({
    name: `${word.charAt(0).toUpperCase()}${word.slice(1)}Word`,
    pattern: Lexer.NA,
    label: `\`${word}\``,
    categories: use === "contextual" ? Identifier : Word,
  });
}

/** Gives the token of a word of the table. */
export function wordToken(word: string): TokenType {
  const type = wordTypes.get(word);
  if (!type) throw new Error(`${word} is not in the table of words`);
  return type;
}

export const BinaryOperator = createToken({ name: "BinaryOperator", pattern: Lexer.NA, label: "an operator" });
export const PrefixOperator = createToken({ name: "PrefixOperator", pattern: Lexer.NA, label: "an operator" });

const symbol = (name: string, pattern: string, categories: TokenType[] = []) =>
  createToken({ name, pattern, label: `\`${pattern}\``, categories });

export const Equals = symbol("Equals", "=");
export const Colon = symbol("Colon", ":");
export const Comma = symbol("Comma", ",");
export const Dot = symbol("Dot", ".");
export const Question = symbol("Question", "?");
export const Pipe = symbol("Pipe", "|");
export const LeftBrace = symbol("LeftBrace", "{");
export const RightBrace = symbol("RightBrace", "}");
export const LeftBracket = symbol("LeftBracket", "[");
export const RightBracket = symbol("RightBracket", "]");
export const LeftParen = symbol("LeftParen", "(");
export const RightParen = symbol("RightParen", ")");
export const Less = symbol("Less", "<", [BinaryOperator]);
export const Greater = symbol("Greater", ">", [BinaryOperator]);
export const Minus = symbol("Minus", "-", [BinaryOperator, PrefixOperator]);
const Bang = symbol("Bang", "!", [PrefixOperator]);

/** Operators of two characters stand before those that begin like them. */
export const operatorTokens: readonly TokenType[] = [
  symbol("Coalesce", "??", [BinaryOperator]),
  symbol("OrOr", "||", [BinaryOperator]),
  symbol("AndAnd", "&&", [BinaryOperator]),
  symbol("EqualsEquals", "==", [BinaryOperator]),
  symbol("NotEquals", "!=", [BinaryOperator]),
  symbol("LessEquals", "<=", [BinaryOperator]),
  symbol("GreaterEquals", ">=", [BinaryOperator]),
  symbol("Plus", "+", [BinaryOperator]),
  Minus,
  symbol("Star", "*", [BinaryOperator]),
  symbol("Slash", "/", [BinaryOperator]),
  symbol("Percent", "%", [BinaryOperator]),
  Less,
  Greater,
  Bang,
];

/**
 * A number with whatever letters touch it: `5`, `0.5`, `1h30m`, `512MiB`, and also `5mins`, which is then refused by name;
 * a `%` that touches it belongs to it where nothing can be divided, before a comma or a parenthesis.
 */
export const NumberToken = createToken({
  name: "Number",
  pattern: /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\w*(?:%(?=\s*(?:[,)]|\/[/*])))?/,
  label: "a number",
});

/** A whole literal, `"…"` or `"""…"""`, without interpolation. */
export const StringLiteral = createToken({
  name: "StringLiteral",
  pattern: matchLiteral((scan) => scan.problem === null && !scan.interpolated),
  start_chars_hint: ['"'],
  line_breaks: true,
  label: "a string",
  categories: Key,
});

/** What stands in quotes and is not well formed; it passes for a string, so that only its own finding is reported. */
export const BrokenString = createToken({
  name: "BrokenString",
  pattern: matchLiteral((scan) => scan.problem !== null),
  start_chars_hint: ['"'],
  line_breaks: true,
  label: "a string",
  categories: StringLiteral,
});

/** Text in quotes that are not the language's, `'…'`, `“…”` or backticks; passes for a string too. */
export const ForeignString = createToken({
  name: "ForeignString",
  pattern:
    /'[^'"\\\n]*'|`[^`"\\\n]*`|[\u201c\u201d\u201e\u00ab][^\u201c\u201d\u201e\u00bb"\\\n]*[\u201c\u201d\u00bb"]|[\u2018\u2019][^\u2018\u2019'"\\\n]*[\u2018\u2019']/,
  label: "a string",
  categories: StringLiteral,
});

/** A string with a prefix of Python's, `f"{date}"`; passes for a string that nobody knows. */
export const PrefixedString = createToken({
  name: "PrefixedString",
  pattern: /[bfruBFRU]"(?!"")[^"\\\n]*"/,
  label: "a string",
  categories: StringLiteral,
});

/**
 * Text without quotes that can be nothing else: an address, an ARN, a release label. It must be seen here, as what follows
 * `//` would be a comment. Passes for a string that nobody knows.
 */
export const UnquotedText = createToken({
  name: "UnquotedText",
  pattern:
    /(?:s3[an]?|hdfs|https?):\/\/(?:\$\{[^{}\s]*\}|[^\s,;\]})"'`\\])+|arn:aws[\w-]*:[^\s,;\]})"'`\\]+|emr-\d+\.\d+\.\d+/,
  label: "a string",
  categories: StringLiteral,
});

/** Opens a literal with interpolations; the lexer then takes it apart. */
export const StringStart = createToken({
  name: "StringStart",
  pattern: matchOpening('"'),
  start_chars_hint: ['"'],
  line_breaks: false,
  push_mode: "string",
  label: "a string",
});
export const TextStart = createToken({
  name: "TextStart",
  pattern: matchOpening('"""'),
  start_chars_hint: ['"'],
  line_breaks: false,
  push_mode: "text",
  label: "a string",
  categories: StringStart,
});
export const StringEnd = createToken({ name: "StringEnd", pattern: '"', label: '`"`', pop_mode: true });
export const TextEnd = createToken({
  name: "TextEnd",
  pattern: '"""',
  label: '`"""`',
  pop_mode: true,
  categories: StringEnd,
});
export const StringPiece = createToken({
  name: "StringPiece",
  pattern: matchPiece('"'),
  line_breaks: true,
  label: "text",
});
export const TextPiece = createToken({
  name: "TextPiece",
  pattern: matchPiece('"""'),
  line_breaks: true,
  label: "text",
  categories: StringPiece,
});
export const InterpolationStart = createToken({
  name: "InterpolationStart",
  pattern: "${",
  push_mode: "interpolation",
  label: "`${`",
});
export const InterpolationEnd = createToken({ name: "InterpolationEnd", pattern: "}", pop_mode: true, label: "`}`" });

/** A string in an interpolation: on one line, without an interpolation of its own; scan-string.ts saw to that. */
export const InnerString = createToken({
  name: "InnerString",
  pattern: matchInnerString,
  start_chars_hint: ['"'],
  line_breaks: false,
  label: "a string",
  categories: StringLiteral,
});

/** Spellings of other languages, each reported with what it is here. */
export const ForeignOperator = createToken({
  name: "ForeignOperator",
  pattern: /===|!==|<>|&(?!&)/,
  label: "an operator",
});
export const ColonEquals = createToken({ name: "ColonEquals", pattern: ":=", label: "`:=`" });

/** Characters that mean nothing; they stay among the tokens, so that what they interrupt is not joined. */
export const Junk = createToken({
  name: "Junk",
  pattern:
    /['#;\ufeff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f@\\`~^$\u007f-\u009f\u00a1-\ufefe\uff00-\uffff]+[\w\u00a1-\ufefe\uff00-\uffff]*/,
  label: "a character",
});

export const Whitespace = createToken({ name: "Whitespace", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED });
export const ByteOrderMark = createToken({ name: "ByteOrderMark", pattern: "\ufeff", group: Lexer.SKIPPED });
export const LineComment = createToken({ name: "LineComment", pattern: /\/\/[^\r\n]*/, group: "comments" });
export const BlockComment = createToken({
  name: "BlockComment",
  pattern: matchBlockComment,
  start_chars_hint: ["/"],
  line_breaks: true,
  group: "comments",
});

/** These three are reported and otherwise passed over. */
export const HashComment = createToken({ name: "HashComment", pattern: /#[^\r\n]*/, group: "misfits" });
export const Semicolon = createToken({ name: "Semicolon", pattern: ";", group: "misfits" });
export const OddSpace = createToken({
  name: "OddSpace",
  pattern: /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000]+/,
  group: "misfits",
});

export const punctuationTokens: readonly TokenType[] = [
  Equals,
  Colon,
  Comma,
  Dot,
  Question,
  Pipe,
  LeftBracket,
  RightBracket,
  LeftParen,
  RightParen,
];

type Match = CustomPatternMatcherReturn | null;

function matchLiteral(fits: (scan: ReturnType<typeof scanString>) => boolean) {
  return (text: string, offset: number): Match => {
    if (text.charCodeAt(offset) !== 0x22) return null;
    const scan = scanString(text, offset);
    return fits(scan) ? [text.slice(offset, scan.end)] : null;
  };
}

/** Matches opening quotes; that the literal behind them is well formed and interpolated was found by the patterns before. */
function matchOpening(quotes: string) {
  return (text: string, offset: number): Match => (text.startsWith(quotes, offset) ? [quotes] : null);
}

/** Matches text up to the closing quotes or the next interpolation. */
function matchPiece(quotes: string) {
  return (text: string, offset: number): Match => {
    let at = offset;
    while (at < text.length && !text.startsWith(quotes, at) && !text.startsWith("${", at)) {
      at += text.charCodeAt(at) === 0x5c ? 2 : 1;
    }
    return at === offset ? null : [text.slice(offset, at)];
  };
}

function matchInnerString(text: string, offset: number): Match {
  if (text.charCodeAt(offset) !== 0x22) return null;
  let at = offset + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return [text.slice(offset, at + 1)];
}

/** Not a regular expression: a comment may be longer than what one can go back over. */
function matchBlockComment(text: string, offset: number): Match {
  if (!text.startsWith("/*", offset)) return null;
  const end = text.indexOf("*/", offset + 2);
  return [text.slice(offset, end === -1 ? text.length : end + 2)];
}
