/** Functions on values of any type, and what identifies things. */
import { membersOf, oneOf, optional } from "../../types/relations.js";
import { booleanType, idNames, jsonType, namedTypes, stringType, type IdName, type Type } from "../../types/type.js";
import type { Json } from "../../machine/asl.js";
import { bound, code, unknown } from "../build.js";
import { jsonText } from "../fold.js";
import { isTooDeep } from "../typed-json.js";
import { failing, type LibraryFunction } from "./function.js";

/** https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, read 2026-11-22 */
const algorithm = oneOf("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

const describedIds: { readonly [Name in IdName]: string } = {
  cluster_id: "the id of an EMR cluster",
  step_id: "the id of a step of an EMR cluster",
  job_run_id: "the id of a job run of EMR Serverless or EMR on EKS",
  application_id: "the id of an EMR Serverless application",
  virtual_cluster_id: "the id of an EMR on EKS virtual cluster",
  execution_arn: "the ARN of an execution",
};

export const data: readonly LibraryFunction[] = [
  {
    name: "exists",
    parameters: [{ name: "value", type: optional(jsonType), shown: "any" }],
    result: booleanType,
    documentation: "Whether the value is there and not null.",
    jsonata: "$1 != null",
    takesNothing: true,
    fold: (value) => value !== null,
    edges: [
      [[null], false],
      [[""], true],
      [[[]], true],
      [[false], true],
    ],
  },
  {
    name: "to_json",
    parameters: [{ name: "value", type: optional(jsonType), shown: "any" }],
    result: stringType,
    documentation: "The value as JSON; numbers have at most 15 digits.",
    jsonata: ([value = unknown()]) => {
      const text = code(stringType);
      if (!membersOf(value.type).some(mayBeText)) return text`$string(${value})`;
      // `$string` leaves a text as it is, but for one inside of an object.
      return bound(text`$string({'v': ${value}})`, (json) => text`$substring(${json}, 5, $length(${json}) - 6)`);
    },
    fold: (value) => jsonText(value ?? null),
    edges: [
      [[null], "null"],
      [["a"], '"a"'],
      [[[]], "[]"],
      [[{}], "{}"],
    ],
  },
  {
    name: "parse_json",
    parameters: [{ name: "text", type: stringType }],
    result: jsonType,
    documentation: "The value that a text of JSON shows.",
    fails: "the text is no JSON",
    jsonata: "$parse($1)",
    fold: (text) => {
      const value = parsed(text);
      return value === undefined || isTooDeep(value) ? undefined : value;
    },
    refuses: ([text]) => (text === undefined || parsed(text) !== undefined ? null : "The text is no JSON."),
    edges: [
      [[""], failing],
      [["null"], null],
      [["[]"], []],
      [['""'], ""],
    ],
  },
  {
    name: "uuid",
    parameters: [],
    result: stringType,
    documentation: "A new UUID each time it is evaluated.",
    jsonata: "$uuid()",
    isFresh: true,
    edges: [],
  },
  {
    name: "hash",
    parameters: [
      { name: "text", type: stringType },
      { name: "algorithm", type: algorithm, isOptional: true },
    ],
    result: stringType,
    documentation: "The hash of the text in hexadecimal digits, by SHA-256 if no algorithm is given.",
    jsonata: ([text, by]) => code(stringType)`$hash(${text ?? ""}, ${by ?? "'SHA-256'"})`,
    edges: [[["", "MD5"], "d41d8cd98f00b204e9800998ecf8427e"]],
  },
  ...idNames.map((name): LibraryFunction => ({
    name,
    parameters: [{ name: "text", type: stringType }],
    // The table of named types has all ids.
    result: namedTypes.get(name) ?? stringType,
    documentation: `Takes a text as ${describedIds[name]}.`,
    jsonata: "$1",
    fold: (text) => text,
    edges: [[[""], ""]],
  })),
];

function mayBeText(type: Type): boolean {
  switch (type.kind) {
    case "json":
    case "id":
      return true;
    case "literal":
      return typeof type.value === "string";
    case "scalar":
      return type.name === "string" || type.name === "timestamp";
    default:
      return false;
  }
}

function parsed(text: Json): Json | undefined {
  try {
    return JSON.parse(String(text)) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}
