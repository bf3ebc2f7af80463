/** Fills the patterns of the table of permissions from the request of a call. */
import { readConstant, type Reading } from "./readings.js";
import { readField, type Request } from "./request.js";

export interface Surroundings {
  readonly partition: string;
  /** The names that the machine itself may have where it is deployed, as a pattern. */
  readonly self: string;
  readonly request: Request;
}

/** `{Field}`, `{Field=what holds without it}`, `{Field|reading}`. */
const hole = /\{([\w.[\]]+)(?:=([^|}]*))?(?:\|(\w+))?\}/;

/**
 * Gives the texts that a pattern stands for: one for each element where it speaks of a list. What only a run knows
 * becomes `*`, and stars in a row become one, so that the same resources are always the same text.
 *
 * @param before what was filled so far
 */
export function fill(pattern: string, surroundings: Surroundings, before = ""): readonly string[] {
  const match = hole.exec(pattern);
  if (match === null) return [`${before}${pattern}`.replace(/\*+/g, "*")];
  const [text, field = "", otherwise, reading = "name"] = match;
  const head = `${before}${pattern.slice(0, match.index)}`;
  const rest = pattern.slice(match.index + text.length);
  // What was filled in is not looked at again: a placeholder of a deployment looks like a hole.
  return piecesOf(field, otherwise, reading, surroundings).flatMap((piece) =>
    fill(rest, surroundings, piece.whole ? piece.text : `${head}${piece.text}`),
  );
}

/** Readings of which the end is that of the field. */
const keepsEnding: ReadonlySet<string> = new Set(["arn", "machine"]);

function piecesOf(
  field: string,
  otherwise: string | undefined,
  reading: string,
  { partition, self, request }: Surroundings,
): readonly Reading[] {
  if (field === "partition") return [{ whole: false, text: partition }];
  if (field === "self") return [{ whole: false, text: self }];
  return readField(request, field).flatMap((known): readonly Reading[] => {
    if (known.kind === "text")
      return readConstant(known.text, reading).map((piece) => ({
        ...piece,
        text: piece.text.replace("{partition}", partition),
      }));
    if (known.kind === "absent") return [{ whole: false, text: otherwise ?? "*" }];
    return [{ whole: false, text: keepsEnding.has(reading) ? `*${known.ending ?? ""}` : "*" }];
  });
}
