/**
 * What happens in an execution, as events by AWS's names, each tied to the one before it on its way. A child execution
 * of a distributed Map has a history of its own, with numbers and a limit of its own.
 * Source of names and details: API reference, HistoryEvent, read 2026-11-24.
 */
import { StateFailure } from "../failure.js";
import type { EventDetails, EventName, TraceEvent } from "../run.js";
import type { Clock } from "../time/clock.js";
import { historyEvents } from "./limits.js";

/** What came last on one way through an execution: branches and items have ways of their own. */
export interface Chain {
  last: number;
}

/** Whose event it is. */
export interface Spot {
  /** The state; `""` for the execution itself. */
  readonly name: string;
  readonly place: { readonly chain: Chain };
}

export interface History {
  /** The child execution's name; `""` for the run itself. */
  readonly name: string;
  readonly events: readonly TraceEvent[];
  /** Adds an event. Throws what ends the execution when it has too many. */
  record(spot: Spot, event: EventName, details?: EventDetails): void;
  /** Adds an event that belongs to an end, for which there is always room. */
  end(spot: Spot, event: EventName, details?: EventDetails): void;
  /** Opens the history of a child execution; all events of a run stand in one list, in the order in which they happen. */
  child(execution: string): History;
}

export function createHistory(clock: Clock): History {
  return historyIn(clock, [], "");
}

function historyIn(clock: Clock, events: TraceEvent[], execution: string): History {
  let count = 0;
  const end: History["end"] = ({ name, place: { chain } }, event, details) => {
    const id = ++count;
    events.push({
      id,
      previousId: chain.last,
      at: clock.now(),
      execution,
      state: name,
      event,
      details: details ?? null,
    });
    // The first state follows nothing, as recorded histories show.
    if (event !== "ExecutionStarted") chain.last = id;
  };
  return {
    name: execution,
    events,
    record(spot, event, details) {
      // The last event says how the execution ended.
      if (count >= historyEvents - 1) {
        throw new StateFailure("States.Runtime", `the execution reached ${historyEvents} history events`);
      }
      end(spot, event, details);
    },
    end,
    child: (name) => historyIn(clock, events, name),
  };
}
