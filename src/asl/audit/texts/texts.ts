/** The texts in a state that Step Functions evaluates, or that look as if it did. */
import { isRuntimeValue } from "../../../aws/arguments.js";
import type { Json, MapState, ParallelState, QueryLanguage, State, TaskState } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";
import { escapePointer } from "../../../machine/walk.js";

/** What `$`, `$states.result` and `$states.errorOutput` are where a text stands. */
export type Sees = "whole input" | "input" | "result" | "error";

export interface Text {
  /** A JSON pointer inside of the state. */
  readonly pointer: string;
  readonly text: string;
  readonly sees: Sees;
  /** `evaluated`: a path, a call of an intrinsic function, or an expression in `{% %}`. `literal`: handed on as it is. */
  readonly role: "evaluated" | "literal";
}

type Field = readonly [name: string, sees: Sees];

/** Payload templates, in which some texts are evaluated. */
const payloads: Readonly<Record<QueryLanguage, readonly Field[]>> = {
  JSONPath: [
    ["Parameters", "input"],
    ["ItemSelector", "input"],
    ["ItemReader", "input"],
    ["ItemBatcher", "input"],
    ["ResultWriter", "input"],
    ["Credentials", "input"],
    ["ResultSelector", "result"],
    ["Assign", "result"],
    ["Result", "input"],
  ],
  JSONata: [
    ["Arguments", "input"],
    ["Items", "input"],
    ["ItemSelector", "input"],
    ["ItemReader", "input"],
    ["ItemBatcher", "input"],
    ["ResultWriter", "input"],
    ["Credentials", "input"],
    ["Seconds", "input"],
    ["Timestamp", "input"],
    ["TimeoutSeconds", "input"],
    ["HeartbeatSeconds", "input"],
    ["MaxConcurrency", "input"],
    ["ToleratedFailurePercentage", "input"],
    ["ToleratedFailureCount", "input"],
    ["Error", "input"],
    ["Cause", "input"],
    ["Assign", "result"],
    ["Output", "result"],
  ],
};

/** Fields that hold one path. What stands in ResultPath is a place to write to. OutputPath reads what a result became. */
const paths: readonly Field[] = [
  ["InputPath", "whole input"],
  ["ItemsPath", "input"],
  ["SecondsPath", "input"],
  ["TimestampPath", "input"],
  ["TimeoutSecondsPath", "input"],
  ["HeartbeatSecondsPath", "input"],
  ["MaxConcurrencyPath", "input"],
  ["ErrorPath", "input"],
  ["CausePath", "input"],
];

/** Gives the texts of a state, without those of its Choice rules' comparisons and of the graphs that it holds. */
export function textsOf(state: State, language: QueryLanguage): readonly Text[] {
  // Every state is an object of JSON; its type only does not say that any field may be asked for.
  const fields = state as unknown as Readonly<Record<string, Json | undefined>>;
  const seen = (sees: Sees): Sees => (sees === "result" && !hasResult(state, language) ? "input" : sees);
  return [
    ...payloads[language].flatMap(([name, sees]) => inTemplate(fields[name], `/${name}`, name, seen(sees), language)),
    ...(language === "JSONPath" ? paths.flatMap(([name, sees]) => pathIn(fields[name], name, sees)) : []),
    ...catchersOf(state).flatMap((catcher, index) => onwards(catcher, `/Catch/${index}`, "error", language)),
    ...(state.Type === "Choice"
      ? state.Choices.flatMap((rule, index) => onwards(rule, `/Choices/${index}`, "input", language))
      : []),
  ];
}

/** In JSONPath what a Pass makes is its result. */
function hasResult({ Type: type }: State, language: QueryLanguage): boolean {
  return type === "Task" || type === "Parallel" || type === "Map" || (type === "Pass" && language === "JSONPath");
}

function catchersOf(state: State): NonNullable<(TaskState | ParallelState | MapState)["Catch"]> {
  return "Catch" in state ? (state.Catch ?? []) : [];
}

/** The fields of a catcher or a rule. */
function onwards(
  part: { readonly Assign?: Json; readonly Output?: Json; readonly Condition?: Json },
  pointer: string,
  sees: Sees,
  language: QueryLanguage,
): readonly Text[] {
  const names = language === "JSONata" ? (["Condition", "Assign", "Output"] as const) : (["Assign"] as const);
  return names.flatMap((name) => inTemplate(part[name], `${pointer}/${name}`, name, sees, language));
}

function pathIn(value: Json | undefined, name: string, sees: Sees): readonly Text[] {
  return typeof value === "string" ? [{ pointer: `/${name}`, text: value, sees, role: "evaluated" }] : [];
}

function inTemplate(
  value: Json | undefined,
  pointer: string,
  key: string,
  sees: Sees,
  language: QueryLanguage,
): readonly Text[] {
  if (typeof value === "string") {
    // What an object `Result` holds is never evaluated.
    const marked =
      language === "JSONata" ? isRuntimeValue(value) : key.endsWith(".$") && !pointer.startsWith("/Result/");
    return [{ pointer, text: value, sees, role: marked ? "evaluated" : "literal" }];
  }
  if (isList(value)) return value.flatMap((item, index) => inTemplate(item, `${pointer}/${index}`, "", sees, language));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inTemplate(inner, `${pointer}/${escapePointer(name)}`, name, sees, language),
  );
}
