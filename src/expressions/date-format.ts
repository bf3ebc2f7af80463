/**
 * The formats of dates, as people know them from Spark, Hive and Java: `yyyy-MM-dd'T'HH:mm`. A format is translated when
 * the file is compiled: into one of JSONata's picture strings to write a date, into a regular expression to read one.
 */

/** A field of a date, or text that stands as it is. */
type Piece = { readonly field: Field } | { readonly text: string };

interface Shape {
  /** In JSONata's picture strings. */
  readonly picture: string;
  /** The field's text, for the milliseconds of a date in UTC. */
  readonly write: (date: Date) => string;
  /** How many digits it has where it is read; absent where it cannot be. */
  readonly digits?: number;
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, "0");
const month = (date: Date): string => monthNames[date.getUTCMonth()] ?? "";
const day = (date: Date): string => dayNames[date.getUTCDay()] ?? "";
const millisecondsPerDay = 86_400_000;

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Longer ones first among those of one letter. */
const shapes = {
  yyyy: { picture: "[Y0001]", write: (date) => padded(date.getUTCFullYear(), 4), digits: 4 },
  MMMM: { picture: "[MNn]", write: month },
  MMM: { picture: "[MNn,3-3]", write: (date) => month(date).slice(0, 3) },
  MM: { picture: "[M01]", write: (date) => padded(date.getUTCMonth() + 1, 2), digits: 2 },
  M: { picture: "[M]", write: (date) => String(date.getUTCMonth() + 1) },
  dd: { picture: "[D01]", write: (date) => padded(date.getUTCDate(), 2), digits: 2 },
  d: { picture: "[D]", write: (date) => String(date.getUTCDate()) },
  DDD: { picture: "[d001]", write: (date) => padded(dayOfYear(date), 3) },
  EEEE: { picture: "[FNn]", write: day },
  EEE: { picture: "[FNn,3-3]", write: (date) => day(date).slice(0, 3) },
  HH: { picture: "[H01]", write: (date) => padded(date.getUTCHours(), 2), digits: 2 },
  H: { picture: "[H]", write: (date) => String(date.getUTCHours()) },
  mm: { picture: "[m01]", write: (date) => padded(date.getUTCMinutes(), 2), digits: 2 },
  ss: { picture: "[s01]", write: (date) => padded(date.getUTCSeconds(), 2), digits: 2 },
  SSS: { picture: "[f001]", write: (date) => padded(date.getUTCMilliseconds(), 3), digits: 3 },
} satisfies Readonly<Record<string, Shape>>;

type Field = keyof typeof shapes;

/** The fields that a format may have, as they are written. */
// `Object.keys` forgets that the keys are those of the table.
export const dateFields = Object.keys(shapes) as readonly Field[];

const shapeOf = (field: Field): Shape => shapes[field];

/** What is wrong with a format to write a date, or `null`. */
export function formatProblem(format: string): string | null {
  const pieces = piecesOf(format);
  if (typeof pieces === "string") return pieces;
  return pieces.some((piece) => "field" in piece) ? null : "The format has no field of a date.";
}

/** What is wrong with a format to read a date, or `null`. */
export function readingProblem(format: string): string | null {
  const pieces = piecesOf(format);
  if (typeof pieces === "string") return pieces;
  const fields = pieces.flatMap((piece) => ("field" in piece ? [piece.field] : []));
  const unread = fields.find((field) => shapeOf(field).digits === undefined);
  if (unread !== undefined) return `\`${unread}\` can be written, not read.`;
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice !== undefined) return `\`${twice}\` stands twice in the format.`;
  for (const field of ["yyyy", "MM", "dd"] as const)
    if (!fields.includes(field)) return `The format lacks \`${field}\`.`;
  const order = ["HH", "mm", "ss", "SSS"] as const;
  const gap = order.find(
    (field, index) => !fields.includes(field) && order.slice(index).some((later) => fields.includes(later)),
  );
  return gap === undefined ? null : `The format lacks \`${gap}\`.`;
}

/** Gives JSONata's picture string for a format in which nothing is wrong. */
export function pictureOf(format: string): string {
  return fieldsAndTexts(format)
    .map((piece) => ("field" in piece ? shapeOf(piece.field).picture : piece.text.replace(/[[\]]/g, "$&$&")))
    .join("");
}

/** Gives a date in a format in which nothing is wrong. @param offset minutes that the zone is ahead of UTC */
export function writeDate(millis: number, format: string, offset: number): string {
  const date = new Date(millis + offset * 60_000);
  return fieldsAndTexts(format)
    .map((piece) => ("field" in piece ? shapeOf(piece.field).write(date) : piece.text))
    .join("");
}

/** Gives how a text is read in a format: the expression that it matches, and what the groups make a timestamp of. */
export function readerOf(format: string): { readonly pattern: string; readonly timestamp: string } {
  const groups = new Map<Field, string>();
  const pattern = fieldsAndTexts(format).map((piece) => {
    if ("text" in piece) return piece.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    groups.set(piece.field, `$${groups.size + 1}`);
    return `(\\d{${shapeOf(piece.field).digits ?? 1}})`;
  });
  const group = (field: Field, otherwise: string): string => groups.get(field) ?? otherwise;
  const date = `${group("yyyy", "")}-${group("MM", "")}-${group("dd", "")}`;
  const time = `${group("HH", "00")}:${group("mm", "00")}:${group("ss", "00")}.${group("SSS", "000")}`;
  return { pattern: `^${pattern.join("")}$`, timestamp: `${date}T${time}Z` };
}

/** Gives the pieces of a format, or what is wrong with it. Text that has letters stands between single quotes. */
function piecesOf(format: string): readonly Piece[] | string {
  const pieces: Piece[] = [];
  for (let at = 0; at < format.length;) {
    const rest = format.slice(at);
    const quoted = /^'((?:[^']|'')*)'/.exec(rest);
    const run = /^([A-Za-z])\1*/.exec(rest)?.[0];
    if (quoted) pieces.push({ text: quoted[1] === "" ? "'" : (quoted[1] ?? "").replaceAll("''", "'") });
    else if (rest.startsWith("'")) return "A single quote in the format is not closed.";
    else if (run === undefined) pieces.push({ text: rest.charAt(0) });
    else {
      const field = dateFields.find((each) => each === run);
      if (field === undefined)
        return `\`${run}\` is no field of a date; the fields are ${dateFields.map((each) => `\`${each}\``).join(", ")}, and other letters stand between single quotes.`;
      pieces.push({ field });
    }
    at += quoted?.[0].length ?? run?.length ?? 1;
  }
  return pieces;
}

function fieldsAndTexts(format: string): readonly Piece[] {
  const pieces = piecesOf(format);
  if (typeof pieces === "string") throw new Error(`the format ${format} was not checked: ${pieces}`);
  return pieces;
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / millisecondsPerDay) + 1;
}
