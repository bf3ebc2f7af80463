/**
 * The fields of ASL by who has them, in both query languages: what the types of `src/machine/asl.ts` promise. Sources:
 * states-language.net/spec.html and the pages of the states in the Step Functions developer guide, read 2026-11-22.
 */
import type { Json, JsonObject, State } from "../../../machine/asl.js";
import {
  condition,
  end,
  listOf,
  number,
  numberOrText,
  objectWith,
  oneOf,
  payload,
  payloadObject,
  text,
  textOrNull,
  type Fields,
  type Form,
} from "./forms.js";

type Forms = Readonly<Record<string, Form<unknown>>>;

function fields(forms: Forms, required: Readonly<Record<string, string>> = {}): Fields {
  return { forms: new Map(Object.entries(forms)), required: new Map(Object.entries(required)) };
}

const language = oneOf("JSONata", "JSONPath");

/** Of the machine itself, without its graph. */
export const machineFields = fields({ Comment: text, QueryLanguage: language, Version: text, TimeoutSeconds: number });

/** Of a Map's processor, without its graph. */
export const processorFields = fields({
  ProcessorConfig: objectWith(
    fields({ Mode: oneOf("INLINE", "DISTRIBUTED"), ExecutionType: oneOf("STANDARD", "EXPRESS") }),
  ),
});

const common: Forms = {
  Type: text,
  Comment: text,
  QueryLanguage: language,
  InputPath: textOrNull,
  OutputPath: textOrNull,
  Output: payload,
};

/** Of all but Succeed and Fail. */
const onward: Forms = { ...common, Assign: payloadObject };

const transition: Forms = { ...onward, Next: text, End: end };

const errors = listOf(text, 1);
const names = "a list of names of errors";

const retrier = objectWith(
  fields(
    {
      ErrorEquals: errors,
      IntervalSeconds: number,
      MaxAttempts: number,
      BackoffRate: number,
      MaxDelaySeconds: number,
      JitterStrategy: oneOf("FULL", "NONE"),
    },
    { ErrorEquals: names },
  ),
);

const catcher = objectWith(
  fields(
    { ErrorEquals: errors, Next: text, ResultPath: textOrNull, Assign: payloadObject, Output: payload, Comment: text },
    { ErrorEquals: names, Next: "the name of a state" },
  ),
);

const recoverable: Forms = {
  Retry: listOf(withDefaults(retrier, { ErrorEquals: [] })),
  Catch: listOf(withDefaults(catcher, { ErrorEquals: [], Next: "" })),
};

const reshaping: Forms = { Parameters: payload, Arguments: payload, ResultSelector: payload, ResultPath: textOrNull };

/** A rule keeps what it compares, whatever that is. */
const rule: Form<JsonObject> = (value, spot) => {
  const known = fields(
    { Condition: condition, Assign: payloadObject, Output: payload, Next: text, Comment: text },
    { Next: "the name of a state" },
  );
  const comparisons = Object.entries(payloadObject(value, spot) ?? {}).filter(([name]) => !known.forms.has(name));
  const read = objectWith(known)(value, spot);
  return read && { Next: "", ...Object.fromEntries(comparisons), ...read };
};

/** @param graph reads a graph inside of a state */
export function stateFields(graph: Form<unknown>, processor: Form<unknown>): Readonly<Record<State["Type"], Fields>> {
  return {
    Task: fields(
      {
        ...transition,
        ...recoverable,
        ...reshaping,
        Resource: text,
        TimeoutSeconds: numberOrText,
        TimeoutSecondsPath: text,
        HeartbeatSeconds: numberOrText,
        HeartbeatSecondsPath: text,
        Credentials: payload,
      },
      { Resource: "what it calls" },
    ),
    Parallel: fields(
      { ...transition, ...recoverable, ...reshaping, Branches: listOf(graph, 1) },
      { Branches: "a list of graphs" },
    ),
    Map: fields({
      ...transition,
      ...recoverable,
      ...reshaping,
      ItemProcessor: processor,
      Iterator: processor,
      Items: payload,
      ItemsPath: text,
      ItemSelector: payload,
      ItemReader: payload,
      ItemBatcher: payload,
      ResultWriter: payload,
      MaxConcurrency: numberOrText,
      MaxConcurrencyPath: text,
      ToleratedFailurePercentage: numberOrText,
      ToleratedFailureCount: numberOrText,
      Label: text,
    }),
    Choice: fields({ ...onward, Choices: listOf(rule, 1), Default: text }, { Choices: "a list of rules" }),
    Pass: fields({ ...transition, Result: payload, ResultPath: textOrNull, Parameters: payload }),
    Wait: fields({
      ...transition,
      Seconds: numberOrText,
      SecondsPath: text,
      Timestamp: text,
      TimestampPath: text,
    }),
    Succeed: fields(common),
    Fail: fields({ ...common, Error: text, Cause: text, ErrorPath: text, CausePath: text }),
  };
}

/** What the types promise is there, also where it was missing or wrong and that was reported. */
function withDefaults(read: Form<JsonObject>, defaults: Readonly<Record<string, Json>>): Form<JsonObject> {
  return (value, spot) => {
    const found = read(value, spot);
    return found && { ...defaults, ...found };
  };
}
