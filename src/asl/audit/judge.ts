/** Turns the ways in which a whole run can end into findings: one for each resource, kind of end and last cause. */
import type { Life, Status, Subject } from "./facts.js";
import type { Summary } from "./moves.js";
import {
  lastCause,
  type AuditReport,
  type End,
  type HiddenFailure,
  type Leak,
  type LeakReason,
  type Made,
  type Undecided,
} from "./report.js";
import { stepsOf, type Step, type Trail } from "./trail.js";

interface Ending {
  readonly status: Status;
  readonly trail: Trail;
  readonly end: "succeeded" | "failed";
}

/** Judges a machine's summary; the shortest ways come first. */
export function judge({ ends, fails, loses }: Summary): AuditReport {
  const endings: readonly Ending[] = [
    ...ends.map(({ status, trail }) => ({ status, trail, end: "succeeded" }) as const),
    ...fails.map(({ status, trail }) => ({ status, trail, end: "failed" }) as const),
  ];
  const stops = loses.filter(({ how }) => how === "stopped");
  const failedCreations = loses.filter(({ how }) => how === "creation failed");
  return {
    leaks: once([...endings.flatMap(leakOf), ...stops.map(stoppedLeak)], ({ resource, end, reason, path }) => [
      resource.path,
      resource.madeBy,
      end,
      reason,
      lastCause(path) ?? "",
    ]),
    undecided: once([...endings.flatMap(doubtOf), ...failedCreations.map(failedCreation)], ({ resource, reason }) => [
      resource.path,
      resource.madeBy,
      reason,
    ]),
    hiddenFailures: once(endings.flatMap(hiddenOf), ({ caughtAt }) => [caughtAt]),
  };
}

function leakOf({ status, trail, end }: Ending): readonly Leak[] {
  const reason = leakReason(status, end);
  return status.subject === null || reason === null
    ? []
    : [{ resource: made(status.subject), path: stepsOf(trail), end, reason }];
}

/** A run that could not give something back must at least not end as if it had: then it is no finding. */
function leakReason({ life, guarded, tried }: Status, end: End): LeakReason | null {
  if (life === "unnamed") return "its creation timed out";
  if (life !== "alive") return null;
  if (tried) return end === "succeeded" ? "could not be given back" : null;
  return guarded === "on" ? "protected" : "not given back";
}

function stoppedLeak({ subject, trail }: Summary["loses"][number]): Leak {
  return { resource: made(subject), path: stepsOf(trail), end: "stopped", reason: "its branch was stopped" };
}

function doubtOf({ status, trail }: Ending): readonly Undecided[] {
  const reason = doubts[status.life];
  return status.subject === null || reason === undefined
    ? []
    : [{ resource: made(status.subject), path: stepsOf(trail), reason }];
}

const doubts: { readonly [L in Life]?: Undecided["reason"] } = {
  doubtful: "an unknown id was given back",
  "perhaps refused": "giving it back may be refused",
};

function failedCreation({ subject, trail }: Summary["loses"][number]): Undecided {
  return { resource: made(subject), path: stepsOf(trail), reason: "its creation failed" };
}

function hiddenOf({ status, trail, end }: Ending): readonly HiddenFailure[] {
  if (status.subject === null || status.life !== "caught" || end === "failed") return [];
  return [{ caughtAt: status.subject.state, path: stepsOf(trail) }];
}

function made({ state, path, resourceType, noun }: Subject): Made {
  return { madeBy: state, path, resourceType, noun };
}

function once<Finding extends { readonly path: readonly Step[] }>(
  findings: readonly Finding[],
  key: (finding: Finding) => readonly string[],
): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of findings.toSorted((left, right) => left.path.length - right.path.length)) {
    const name = JSON.stringify(key(finding));
    if (!found.has(name)) found.set(name, finding);
  }
  return [...found.values()];
}
