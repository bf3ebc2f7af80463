/** The states of a machine while it is made: level by level, with values that are not yet text and variables without a place. */
import type { Value } from "../../src/expressions/value.js";
import type { Assignment, CatchDraft, Draft, Level, Target } from "../../src/asl/emit/draft.js";
import type { Retrier } from "../../src/machine/asl.js";
import type { Source } from "../../src/text/source.js";
import { writeOutlines, type Outline } from "./outline.js";
import { beginOf } from "./place.js";
import { describeValue, describeVariable, outlineValue } from "./values.js";

type Parts = {
  readonly [T in Draft["type"]]: (draft: Extract<Draft, { type: T }>, source: Source) => readonly Outline[];
};

/** Gives every level with its states and where each leads. */
export function draftsText(machine: Level, source: Source): string {
  return writeOutlines([outlineLevel(machine, source)]);
}

function outlineLevel(level: Level, source: Source): Outline {
  return {
    text: `level ${level.title === "" ? "of the machine" : level.title}, starts at "${level.start ?? ""}"`,
    inside: level.states.map((draft) => ({
      text: `${draft.type} "${draft.name}"  from ${beginOf(source, draft.origin)}`,
      // The table pairs each type with a function of that type, which TypeScript cannot follow through an index.
      inside: (parts[draft.type] as (draft: Draft, source: Source) => readonly Outline[])(draft, source),
    })),
  };
}

const parts: Parts = {
  Task: (draft) => [
    { text: `call: ${draft.resource}` },
    outlineValue("with", draft.arguments),
    ...valueOf("ends within seconds", draft.timeoutSeconds),
    ...assigned(draft.assign),
    ...valueOf("output", draft.output),
    ...draft.retry.map(outlineRetrier),
    ...draft.catch.flatMap(outlineCatch),
    leads("then", draft.next),
  ],
  Parallel: (draft, source) => [
    ...(draft.isDrained ? [{ text: "drained: a failed branch is kept as a value until all are done" }] : []),
    ...draft.branches.map((branch) => outlineLevel(branch, source)),
    ...assigned(draft.assign),
    ...draft.retry.map(outlineRetrier),
    ...draft.catch.flatMap(outlineCatch),
    leads("then", draft.next),
  ],
  Map: (draft, source) => [
    ...(draft.source.kind === "list"
      ? [outlineValue("items", draft.source.items)]
      : [{ text: `items: ${draft.source.format} on S3` }, outlineValue("bucket", draft.source.bucket)]),
    ...valueOf("at once", draft.maxConcurrency),
    ...valueOf("each is given", draft.selector),
    outlineLevel(draft.body, source),
    ...assigned(draft.assign),
    ...draft.retry.map(outlineRetrier),
    ...draft.catch.flatMap(outlineCatch),
    leads("then", draft.next),
  ],
  Wait: (draft) => [
    "seconds" in draft.for ? outlineValue("seconds", draft.for.seconds) : outlineValue("until", draft.for.until),
    leads("then", draft.next),
  ],
  Choice: (draft) => [
    ...draft.rules.flatMap(({ condition, assign, next }) => [
      { text: `if ${describeValue(condition)}`, inside: [...assigned(assign), leads("then", next)] },
    ]),
    leads("else", draft.default),
  ],
  Pass: (draft) => [...assigned(draft.assign), leads("then", draft.next)],
  Succeed: (draft) => [outlineValue("output", draft.output)],
  Fail: (draft) => [outlineValue("error", draft.error), outlineValue("cause", draft.cause)],
};

function outlineCatch({ errors, assign, output, next }: CatchDraft): readonly Outline[] {
  return [
    {
      text: `catch ${errors.join(", ")}`,
      inside: [...assigned(assign), ...valueOf("output", output), leads("then", next)],
    },
  ];
}

function outlineRetrier({ ErrorEquals, MaxAttempts, IntervalSeconds, BackoffRate }: Retrier): Outline {
  const backoff = BackoffRate === undefined ? "" : ` × ${BackoffRate}`;
  return { text: `retry ${ErrorEquals.join(", ")}: ${MaxAttempts} times, after ${IntervalSeconds} s${backoff}` };
}

function assigned(all: readonly Assignment[]): readonly Outline[] {
  return all.map(({ variable, value }) => outlineValue(`assign ${describeVariable(variable)}`, value));
}

function valueOf(word: string, value: Value | null | undefined): readonly Outline[] {
  return value ? [outlineValue(word, value)] : [];
}

function leads(word: string, { state }: Target): Outline {
  return { text: state === null ? `${word} the level ends` : `${word} "${state}"` };
}
