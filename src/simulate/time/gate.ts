/**
 * A promise that is settled at most once, and not at all when its region is stopped: then the fiber behind it just
 * ends.
 */
import type { StateFailure } from "../failure.js";
import type { Region } from "./region.js";

export interface Gate<T> {
  readonly passed: Promise<T>;
  open(value: T): void;
  fail(failure: StateFailure): void;
}

export function createGate<T>(region: Region): Gate<T> {
  let open: (value: T) => void = () => undefined;
  let fail: (failure: StateFailure) => void = () => undefined;
  const passed = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return {
    passed,
    open: (value) => void (region.stopped || open(value)),
    fail: (failure) => void (region.stopped || fail(failure)),
  };
}
