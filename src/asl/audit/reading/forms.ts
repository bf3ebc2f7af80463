/**
 * The forms that fields of ASL have, as readers: each gives the value if it has the form, and else reports what was
 * expected and leaves the field out. Text that a deployment fills, `${name}`, may stand for anything and is left out
 * without a word where only its value would tell something.
 */
import { takesInstead } from "../../../aws/asl-numbers.js";
import type { Json, JsonObject, QueryLanguage } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";
import { escapePointer } from "../../../machine/walk.js";
import type { AuditFinding } from "../finding.js";

/** Where a value stands, and who hears that it is wrong. */
export interface Spot {
  /** A JSON pointer. */
  readonly pointer: string;
  /** The field's name. */
  readonly field: string;
  /** What has the field, in words. */
  readonly owner: string;
  /** The state around it; `null` in the machine itself. */
  readonly state: string | null;
  /** How many graphs hold this one. */
  readonly depth: number;
  /** The machine's query language. */
  readonly language: QueryLanguage;
  readonly report: (spot: Spot, expected: string) => void;
  readonly refuse: (problem: AuditFinding) => void;
}

/** Reads a value; `undefined` leaves the field out. */
export type Form<T = Json> = (value: Json, spot: Spot) => T | undefined;

/** The fields of an object: how each is read, and which must be there. */
export interface Fields {
  readonly forms: ReadonlyMap<string, Form<unknown>>;
  readonly required: ReadonlyMap<string, string>;
}

/** Payloads may nest as deep as this. AWS's own limit is not documented; nobody's data comes near it. */
const deepestPayload = 200;

const isFilledLater = (value: Json): boolean => typeof value === "string" && /^\$\{[^{}]+\}$/.test(value);

function form<T extends Json>(expected: string, is: (value: Json) => value is T): Form<T> {
  return (value, spot) => {
    if (is(value)) return value;
    if (!isFilledLater(value)) spot.report(spot, expected);
    return undefined;
  };
}

/** A number that AWS refuses stays what it is, so that nothing is said to be missing. */
function inRange<T extends Json>(read: Form<T>): Form<T> {
  return (value, spot) => {
    const expected = takesInstead(spot.field, value);
    if (expected !== null) spot.report(spot, expected);
    return read(value, spot);
  };
}

const isText = (value: Json): value is string => typeof value === "string";
const isNumber = (value: Json): value is number => typeof value === "number";

export const text = form("text", isText);
export const number = inRange(form("a number", isNumber));
export const textOrNull = form("a path or null", (value): value is string | null => value === null || isText(value));
export const numberOrText = inRange(
  form("a number or an expression", (value): value is number | string => isNumber(value) || isText(value)),
);
export const condition = form(
  "an expression, true or false",
  (value): value is boolean | string => typeof value === "boolean" || isText(value),
);

/** `End: false` says the same as no `End`. */
export const end: Form<true> = (value, spot) => {
  if (value === true) return true;
  if (value !== false) spot.report(spot, "true");
  return undefined;
};

export function oneOf(...words: readonly string[]): Form {
  return form(
    words.length === 1 ? words.join() : `one of ${words.join(", ")}`,
    (value): value is string => isText(value) && words.includes(value),
  );
}

/** Any JSON that is not too deep. */
export const payload: Form = (value, spot) => {
  if (isShallow(value)) return value;
  spot.report(spot, `data of at most ${deepestPayload} levels`);
  return undefined;
};

export const payloadObject: Form<JsonObject> = (value, spot) => {
  const read = record(value, spot);
  return read && payload(read, spot) === undefined ? undefined : read;
};

function isShallow(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestPayload) return false;
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  }
  return true;
}

const record = form("an object", isObject);
const list = form("a list", isList);

export function listOf<T>(item: Form<T>, least = 0): Form<readonly T[]> {
  return (value, spot) => {
    const items = list(value, spot);
    if (items === undefined) return undefined;
    if (items.length < least) spot.report(spot, "a list that is not empty");
    return items.flatMap((each, index): readonly T[] => {
      const read = item(each, inside(spot, String(index), `${spot.field}[${index}]`));
      return read === undefined ? [] : [read];
    });
  };
}

/** An object with these fields; others are kept out, as they mean nothing. */
export function objectWith(fields: Fields): Form<JsonObject> {
  return (value, spot) => {
    const given = record(value, spot);
    return given && readFields(given, fields, { ...spot, owner: `\`${spot.field}\`` });
  };
}

/** Reads the fields that are known. @param spot of the object; its `owner` names the object in words */
export function readFields(given: JsonObject, { forms, required }: Fields, spot: Spot): JsonObject {
  for (const [field, expected] of required)
    if (!Object.hasOwn(given, field)) spot.report({ ...spot, field }, `there, as ${expected}`);
  // `fromEntries` makes own fields, also of `__proto__`.
  return Object.fromEntries(
    Object.entries(given).flatMap(([field, value]): [string, Json][] => {
      const read = forms.get(field)?.(value, inside(spot, field, field));
      // What a form gives stands in ASL, so it is JSON.
      return read === undefined ? [] : [[field, read as Json]];
    }),
  );
}

/** The spot of a part. */
export function inside(spot: Spot, step: string, field: string): Spot {
  return { ...spot, pointer: `${spot.pointer}/${escapePointer(step)}`, field };
}
