/** Where each state of a machine comes from, for tools that speak of a run in terms of its source. */
import { version } from "../../package.json";
import { partAt, spanIn, type JoinedSources } from "../text/joined.js";
import { positionAt } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { OutputKind } from "./output-kind.js";

/** Grows when a field changes its meaning; fields may be added. */
export const mapVersion = 1;

export const sourcemap: OutputKind = {
  documentation: "For each state the place in the source that it was made from, and which emrflow made it.",
  ending: ".map.json",
  render: ({ workflow, origins, sources }, relative) => {
    const used = usedParts(origins.values(), sources);
    const states = [...origins].map(
      ([name, span]) => `    ${JSON.stringify(name)}: [${placeOf(span, used).join(", ")}]`,
    );
    const head = {
      version: mapVersion,
      emrflow: version,
      workflow,
      sources: used.parts.map(({ source }) => relative(source.path)),
    };
    const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
    return `{\n${lines.join("\n")}\n  "states": {\n${states.join(",\n")}\n  }\n}\n`;
  },
};

/** The sources that some state comes from; the first one always. */
function usedParts(spans: Iterable<Span>, { text, parts }: JoinedSources): JoinedSources {
  const all = { text, parts };
  const used = new Set([...spans].map((span) => partAt(all, span.start)));
  return { text, parts: parts.filter((part, index) => index === 0 || used.has(part)) };
}

/** The source's index, then line and column of the beginning and of the end; lines and columns count from 1. */
function placeOf(span: Span, sources: JoinedSources): readonly number[] {
  const part = partAt(sources, span.start);
  const { start, end } = spanIn(part, span);
  const [from, to] = [positionAt(part.source, start), positionAt(part.source, end)];
  return [sources.parts.indexOf(part), from.line, from.column, to.line, to.column];
}
