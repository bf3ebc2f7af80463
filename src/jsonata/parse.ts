/**
 * The only place that parses JSONata, with the version that Step Functions has (2.0.6). The package is heavy: whoever
 * neither audits nor simulates does not load this folder.
 */
import jsonata from "jsonata";
import { BoundedExpression } from "../patterns/bounded-expression.js";
import type { Tree } from "./tree.js";

export interface Parsed {
  readonly expression: jsonata.Expression;
  readonly tree: Tree;
}

/** Why a text is no expression, in the words of the package, which are those of AWS. */
export interface NotParsed {
  readonly problem: string;
}

/** Least recently parsed ones are forgotten when there are more, or when their texts are longer together. */
const mostKnown = 5_000;
const mostCharacters = 5_000_000;

const known = new Map<string, Parsed | NotParsed>();
let characters = 0;

/** Parses an expression without its `{% %}`. The same text gives the same answer, mostly without parsing it again. */
export function parseJsonata(text: string): Parsed | NotParsed {
  const found = known.get(text);
  if (found) return found;
  const answer = parse(text);
  known.set(text, answer);
  characters += text.length;
  for (const [oldest] of known) {
    if (known.size <= mostKnown && characters <= mostCharacters) break;
    known.delete(oldest);
    characters -= oldest.length;
  }
  return answer;
}

function parse(text: string): Parsed | NotParsed {
  try {
    const expression = jsonata(text, options);
    // The package's own type leaves out most members; `Tree` is what version 2.0.6 gives.
    return { expression, tree: expression.ast() as unknown as Tree };
  } catch (thrown) {
    // The parser calls itself for what is nested, so the engine's stack is its limit.
    if (thrown instanceof RangeError) return { problem: "The expression is nested too deeply." };
    return { problem: messageOf(thrown) };
  }
}

/**
 * The package keeps the class in one place for all expressions, so all of them have to be parsed with it. Its type
 * says that it takes an instance; it takes the class.
 */
const options = { RegexEngine: BoundedExpression as unknown as RegExp };

/** The package throws plain objects with a message; they are no instances of Error. */
export function messageOf(thrown: unknown): string {
  return typeof thrown === "object" && thrown !== null && "message" in thrown ? String(thrown.message) : String(thrown);
}
