/** Work that only the engine itself can stop, like a regular expression that tries too many ways. */
import { createContext, Script, type Context } from "node:vm";

/** What `withinTime` gives when the time was over. */
export const outOfTime = Symbol("out of time");

let room: { readonly context: Context; readonly script: Script } | null = null;

/**
 * Does something that waits for nothing, and gives up after so many milliseconds of real time. Costs a tenth of a
 * millisecond. What was done until then stays done, so the action should change nothing.
 */
export function withinTime<T>(milliseconds: number, action: () => T): T | typeof outOfTime {
  let done: { readonly value: T } | null = null;
  room ??= { context: createContext(Object.create(null)), script: new Script("act()") };
  // Saved, as the action may come here again.
  const before: unknown = room.context["act"];
  room.context["act"] = (): void => void (done = { value: action() });
  try {
    room.script.runInContext(room.context, { timeout: milliseconds });
  } catch (error) {
    // An error of the room, so no instance of this realm's Error.
    const isLate = typeof error === "object" && error !== null && "code" in error;
    if (isLate && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return outOfTime;
    throw error;
  } finally {
    room.context["act"] = before;
  }
  // Assigned by the action, which TypeScript does not follow.
  const finished = done as { readonly value: T } | null;
  return finished === null ? outOfTime : finished.value;
}
