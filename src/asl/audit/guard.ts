/**
 * Whether something can be given back: EMR terminates no protected cluster, and deletes an application only when it was
 * never started or is stopped. Source: API references of EMR and EMR Serverless, read 2026-11-22.
 */
import type { Guard, Status } from "./facts.js";
import type { Call } from "./resources.js";
import type { Value } from "./value.js";

/** What a value that turns protection on or off makes of it; `null` when it does neither. */
export function guardOf(on: Value): Guard | null {
  if (on.kind === "constant" && typeof on.value === "boolean") return on.value ? "on" : "off";
  return on.kind === "unknown" ? "perhaps" : null;
}

/**
 * How giving back can fail: EMR refuses to take back what is guarded, and a call can always fail for good. What was
 * given back is not followed any more.
 */
export function refusals(status: Status): readonly Status[] {
  if (status.guarded === "on") return [status];
  const tried: Status = { ...status, tried: true };
  return status.guarded === "off" || status.tried ? [tried] : [{ ...status, life: "perhaps refused" }, tried];
}

/** What becomes of the status by a call that comes before giving back, when it is done and when it failed. */
export function prepared(
  call: Extract<Call, { does: "starts" | "readies" | "looks" }>,
  status: Status,
): { readonly done: Status; readonly failed: Status } {
  if (call.does === "starts") {
    // A job that fails has started its application too.
    const started: Status = { ...status, guarded: "perhaps" };
    return { done: started, failed: started };
  }
  const ready: Status = { ...status, guarded: "off" };
  if (call.does === "looks") return { done: ready, failed: status };
  return { done: call.waits ? ready : status, failed: { ...status, tried: true } };
}
