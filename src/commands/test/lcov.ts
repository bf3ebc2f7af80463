/**
 * Coverage of source lines in the form of lcov, which editors and CI systems show beside the text. A line counts as covered
 * when a state that was made from it was entered; a way of a failure is a branch of its line.
 * Source of the form: geninfo(1) of lcov 2.0, "FILES", read 2026-11-24.
 */
import type { Hits } from "../../simulate/coverage.js";
import { compareText } from "../../text/compare.js";
import { positionAt } from "../../text/source.js";
import type { FoundMachine } from "../machines.js";
import { shownBy } from "./coverage.js";
import type { Ran } from "./run-file.js";

/** What is known of a source file: hits by line. */
interface Lines {
  readonly states: Map<number, number>;
  readonly edges: Map<number, number[]>;
}

/** Gives the text of an lcov file. @param others what nothing ran */
export function lcovOf(runs: readonly Ran[], others: readonly FoundMachine[]): string {
  const files = new Map<string, Lines>();
  for (const { found, coverable, hits } of shownBy(runs, others).values()) {
    for (const { name, pointer } of coverable.states)
      at(files, found, name, (lines, line) =>
        lines.states.set(line, (lines.states.get(line) ?? 0) + count(hits.states, pointer)),
      );
    for (const { state, pointer, never } of coverable.edges)
      if (never === null)
        at(files, found, state, (lines, line) =>
          lines.edges.set(line, [...(lines.edges.get(line) ?? []), count(hits.edges, pointer)]),
        );
  }
  return [...files]
    .sort(([one], [other]) => compareText(one, other))
    .flatMap(([path, lines]) => record(path, lines))
    .join("");
}

function count(hits: Hits["states"], pointer: string): number {
  return Object.hasOwn(hits, pointer) ? (hits[pointer] ?? 0) : 0;
}

function at(
  files: Map<string, Lines>,
  found: FoundMachine,
  state: string,
  note: (lines: Lines, line: number) => void,
): void {
  const place = found.placeOf(state);
  if (!place) return;
  const lines = files.get(place.source.path) ?? { states: new Map(), edges: new Map() };
  files.set(place.source.path, lines);
  note(lines, positionAt(place.source, place.span.start).line);
}

function record(path: string, { states, edges }: Lines): readonly string[] {
  const inOrder = <T>(map: ReadonlyMap<number, T>): readonly (readonly [number, T])[] =>
    [...map].sort(([a], [b]) => a - b);
  const taken = [...edges.values()].flat();
  return [
    `SF:${path}\n`,
    ...inOrder(edges).flatMap(([line, counts]) =>
      counts.map((hits, branch) => `BRDA:${line},0,${branch},${hits === 0 ? "-" : hits}\n`),
    ),
    `BRF:${taken.length}\n`,
    `BRH:${taken.filter((hits) => hits > 0).length}\n`,
    ...inOrder(states).map(([line, hits]) => `DA:${line},${hits}\n`),
    `LF:${states.size}\n`,
    `LH:${[...states.values()].filter((hits) => hits > 0).length}\n`,
    "end_of_record\n",
  ];
}
