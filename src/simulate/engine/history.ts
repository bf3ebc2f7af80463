/** The history of an execution, with AWS's names of events, and the end of a run that has too many. */
import type { Clock } from "../time/clock.js";
import { StateFailure } from "../failure.js";
import { historyEvents } from "./limits.js";
import type { TraceEvent } from "../run.js";

export interface History {
  readonly events: readonly TraceEvent[];
  record(state: string, event: string): void;
  /** Notes how the execution ended; always has room. */
  end(event: string): void;
}

export function createHistory(clock: Clock): History {
  const events: TraceEvent[] = [];
  const add = (state: string, event: string): void => void events.push({ at: clock.now(), state, event });
  return {
    events,
    record(state, event) {
      // The last event says how the execution ended.
      if (events.length >= historyEvents - 1) {
        throw new StateFailure("States.Runtime", `the execution reached ${historyEvents} history events`);
      }
      add(state, event);
    },
    end: (event) => add("", event),
  };
}
