/** Which fault meets which attempt of a state. */
import type { Fault } from "../run.js";

export interface FaultPlan {
  readonly fired: readonly Fault[];
  /** Counts an attempt of the state and gives the fault that meets it. */
  meet(state: string): Fault | undefined;
}

export function planFaults(faults: readonly Fault[]): FaultPlan {
  const attempts = new Map<string, number>();
  const fired = new Set<Fault>();
  return {
    get fired() {
      return [...fired];
    },
    meet(state) {
      const attempt = (attempts.get(state) ?? 0) + 1;
      attempts.set(state, attempt);
      const due = (fault: Fault): boolean => fault.attempt === "always" || (fault.attempt ?? 1) === attempt;
      const fault = faults.find((candidate) => candidate.state === state && due(candidate));
      if (fault) fired.add(fault);
      return fault;
    },
  };
}
