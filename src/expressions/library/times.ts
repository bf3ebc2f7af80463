/** Functions on timestamps. */
import type { Json } from "../../machine/asl.js";
import { durationType, stringType, timestampType } from "../../types/type.js";
import { code, unknown } from "../build.js";
import { formatProblem, pictureOf, readerOf, readingProblem, writeDate } from "../date-format.js";
import { stringLiteral } from "../jsonata/literal.js";
import { patternLiteral } from "../jsonata/pattern.js";
import { normalTimestamp, timestampPattern } from "../timestamps.js";
import type { Value } from "../value.js";
import { failing, type LibraryFunction, type Parameter } from "./function.js";

const timestamp: Parameter = { name: "timestamp", type: timestampType };
const format: Parameter = { name: "format", type: stringType, isConstant: true };
const millisecondsPerMinute = 60_000;
const isoForm = "a timestamp such as 2026-01-31T00:00:00Z";

export const times: readonly LibraryFunction[] = [
  {
    name: "now",
    parameters: [],
    result: timestampType,
    documentation: "The time at which it is evaluated.",
    jsonata: "$now()",
    isFresh: true,
    edges: [],
  },
  {
    name: "date_add",
    parameters: [timestamp, { name: "duration", type: durationType }],
    result: timestampType,
    documentation: "The time that is so much later: `timestamp + duration`.",
    jsonata: later,
    meaning: later,
    edges: [[["2026-01-31T00:00:00.000Z", 0], "2026-01-31T00:00:00.000Z"]],
  },
  {
    name: "date_format",
    parameters: [timestamp, format, { name: "offset", type: stringType, isOptional: true, isConstant: true }],
    result: stringType,
    documentation: 'The time in a [format](#formats-of-dates), in UTC or so far from it: `"+01:00"`.',
    jsonata: ([time = unknown(), form, offset]) => {
      const picture = stringLiteral(pictureOf(textOf(form)));
      // JSONata takes an offset itself, but minutes of a negative one the wrong way.
      const minutes = offsetMinutes(textOf(offset)) ?? 0;
      const sign = minutes < 0 ? "-" : "+";
      const moved = minutes === 0 ? "" : ` ${sign} ${Math.abs(minutes) * millisecondsPerMinute}`;
      return code(stringType)`$fromMillis($toMillis(${time})${moved}, ${picture})`;
    },
    fold: (time, form, offset) =>
      writeDate(
        Date.parse(String(time)),
        String(form),
        offset === undefined ? 0 : (offsetMinutes(String(offset)) ?? 0),
      ),
    refuses: ([, form, offset]) => {
      const problem = typeof form === "string" ? formatProblem(form) : null;
      if (problem !== null) return problem;
      const isOffset = typeof offset !== "string" || offsetMinutes(offset) !== null;
      return isOffset ? null : "The offset from UTC is written like `+01:00` or `-09:30`.";
    },
    edges: [
      [["2026-01-02T03:04:05.006Z", "yyyy-MM-dd'T'HH:mm:ss.SSS"], "2026-01-02T03:04:05.006"],
      [["2026-01-02T03:04:05.006Z", "EEEE d MMM H [DDD]", "-04:00"], "Thursday 1 Jan 23 [001]"],
      [["2026-01-02T03:04:05.006Z", "HHmm", "-09:30"], "1734"],
    ],
  },
  {
    name: "date_parse",
    parameters: [
      { name: "text", type: stringType },
      { ...format, isOptional: true },
    ],
    result: timestampType,
    documentation: "The time, in UTC, that a text shows in a [format](#formats-of-dates), or without one as ISO 8601.",
    fails: "the text shows no time in the format",
    jsonata: ([text = unknown(), form]) => (form ? readAs(text, textOf(form)) : readIso(text)),
    fold: (text, form) => readConstant(String(text), form === undefined ? null : String(form)) ?? undefined,
    refuses: ([text, form]) => {
      const problem = typeof form === "string" ? readingProblem(form) : null;
      if (problem !== null || typeof text !== "string") return problem;
      const isRead = readConstant(text, typeof form === "string" ? form : null) !== null;
      return isRead
        ? null
        : `The text shows no time ${typeof form === "string" ? "in this format" : `as in ${isoForm}`}.`;
    },
    edges: [
      [["", "yyyy-MM-dd"], failing],
      [["2026-02-30", "yyyy-MM-dd"], failing],
      [["2026-01-31", "yyyy-MM-dd"], "2026-01-31T00:00:00.000Z"],
      [["20260131 0405", "yyyyMMdd HHmm"], "2026-01-31T04:05:00.000Z"],
      [["2026-01-31T00:00:00.000Z"], "2026-01-31T00:00:00.000Z"],
    ],
  },
];

function later([left = unknown(), right = unknown()]: readonly Value[]): Value {
  return { kind: "binary", operator: "+", left, right, type: timestampType };
}

const textOf = (value: Value | undefined): string => (value?.kind === "constant" ? String(value.value) : "");

/** A date that is none, like February 30, does not come back as it was. */
function readAs(text: Value, form: string): Value {
  const { pattern, timestamp: made } = readerOf(form);
  const literal = patternLiteral(pattern);
  const failure = ` is not of the form ${form}`;
  return code(
    timestampType,
  )`($v := ${text}; $w := $replace($v, ${literal}, ${stringLiteral(made)}); $contains($v, ${literal}) and $fromMillis($toMillis($w)) = $w ? $w : $error('date_parse: ' & $v & ${stringLiteral(failure)}))`;
}

function readIso(text: Value): Value {
  const failure = stringLiteral(` is not ${isoForm}`);
  return code(
    timestampType,
  )`($v := ${text}; $contains($v, ${patternLiteral(timestampPattern)}) ? $v : $error('date_parse: ' & $v & ${failure}))`;
}

function readConstant(text: string, form: string | null): Json {
  if (form === null) return normalTimestamp(text);
  const { pattern, timestamp: made } = readerOf(form);
  const match = new RegExp(pattern).exec(text);
  if (!match) return null;
  const iso = made.replace(/\$(\d)/g, (_whole, digit: string) => match[Number(digit)] ?? "");
  return normalTimestamp(iso) === iso ? iso : null;
}

/** Minutes of `+01:00`, or `null` for what is no offset. */
function offsetMinutes(offset: string): number | null {
  const match = /^([+-])(\d\d):([0-5]\d)$/.exec(offset);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
