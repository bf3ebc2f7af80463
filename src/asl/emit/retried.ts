/** A block that is tried again as a whole: a Parallel with one branch, whose Retry runs all of it anew. */
import { isOwned } from "../../model/bodies.js";
import type { RetryPolicy, Statement } from "../../model/model.js";
import type { Span } from "../../text/span.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { chain, checkTimeLeft, createLevel, finish, passReturnOn, target } from "./level.js";
import { blockRetriers } from "./tasks.js";

export interface Retried {
  /** What is tried again, as people say it. */
  readonly name: string;
  /** The same as one word. */
  readonly word: string;
  readonly span: Span;
  readonly comment: string | null;
  readonly policies: readonly RetryPolicy[];
  /** Whether the block looks at the time before all else. */
  readonly looksAtTime: boolean;
}

/** Writes the block. `write` writes its states; a failure in them may yet become a success. */
export function emitRetried(
  retried: Retried,
  level: Level,
  emission: Emission,
  write: (inside: Level, emission: Emission) => void,
): void {
  const { name, word, span, comment, policies } = retried;
  const inside = createLevel(`retry_${word}`, level, `retry of ${name}`);
  const inner = { ...emission, mayBePassedOver: true };
  if (!retried.looksAtTime) checkTimeLeft(inside, `another ${name}`, inner, span);
  write(inside, inner);
  finish(inside, inner, span);
  chain(level, {
    type: "Parallel",
    name: emission.names.state(`Retry ${name}`, level),
    origin: span,
    comment,
    branches: [inside],
    isDrained: false,
    retry: blockRetriers(policies),
    catch: [],
    assign: [],
    next: target(),
  });
  passReturnOn(inside, level, emission, span);
}

/** Whether statements begin with one that looks at the time before all else, as a cluster that the run makes does. */
export function looksAtTime([first]: readonly Statement[]): boolean {
  return first?.kind === "cluster" && isOwned(first) && first.cluster.life.making !== null;
}

/** Whether a policy takes a timeout, the deadline's among them: then each try must first look at the time. */
export function takesTimeout(policies: readonly RetryPolicy[]): boolean {
  return policies.some(({ errors }) => errors.includes("States.Timeout") || errors.includes("States.ALL"));
}
