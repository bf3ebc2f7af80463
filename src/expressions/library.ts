/** The functions that an expression may call. One entry says all about a function: its types, what it gives on constants, its JSONata. */
import { optional } from "../types/relations.js";
import {
  applicationIdType,
  booleanType,
  clusterIdType,
  integerType,
  jobRunIdType,
  jsonType,
  listOf,
  stepIdType,
  stringType,
  timestampType,
  virtualClusterIdType,
  type Type,
} from "../types/type.js";
import type { Json } from "../machine/asl.js";

export interface LibraryFunction {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly result: Type;
  /** One sentence for the reference. */
  readonly documentation: string;
  /** JSONata with `$1`, `$2` for the arguments. */
  readonly jsonata: string;
  /** Its value on constants; absent where only a run can tell. */
  readonly fold?: (...args: readonly Json[]) => Json | undefined;
}

const asText = (value: Json): string => String(value);
const asTexts = (value: Json): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const functions: readonly LibraryFunction[] = [
  {
    name: "upper",
    parameters: [stringType],
    result: stringType,
    documentation: "The text in upper case.",
    jsonata: "$uppercase($1)",
    fold: (text) => asText(text ?? "").toUpperCase(),
  },
  {
    name: "lower",
    parameters: [stringType],
    result: stringType,
    documentation: "The text in lower case.",
    jsonata: "$lowercase($1)",
    fold: (text) => asText(text ?? "").toLowerCase(),
  },
  {
    name: "trim",
    parameters: [stringType],
    result: stringType,
    documentation: "The text without blanks at its ends; each run of blanks inside becomes one.",
    jsonata: "$trim($1)",
    fold: (text) =>
      asText(text ?? "")
        .replace(/[ \t\n\r]+/g, " ")
        .replace(/^ | $/g, ""),
  },
  {
    name: "contains",
    parameters: [stringType, stringType],
    result: booleanType,
    documentation: "Whether the text holds the other text.",
    jsonata: "$contains($1, $2)",
    fold: (text, part) => asText(text ?? "").includes(asText(part ?? "")),
  },
  {
    name: "starts_with",
    parameters: [stringType, stringType],
    result: booleanType,
    documentation: "Whether the text begins with the other text.",
    jsonata: "($substring($1, 0, $length($2)) = $2)",
    fold: (text, part) => asText(text ?? "").startsWith(asText(part ?? "")),
  },
  {
    name: "split",
    parameters: [stringType, stringType],
    result: listOf(stringType),
    documentation: "The pieces of the text between the separators.",
    jsonata: "[$split($1, $2)]",
    fold: (text, separator) => asText(text ?? "").split(asText(separator ?? "")),
  },
  {
    name: "join",
    parameters: [listOf(stringType), stringType],
    result: stringType,
    documentation: "The texts of a list with the separator between them.",
    jsonata: "$join($1, $2)",
    fold: (texts, separator) => asTexts(texts ?? []).join(asText(separator ?? "")),
  },
  {
    name: "length",
    parameters: [listOf(jsonType)],
    result: integerType,
    documentation: "How many items a list has.",
    jsonata: "$count($1)",
    fold: (items) => (Array.isArray(items) ? items.length : undefined),
  },
  {
    name: "exists",
    parameters: [optional(jsonType)],
    result: booleanType,
    documentation: "Whether the value is there and not null.",
    jsonata: "($exists($1) and $type($1) != 'null')",
    fold: (value) => value !== null,
  },
  {
    name: "cluster_id",
    parameters: [stringType],
    result: clusterIdType,
    documentation: "Takes a text as the id of a cluster.",
    jsonata: "$1",
    fold: (text) => text,
  },
  {
    name: "step_id",
    parameters: [stringType],
    result: stepIdType,
    documentation: "Takes a text as the id of a step.",
    jsonata: "$1",
    fold: (text) => text,
  },
  {
    name: "application_id",
    parameters: [stringType],
    result: applicationIdType,
    documentation: "Takes a text as the id of an EMR Serverless application.",
    jsonata: "$1",
    fold: (text) => text,
  },
  {
    name: "virtual_cluster_id",
    parameters: [stringType],
    result: virtualClusterIdType,
    documentation: "Takes a text as the id of a virtual cluster of EMR on EKS.",
    jsonata: "$1",
    fold: (text) => text,
  },
  {
    name: "job_run_id",
    parameters: [stringType],
    result: jobRunIdType,
    documentation: "Takes a text as the id of a job run.",
    jsonata: "$1",
    fold: (text) => text,
  },
  {
    name: "uuid",
    parameters: [],
    result: stringType,
    documentation: "A new UUID each time it is evaluated.",
    jsonata: "$uuid()",
  },
  {
    name: "now",
    parameters: [],
    result: timestampType,
    documentation: "The time at which it is evaluated, as ISO 8601 text.",
    jsonata: "$now()",
  },
];

export const library: ReadonlyMap<string, LibraryFunction> = new Map(functions.map((each) => [each.name, each]));
