/** Before `??`, a member of what is missing is missing: at each level of a path, read from the input and from a `let`. */
import { describe, expect, it } from "vitest";
import { machineOf, resultsOf } from "./random/program.js";

interface Previous {
  readonly run: string;
  readonly at?: string | null;
  readonly tags?: Readonly<Record<string, string>> | null;
  readonly parts?: readonly { readonly key: string; readonly size?: number }[] | null;
}

type Read = (previous: Previous | null) => string | number | null | undefined;

/** A path below `previous`, and what it gives; `undefined` where the other side of `??` is used. */
const paths: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["run", (previous) => previous?.run],
  ["at", (previous) => previous?.at],
  ["tags.team", (previous) => previous?.tags?.["team"]],
  ["tags.constructor", () => undefined],
  ["tags[input.name]", (previous) => previous?.tags?.["team"]],
  ["parts[0].key", (previous) => previous?.parts?.[0]?.key],
  ["parts[-1].key", (previous) => previous?.parts?.at(-1)?.key],
  ["parts[1].size", (previous) => previous?.parts?.[1]?.size],
]);

const values: readonly (Previous | null)[] = [
  null,
  { run: "a", at: null, tags: null, parts: null },
  { run: "a" },
  { run: "a", at: "b", tags: {}, parts: [] },
  { run: "a", at: "b", tags: { team: "data" }, parts: [{ key: "k" }, { key: "l", size: 2 }] },
];

const outputs = [...paths.keys()].map(
  (path, index) => `i${index}: input.previous.${path} ?? "none", l${index}: previous.${path} ?? last.${path} ?? "none"`,
);

const machine = machineOf(`workflow main {
  input {
    name: string
    previous: { run: string, at: string?, tags: map<string>?, parts: list<{ key: string, size: integer? }>? }?
  }
  let previous = input.previous
  let last = input.previous
  output { ${outputs.join(", ")} }
}
`);

describe("a path before `??`", () => {
  it.each(values.map((value) => [value]))("of %j", async (value) => {
    const { isAccepted, entries } = await resultsOf(machine, { name: "team", previous: value as never });
    expect(isAccepted).toBe(true);
    const expected = [...paths.values()].flatMap((read, index) => {
      const result = read(value) ?? "none";
      return [[`i${index}`, result] as const, [`l${index}`, result] as const];
    });
    expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(expected));
  });
});
