/** Which fault meets which attempt of a state. */
import type { Fault } from "../run.js";

export interface FaultPlan {
  /** How many attempts each fault met, those that met none left out; in the order in which they first did. */
  readonly firings: ReadonlyMap<Fault, number>;
  /** Counts an attempt of the state and gives the fault that meets it. */
  meet(state: string): Fault | undefined;
}

export function planFaults(faults: readonly Fault[]): FaultPlan {
  const attempts = new Map<string, number>();
  const firings = new Map<Fault, number>();
  return {
    firings,
    meet(state) {
      const attempt = (attempts.get(state) ?? 0) + 1;
      attempts.set(state, attempt);
      const fault = faults.find((candidate) => candidate.state === state && isDue(candidate, attempt));
      if (fault) firings.set(fault, (firings.get(fault) ?? 0) + 1);
      return fault;
    },
  };
}

function isDue({ attempt: first = 1, lastAttempt }: Fault, attempt: number): boolean {
  return first === "always" || (attempt >= first && attempt <= (lastAttempt ?? first));
}
