/** EMRF1xxx: how a file is spelled. Codes from EMRF1101 on are about single tokens: strings, numbers, characters. */
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix, Related } from "../diagnostic.js";

const withRelated = (related: Related | null) => (related ? { related: [related] } : {});

export const syntax = {
  unexpectedToken: define(
    "EMRF1001",
    "unexpected-token",
    "error",
    (found: string, expected: string, after: string | null, opener: Related | null) => ({
      message: `Expected ${expected}${after === null ? "" : ` after ${quoted(after)}`}, found ${found}.`,
      label: `expected ${expected}`,
      ...withRelated(opener),
    }),
  ),
  unclosed: define("EMRF1002", "unclosed-bracket", "error", (open: string, close: string, opener: Span) => ({
    message: `The file ends before the ${close} of a \`${open}\`. Add it where the \`${open}\` should end.`,
    label: `${close} is missing`,
    related: [{ start: opener.start, end: opener.end, message: `this \`${open}\` seems not to be closed` }],
  })),
  keywordAsName: define("EMRF1003", "keyword-as-name", "error", (word: string, fix: Fix) => ({
    message: `\`${word}\` is a word of the language and cannot be a name. Use another name, like \`${word}_\`.`,
    label: "a keyword",
    fixes: [fix],
  })),
  reservedName: define("EMRF1004", "compiler-name", "error", (name: string) => ({
    message: `${quoted(name)} begins with \`__\`, which is kept for names made by the compiler. Choose another name.`,
    label: "reserved",
  })),
  missingComma: define("EMRF1006", "missing-comma", "error", (after: string, orLineBreak: boolean, fix: Fix) => ({
    message: `A \`,\`${orLineBreak ? " or a line break" : ""} is missing after ${quoted(after)}.`,
    label: "expected `,` before this",
    fixes: [fix],
  })),
  sharedLine: define("EMRF1007", "shared-line", "error", (word: string, fix: Fix) => ({
    message: `${quoted(word)} begins a statement, and each statement stands on a line of its own. Break the line before it.`,
    label: "expected a line break before this",
    fixes: [fix],
  })),
  outsideWorkflow: define("EMRF1008", "outside-workflow", "error", (found: string) => ({
    message: `${found} cannot stand outside a workflow. The top of a file takes \`param\`, \`let\` and \`workflow\`; look for a \`}\` too many before this.`,
    label: "outside a workflow",
  })),
  misplacedSetting: define("EMRF1009", "misplaced-setting", "error", (key: string) => ({
    message: `${quoted(key)} is a setting, and this block takes statements only. Options of a block stand in \`( )\` after its keyword; settings stand in a workflow, cluster or step.`,
    label: "a setting in a block",
  })),
  nestedTooDeeply: define("EMRF1010", "nested-too-deeply", "error", (limit: number) => ({
    message: `This is nested more than ${limit} levels deep. Give the inner parts names with \`let\`.`,
    label: "too deep",
  })),
  chainTooLong: define("EMRF1011", "chain-too-long", "error", (limit: number) => ({
    message: `This expression has more than ${limit} operators in a row. Give parts of it names with \`let\`.`,
    label: "too long",
  })),
  wrongAssignment: define("EMRF1012", "wrong-assignment", "error", (found: string, wanted: ":" | "=", fix: Fix) => ({
    message: `${wanted === ":" ? "The value of a setting follows `:`" : "This value follows `=`"}, not ${quoted(found)}.`,
    label: `write \`${wanted}\``,
    fixes: [fix],
  })),
  typedLet: define("EMRF1013", "typed-let", "error", (fix: Fix) => ({
    message: "`let` takes no type: it has the type of its value. Write `let NAME = VALUE`.",
    label: "remove the type",
    fixes: [fix],
  })),
  foreignOperator: define("EMRF1014", "foreign-operator", "error", (found: string, wanted: string, fix: Fix) => ({
    message: `${quoted(found)} is no operator of emrflow. Write \`${wanted}\`.`,
    label: `write \`${wanted}\``,
    fixes: [fix],
  })),
  misspeltKeyword: define("EMRF1015", "misspelt-keyword", "error", (found: string, near: string, fix: Fix) => ({
    message: `There is no statement ${quoted(found)}. Did you mean \`${near}\`?`,
    label: `did you mean \`${near}\`?`,
    fixes: [fix],
  })),
  dashInName: define("EMRF1016", "dash-in-name", "error", (found: string, wanted: string, fix: Fix) => ({
    message: `${quoted(found)} is not a name: names are made of letters, digits and \`_\`. Write ${quoted(wanted)}.`,
    label: "`-` in a name",
    fixes: [fix],
  })),
  foreignListType: define("EMRF1017", "foreign-list-type", "error", (wanted: string, fix: Fix) => ({
    message: `Types of lists are written ${quoted(wanted)}.`,
    label: "a list type of another language",
    fixes: [fix],
  })),
  amountAsType: define("EMRF1018", "amount-as-type", "error", (found: string) => ({
    message: `${quoted(found)} is no type: types of single values are strings, numbers, \`true\`, \`false\` and \`null\`. Use \`duration\` or \`size\`.`,
    label: "not a type",
  })),
  quotedName: define("EMRF1019", "quoted-name", "error", (found: string, wanted: string, fix: Fix) => ({
    message: `Names stand without quotes, unlike ${quoted(found)}. Write ${quoted(wanted)}.`,
    label: "a name in quotes",
    fixes: [fix],
  })),
  indentedBlock: define("EMRF1020", "indented-block", "error", (opener: "{" | "[") => ({
    message:
      opener === "["
        ? 'Lists stand in brackets, not below one another behind `-`. Write `["a", "b"]`.'
        : "What belongs together stands in braces, not further right. Write `{` before it and `}` after it.",
    label: opener === "[" ? "a list without brackets" : "a block without braces",
  })),

  unknownCharacter: define("EMRF1101", "unknown-character", "error", (found: string, fix: Fix | null) => ({
    message: `${quoted(found)} means nothing outside of quotes. Remove it, or put the text it belongs to in \`"\`.`,
    label: "means nothing here",
    ...withFix(fix),
  })),
  oddSpace: define("EMRF1102", "odd-space", "error", (found: string, fix: Fix) => ({
    message: `This looks like a blank, but is the character ${found}. Replace it with a blank.`,
    label: found,
    fixes: [fix],
  })),
  foreignQuotes: define("EMRF1103", "foreign-quotes", "error", (found: string, fix: Fix) => ({
    message: `${quoted(found)} is not quoted with \`"\`. Strings stand in straight double quotes.`,
    label: 'write `"`',
    fixes: [fix],
  })),
  unquotedText: define("EMRF1116", "unquoted-text", "error", (found: string, fix: Fix) => ({
    message: `${quoted(found)} is text, and text stands in double quotes. Write ${quoted(`"${found}"`)}.`,
    label: "text without quotes",
    fixes: [fix],
  })),
  stringPrefix: define("EMRF1117", "string-prefix", "error", (prefix: string, fix: Fix) => ({
    message: `Strings have no prefix like ${quoted(prefix)}. Values are put into text by \`\${…}\`.`,
    label: `remove \`${prefix}\``,
    fixes: [fix],
  })),
  unterminatedString: define("EMRF1104", "unterminated-string", "error", (multiline: boolean) => ({
    message: multiline
      ? 'This text has no closing `"""`, so it takes the rest of the file. Add `"""` where it ends.'
      : 'This string has no closing `"` on its line. Add it, or write text of several lines between `"""`.',
    label: "not closed",
  })),
  unterminatedComment: define("EMRF1105", "unterminated-comment", "error", () => ({
    message: "This comment has no closing `*/`, so it takes the rest of the file. Add `*/` where it ends.",
    label: "not closed",
  })),
  hashComment: define("EMRF1106", "hash-comment", "error", (fix: Fix) => ({
    message: "Comments begin with `//`, not with `#`.",
    label: "write `//`",
    fixes: [fix],
  })),
  semicolon: define("EMRF1107", "semicolon", "error", (fix: Fix) => ({
    message: "Statements end with their line, not with `;`. Remove it.",
    label: "remove this",
    fixes: [fix],
  })),
  unknownEscape: define("EMRF1108", "unknown-escape", "error", (found: string, fix: Fix) => ({
    message: `${quoted(found)} is no escape. Strings know \`\\n\`, \`\\t\`, \`\\"\`, \`\\\\\`, \`\\$\` and \`\\u{…}\`; a backslash itself is \`\\\\\`.`,
    label: "unknown escape",
    fixes: [fix],
  })),
  badCodePoint: define("EMRF1109", "bad-code-point", "error", (found: string, fix: Fix | null) => ({
    message: `${quoted(found)} names no character. Write \`\\u{…}\` with a hexadecimal number up to 10FFFF, like \`\\u{e9}\`.`,
    label: "no such character",
    ...withFix(fix),
  })),
  openInterpolation: define("EMRF1110", "open-interpolation", "error", () => ({
    message: "This `${` has no `}` on its line. Close it, or write `\\${` for the characters themselves.",
    label: "not closed",
  })),
  bracesInInterpolation: define("EMRF1111", "braces-in-interpolation", "error", () => ({
    message: "An interpolation holds no braces. Give the record a name with `let` and interpolate that.",
    label: "a brace in `${ }`",
  })),
  nestedInterpolation: define("EMRF1112", "nested-interpolation", "error", () => ({
    message:
      "A string in an interpolation has no interpolation of its own. Give the inner string a name with `let` and interpolate that.",
    label: "`${` in `${ }`",
  })),
  badNumber: define("EMRF1113", "bad-number", "error", (found: string, fix: Fix | null) => ({
    message: `${quoted(found)} is not a number. Write decimal digits, like \`16\` or \`0.5\`.`,
    label: "not a number",
    ...withFix(fix),
  })),
  badAmount: define("EMRF1114", "bad-amount", "error", (found: string, meant: string | null, fix: Fix | null) => ({
    message: `${quoted(found)} is no amount: durations are whole numbers with \`d h m s\` in this order, sizes with \`KiB MiB GiB TiB\`, without blanks. Write ${meant === null ? "one like `1h30m` or `512MiB`" : `\`${meant}\``}.`,
    label: meant === null ? "not a number, duration or size" : `write \`${meant}\``,
    ...withFix(fix),
  })),
  numberOutOfRange: define("EMRF1115", "number-out-of-range", "error", (found: string) => ({
    message: `${quoted(found)} is out of range: whole numbers are exact up to 9007199254740991. Quote it if it is an id.`,
    label: "out of range",
  })),
};
