/** JSON as a tree with places, from the text of a file or from a string in one. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { reading as catalog } from "../../diagnostics/catalog/reading.js";
import type { Span } from "../../text/span.js";
import { spanInFile, type PlacedText } from "./placed-text.js";
import { limits, type Reading } from "./reading.js";
import { readAll, type Tree, type TreeEntry } from "./tree.js";

/** Gives the tree; `null` for what is no JSON, is nested too deep or has a key twice, which is reported. */
export function readJson(placed: PlacedText, reading: Reading): Tree | null {
  // A byte order mark may stand before JSON in a file; its place is kept.
  const text = placed.text.replace(/^\ufeff/, " ");
  const tooDeep = deepPlace(text);
  if (tooDeep !== null) {
    const why = `it is nested deeper than ${limits.depth} levels`;
    reading.report(catalog.tooMuch(spanInFile(placed, tooDeep, tooDeep + 1), reading.name, why));
    return null;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (!root || error) {
    const at = error?.offset ?? 0;
    const place = spanInFile(placed, at, at + Math.max(1, error?.length ?? 1));
    reading.report(
      catalog.malformed(
        place,
        reading.name,
        `it is not JSON here, ${expected[error ? printParseErrorCode(error.error) : "ValueExpected"]}`,
      ),
    );
    return null;
  }
  return converted(root, placed, reading);
}

type ParseErrorName = ReturnType<typeof printParseErrorCode>;

const expected: Readonly<Record<ParseErrorName, string>> = {
  InvalidSymbol: "where a word has no meaning",
  InvalidNumberFormat: "where a number is not whole",
  PropertyNameExpected: "where a name in double quotes should be",
  ValueExpected: "where a value should be",
  ColonExpected: "where `:` should be",
  CommaExpected: "where `,` should be",
  CloseBraceExpected: "where `}` should be",
  CloseBracketExpected: "where `]` should be",
  EndOfFileExpected: "where the text should end",
  InvalidCommentToken: "where a comment stands",
  UnexpectedEndOfComment: "where a comment does not end",
  UnexpectedEndOfString: "where a string does not end",
  UnexpectedEndOfNumber: "where a number does not end",
  InvalidUnicode: "where an escape is wrong",
  InvalidEscapeCharacter: "where an escape is wrong",
  InvalidCharacter: "where a character is not allowed",
  "<unknown ParseErrorCode>": "for a reason that its reader does not say",
};

/** The reader recurses, so nesting is measured before. */
function deepPlace(text: string): number | null {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[{}\]]/gs)) {
    if (token === "{" || token === "[") depth++;
    if (token === "}" || token === "]") depth--;
    if (depth > limits.depth) return index;
  }
  return null;
}

/** Gives the tree of a node, `null` when it has a key twice. */
function converted(node: Node, placed: PlacedText, reading: Reading): Tree | null {
  const place = placeOf(node, placed);
  if (node.type === "object") return convertedObject(node, placed, reading);
  if (node.type === "array") {
    const items = readAll(node.children ?? [], (child) => converted(child, placed, reading));
    return items && { kind: "list", items, ...place };
  }
  const value: unknown = node.value;
  if (typeof value === "string") return { kind: "text", value, hasEscapes: true, ...place };
  return { kind: "scalar", value: typeof value === "number" || typeof value === "boolean" ? value : null, ...place };
}

function convertedObject(node: Node, placed: PlacedText, reading: Reading): Tree | null {
  const entries: TreeEntry[] = [];
  const keys = new Set<string>();
  for (const { children: [keyNode, valueNode] = [] } of node.children ?? []) {
    if (!keyNode || !valueNode) throw new Error("a member without a value is an error of the text");
    const key = String(keyNode.value);
    const keyPlace = placeOf(keyNode, placed);
    if (keys.has(key)) {
      reading.report(catalog.keyTwice(keyPlace, reading.name, key));
      return null;
    }
    keys.add(key);
    const value = converted(valueNode, placed, reading);
    if (value === null) return null;
    entries.push({ key, keyPlace, value });
  }
  return { kind: "object", entries, ...placeOf(node, placed) };
}

function placeOf({ offset, length }: Node, placed: PlacedText): Span {
  return spanInFile(placed, offset, offset + length);
}
