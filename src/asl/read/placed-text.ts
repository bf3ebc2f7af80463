/**
 * Texts that stand in other texts: a definition in a string of a template, with escapes and indentation taken away. Each
 * character knows where in the file it comes from, so that what is found in the definition can be shown there.
 */
import type { Span } from "../../text/span.js";
import type { TreeText } from "./tree.js";

export interface PlacedText {
  readonly text: string;
  /** The offset in the file of each character, and one more for the end; `null` where the text is the whole file. */
  readonly places: Uint32Array | null;
}

/** Gives the text of a whole file. */
export function wholeText(text: string): PlacedText {
  return { text, places: null };
}

/** Gives a piece of a file, character by character. */
export function sliceOf(file: string, { start, end }: Span): PlacedText {
  const places = Uint32Array.from({ length: end - start + 1 }, (_, index) => start + index);
  return { text: file.slice(start, end), places };
}

/** Gives a text that stands nowhere itself but for a place of the file. */
export function standIn(text: string, place: Span): PlacedText {
  const last = Math.max(place.start, place.end - 1);
  const places = Uint32Array.from({ length: text.length + 1 }, (_, index) => Math.min(place.start + index, last));
  // Together its characters stand for the whole place, however long they are.
  if (text.length > 1) places[text.length - 1] = last;
  places[text.length] = place.end;
  return { text, places };
}

/** Puts texts together. */
export function concatenated(parts: readonly PlacedText[]): PlacedText {
  const text = parts.map((part) => part.text).join("");
  const places = new Uint32Array(text.length + 1);
  let length = 0;
  for (const part of parts) {
    for (let index = 0; index <= part.text.length; index++) places[length + index] = placeAt(part, index);
    length += part.text.length;
  }
  return { text, places };
}

/** Gives a part of a text. */
export function partOf(placed: PlacedText, start: number, end: number): PlacedText {
  const places = Uint32Array.from({ length: end - start + 1 }, (_, index) => placeAt(placed, start + index));
  return { text: placed.text.slice(start, end), places };
}

/** Gives the place in the file of a piece of the text. */
export function spanInFile(placed: PlacedText, start: number, end: number): Span {
  const from = placeAt(placed, start);
  if (end <= start) return { start: from, end: from };
  // An escape of two characters ends with its second; what follows may stand on another line.
  const last = placeAt(placed, end - 1);
  const following = placeAt(placed, end);
  return { start: from, end: Math.max(from, following === last + 2 ? following : last + 1) };
}

function placeAt({ places, text }: PlacedText, index: number): number {
  const inside = Math.max(0, Math.min(index, text.length));
  return places?.[inside] ?? inside;
}

/**
 * Finds the characters of a string in the way in which the file spells it. Where the file has something else, as an escape
 * may, the character gets the place of what follows, so that at least the line is right.
 */
export function contentOf(file: string, { value, start, end, hasEscapes }: TreeText): PlacedText {
  const places = new Uint32Array(value.length + 1).fill(end);
  // The quote, or the sign of a block and what follows it on its line.
  let at = skipOpening(file, start, end);
  for (let index = 0; index < value.length;) {
    const found = spellingOf(file, at, end, value, index, hasEscapes);
    for (let unit = 0; unit < found.units; unit++) places[index + unit] = Math.min(found.start, end);
    index += found.units;
    at = found.end;
  }
  places[value.length] = Math.min(at, end);
  return { text: value, places };
}

function skipOpening(file: string, start: number, end: number): number {
  const opening = /^(?:[|>][^\n]*\n|["'])/.exec(file.slice(start, Math.min(end, start + 200)));
  return start + (opening?.[0].length ?? 0);
}

interface Spelling extends Span {
  /** How many characters of the value it stands for. */
  readonly units: number;
}

const blanks = /\s/;

function spellingOf(
  file: string,
  from: number,
  end: number,
  value: string,
  index: number,
  hasEscapes: boolean,
): Spelling {
  let start = from;
  const wanted = value[index] ?? "";
  if (blanks.test(wanted)) {
    if (hasEscapes && file[start] === "\\") return { start, end: start + escapeLength(file, start), units: 1 };
    const isThere = start < end && blanks.test(file[start] ?? "");
    return { start, end: isThere ? start + 1 : start, units: 1 };
  }
  while (start < end && blanks.test(file[start] ?? "")) start++;
  // A line that goes on in the next one.
  while (hasEscapes && file[start] === "\\" && /[\r\n]/.test(file[start + 1] ?? "")) {
    start++;
    while (start < end && blanks.test(file[start] ?? "")) start++;
  }
  if (hasEscapes && file[start] === "\\") {
    const length = escapeLength(file, start);
    const isPair = length === 10 && (value.codePointAt(index) ?? 0) > 0xffff;
    return { start, end: start + length, units: isPair ? 2 : 1 };
  }
  if (file[start] !== wanted || start >= end) return { start, end: start, units: 1 };
  // Single quotes double the one inside.
  const isDoubled = wanted === "'" && file[start + 1] === "'" && value[index + 1] !== "'";
  return { start, end: start + (isDoubled ? 2 : 1), units: 1 };
}

const escapeLengths = new Map([
  ["x", 4],
  ["u", 6],
  ["U", 10],
]);

function escapeLength(file: string, at: number): number {
  return escapeLengths.get(file[at + 1] ?? "") ?? 2;
}
