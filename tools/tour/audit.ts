/** What the audit followed through a machine, and what it concluded. */
import { audit } from "../../src/asl/audit/audit.js";
import { follow } from "../../src/asl/audit/follow.js";
import { ANY } from "../../src/asl/audit/failures.js";
import type { Status } from "../../src/asl/audit/facts.js";
import { describeStep, formatPath, type AuditReport } from "../../src/asl/audit/report.js";
import { stepsOf, type Trail } from "../../src/asl/audit/trail.js";
import type { Machine } from "../../src/machine/asl.js";
import { writeOutlines, type Outline } from "./outline.js";

/** Gives one way for each kind of end of a run, the shortest, and the verdict. */
export function auditText(machine: Machine): string {
  const { summary, visited } = follow(machine);
  const ways = [
    ...summary.ends.map(({ status, trail }) => way("the run ends SUCCEEDED", status, trail)),
    ...summary.fails.map(({ status, trail, error, origin }) =>
      way(`the run ends FAILED with ${error === ANY ? "whatever error" : error} of "${origin}"`, status, trail),
    ),
    ...summary.loses.map(({ subject, trail, how }) => ({
      text: `${how}: nobody can tell whether the ${subject.noun} of "${subject.state}" is there`,
      inside: steps(trail),
    })),
  ];
  return writeOutlines([
    { text: `visited ${visited} states, each time with other facts`, inside: ways },
    ...verdict(audit(machine)),
  ]);
}

function way(end: string, status: Status, trail: Trail | null): Outline {
  return { text: `${end}, ${describeStatus(status)}`, inside: steps(trail) };
}

function describeStatus({ subject, life, guarded, tried }: Status): string {
  if (subject === null) return "nothing is followed, or it was given back";
  const remarks = [...(guarded ? ["guarded"] : []), ...(tried ? ["giving it back was tried"] : [])];
  const noun = subject.kind === "failure" ? "the failure" : `the ${subject.noun}`;
  return `${noun} of "${subject.state}" is ${[life, ...remarks].join(", ")}`;
}

function steps(trail: Trail | null): readonly Outline[] {
  return stepsOf(trail).map((step) => ({ text: describeStep(step) }));
}

function verdict({ leaks, undecided, hiddenFailures }: AuditReport): readonly Outline[] {
  return [
    counted(
      "leaks",
      leaks.map((leak) => ({ text: leak.reason, inside: formatPath(leak).map((text) => ({ text })) })),
    ),
    counted(
      "undecided",
      undecided.map(({ resource, reason }) => ({ text: `"${resource.madeBy}": ${reason}` })),
    ),
    counted(
      "hidden failures",
      hiddenFailures.map(({ caughtAt }) => ({ text: `caught at "${caughtAt}"` })),
    ),
  ];
}

function counted(what: string, inside: readonly Outline[]): Outline {
  return { text: `${what}: ${inside.length === 0 ? "none" : inside.length}`, inside };
}
