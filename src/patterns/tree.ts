/** Reads a valid regular expression (JavaScript, no flags) into a tree that says which characters may follow which. */
import { isCount, piecesOf } from "./pieces.js";

/** One character of the text. */
export interface CharacterPattern {
  readonly kind: "character";
  /** A pattern of its own that matches exactly the characters meant. */
  readonly source: string;
}

export type Pattern =
  | CharacterPattern
  | { readonly kind: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly kind: "choice"; readonly arms: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly body: Pattern; readonly min: number; readonly max: number }
  /** What stands at this place without being consumed, or must not. */
  | { readonly kind: "look"; readonly body: Pattern }
  /** The start of the text. */
  | { readonly kind: "start" };

const nothing: Pattern = { kind: "sequence", parts: [] };

interface Reader {
  readonly pieces: readonly string[];
  /** Groups that are closed, by number and by name. */
  readonly groups: Map<string, Pattern>;
  references: number;
  /** How many groups the pattern has: `\2` with fewer is a character. */
  readonly groupCount: number;
  opened: number;
  at: number;
}

/** Gives the tree of a pattern that `new RegExp` accepts, and of no other. */
export function readPattern(pattern: string): Pattern {
  const pieces = piecesOf(pattern);
  const groupCount = pieces.filter((piece, index) => piece === "(" && isCapturing(pieces, index)).length;
  return readChoice({ pieces, groups: new Map(), references: 0, groupCount, opened: 0, at: 0 });
}

function readChoice(reader: Reader): Pattern {
  const arms: Pattern[] = [];
  let parts: Pattern[] = [];
  for (let piece = reader.pieces[reader.at]; piece !== undefined && piece !== ")"; piece = reader.pieces[reader.at]) {
    if (piece === "|") {
      reader.at++;
      arms.push({ kind: "sequence", parts });
      parts = [];
    } else {
      parts.push(readRepeat(reader));
    }
  }
  const last: Pattern = { kind: "sequence", parts };
  return arms.length === 0 ? last : { kind: "choice", arms: [...arms, last] };
}

function readRepeat(reader: Reader): Pattern {
  const body = readAtom(reader);
  const range = rangeOf(reader.pieces[reader.at]);
  if (range === null) return body;
  reader.at++;
  if (reader.pieces[reader.at] === "?") reader.at++;
  return { kind: "repeat", body, ...range };
}

function rangeOf(piece: string | undefined): { readonly min: number; readonly max: number } | null {
  if (piece === "*") return { min: 0, max: Infinity };
  if (piece === "+") return { min: 1, max: Infinity };
  if (piece === "?") return { min: 0, max: 1 };
  if (piece === undefined || !isCount(piece)) return null;
  const [min = "", max] = piece.slice(1, -1).split(",");
  return { min: Number(min), max: max === undefined ? Number(min) : max === "" ? Infinity : Number(max) };
}

function readAtom(reader: Reader): Pattern {
  const piece = reader.pieces[reader.at] ?? "";
  if (piece === "(") return readGroup(reader);
  reader.at++;
  if (piece === "^") return { kind: "start" };
  if (piece === "$" || piece === "\\b" || piece === "\\B") return nothing;
  return readReference(piece, reader) ?? { kind: "character", source: piece };
}

/**
 * A reference reads what its group read, so it counts as another copy of the group: at most too many texts. One to a
 * group that is still open, or comes later, reads nothing; one to a group with references is left out, because such
 * copies may double at every turn.
 */
function readReference(piece: string, reader: Reader): Pattern | null {
  const group = referredGroup(piece, reader);
  if (group === null) return null;
  reader.references++;
  return { kind: "repeat", body: reader.groups.get(group) ?? nothing, min: 1, max: 1 };
}

function referredGroup(piece: string, reader: Reader): string | null {
  const number = /^\\([1-9]\d*)$/.exec(piece)?.[1];
  if (number !== undefined) return Number(number) > reader.groupCount ? null : number;
  return piece.startsWith("\\k<") ? piece.slice(3, -1) : null;
}

function readGroup(reader: Reader): Pattern {
  const capturing = isCapturing(reader.pieces, reader.at);
  const opening = openingAt(reader.pieces, reader.at);
  const number = capturing ? ++reader.opened : 0;
  const references = reader.references;
  reader.at += opening.length;
  const body = readChoice(reader);
  reader.at++;
  if (capturing && reader.references === references) {
    reader.groups.set(String(number), body);
    reader.groups.set(opening.slice(3, -1).join(""), body);
  }
  const looks = /^\(\?<?[=!]/.test(opening.join(""));
  return looks ? { kind: "look", body } : body;
}

/** `(`, `(?:`, `(?=`, `(?!`, `(?<=`, `(?<!` or `(?<name>`, in pieces. */
function openingAt(pieces: readonly string[], at: number): readonly string[] {
  if (pieces[at + 1] !== "?") return pieces.slice(at, at + 1);
  if (pieces[at + 2] !== "<") return pieces.slice(at, at + 3);
  if (pieces[at + 3] === "=" || pieces[at + 3] === "!") return pieces.slice(at, at + 4);
  return pieces.slice(at, pieces.indexOf(">", at) + 1);
}

/** Tells whether the `(` at this place opens a group that has a number. */
export function isCapturing(pieces: readonly string[], at: number): boolean {
  if (pieces[at + 1] !== "?") return true;
  return pieces[at + 2] === "<" && pieces[at + 3] !== "=" && pieces[at + 3] !== "!";
}
