/** Collects how a graph can go, one of each kind: the first to come, which came the shortest way. */
import { statusKey, type Status } from "./facts.js";
import type { Move, Summary } from "./moves.js";
import type { Trail } from "./trail.js";
import { digestOf, isSame } from "./sameness.js";
import { missing, type Value } from "./value.js";

type Outcome = Exclude<Move, { kind: "goes" }>;

export interface Outcomes {
  readonly summary: Summary;
  readonly add: (outcome: Outcome) => void;
  /** Notes a status in which the graph can be stopped. */
  readonly during: (status: Status, trail: Trail | null) => void;
}

export function outcomes(): Outcomes {
  const ends: Summary["ends"][number][] = [];
  const fails: Summary["fails"][number][] = [];
  const loses: Summary["loses"][number][] = [];
  const held: Summary["during"][number][] = [];
  const seen = new Map<string, Value[]>();
  const isNew = (key: string, value: Value = missing): boolean => {
    const alike = seen.get(key) ?? [];
    seen.set(key, alike);
    return !alike.some((other) => isSame(other, value)) && alike.push(value) > 0;
  };
  const during: Outcomes["during"] = (status, trail) => {
    if (isNew(`during ${statusKey(status)}`)) held.push({ status, trail });
  };
  const add: Outcomes["add"] = (outcome) => {
    // A branch that has ended is not safe either: when another fails, its output goes nowhere.
    if (outcome.kind === "ends" || outcome.kind === "holds") during(outcome.status, outcome.trail);
    // A caught failure is hidden by the last that catches it: one that fails again is not hidden here.
    if (outcome.kind === "fails" && outcome.status.life === "caught") return;
    if (!isNew(outcomeKey(outcome), outcome.kind === "ends" ? outcome.output : missing)) return;
    if (outcome.kind === "ends") ends.push(outcome);
    if (outcome.kind === "fails") fails.push(outcome);
    if (outcome.kind === "loses") loses.push(outcome);
  };
  return { summary: { ends, fails, loses, during: held }, add, during };
}

function outcomeKey(outcome: Outcome): string {
  switch (outcome.kind) {
    case "ends":
      return `ends ${statusKey(outcome.status)} ${digestOf(outcome.output)} ${lastState(outcome.trail)}`;
    case "fails":
      return `fails ${statusKey(outcome.status)} ${outcome.error} ${outcome.origin}`;
    case "loses":
      return `loses ${outcome.subject.path}/${outcome.subject.state} ${outcome.how}`;
    case "holds":
      return `holds ${statusKey(outcome.status)}`;
  }
}

function lastState({ part }: Trail): string {
  return "event" in part ? part.state : "";
}
