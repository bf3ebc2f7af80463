/** Short forms of what an audit finds, so that tests can say what they expect on a line. */
import { examine } from "../../src/asl/audit/examine.js";
import { inWords, type AuditFinding } from "../../src/asl/audit/finding.js";
import { readMachine } from "../../src/asl/audit/reading/read-machine.js";
import type { Json } from "../../src/machine/asl.js";

/** Everything that is found in a definition, what is not ASL first. */
export function findingsIn(definition: unknown, type: "STANDARD" | "EXPRESS" | null = null): readonly AuditFinding[] {
  const { machine, problems } = readMachine(
    // What a test writes out is JSON.
    definition as Json,
  );
  return [...problems, ...examine(machine, { type })];
}

/** Each as `EMRF8010 /States/Load/Parameters/day`, without what is asked of every machine: time limits. */
export function codesIn(definition: unknown, type: "STANDARD" | "EXPRESS" | null = null): readonly string[] {
  return findingsIn(definition, type)
    .filter(({ kind }) => kind !== "noTimeLimit")
    .map(({ code, pointer }) => `${code} ${pointer}`);
}

/** The messages of one code. */
export function messagesIn(definition: unknown, wanted: string): readonly string[] {
  return findingsIn(definition)
    .filter(({ code }) => code === wanted)
    .map((finding) => inWords(finding, { start: 0, end: 0 }).message);
}

/** A machine of these states, the first written one being the first. */
export function states(inner: object, more: object = {}): object {
  const [first = ""] = Object.keys(inner);
  return { StartAt: first, States: inner, ...more };
}

/** A Task that calls a function, in JSONPath. */
export function call(more: object = {}): object {
  const onward = "Next" in more ? {} : { End: true };
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: "f" },
    ...onward,
    ...more,
  };
}
