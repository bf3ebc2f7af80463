/** The history of a run as GetExecutionHistory gives it. Source: API reference, HistoryEvent, read 2026-11-24. */
import type { Json, JsonObject } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import type { EventDetails, Run, TraceEvent } from "./run.js";

/** The longest error and cause of an event. Source: API reference, GetExecutionHistory, read 2026-11-24. */
const longest: Readonly<Record<string, number>> = { error: 256, cause: 32_768 };

/** Values that the API gives as JSON text, each with a member beside it that says that nothing was cut off. */
const texts: ReadonlyMap<string, string | null> = new Map([
  ["input", "inputDetails"],
  ["output", "outputDetails"],
  ["parameters", null],
]);

/**
 * Gives the events of a run, or of one of its child executions.
 *
 * @param execution the child's name; `""` for the run itself
 * @param timestamp writes a moment, in ms since 1970: the API sends seconds, AWS's CLI shows ISO 8601
 */
export function historyOf(
  run: Run,
  execution = "",
  timestamp: (at: number) => Json = (at) => new Date(at).toISOString(),
): { readonly events: readonly JsonObject[] } {
  const events = run.trace.filter((event) => event.execution === execution);
  return { events: events.map((event) => shown(event, timestamp(run.startedAt + event.at))) };
}

function shown({ id, previousId, event, details }: TraceEvent, timestamp: Json): JsonObject {
  const about = details === null ? {} : { [memberOf(event)]: told(details) };
  return { timestamp, type: event, id, previousEventId: previousId, ...about };
}

/** `TaskSucceeded` has `taskSucceededEventDetails`; all states are entered and left with the same ones. */
function memberOf(event: string): string {
  const name = event.replace(/^\w+State(Entered|Exited)$/, "State$1");
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}EventDetails`;
}

function told(details: EventDetails): JsonObject {
  return Object.fromEntries(Object.entries(details).flatMap(([name, value]) => memberAs(name, value)));
}

function memberAs(name: string, value: Json): readonly (readonly [string, Json])[] {
  const beside = texts.get(name);
  if (beside !== undefined)
    return [[name, JSON.stringify(value)], ...(beside === null ? [] : [[beside, { truncated: false }] as const])];
  if (name === "assignedVariables" && isObject(value)) {
    const variables = Object.entries(value).map(([variable, json]) => [variable, JSON.stringify(json)] as const);
    return [
      [name, Object.fromEntries(variables)],
      ["assignedVariablesDetails", { truncated: false }],
    ];
  }
  const most = longest[name];
  return [[name, typeof value === "string" && most !== undefined ? value.slice(0, most) : value]];
}
