/** `emrflow explain FILE`: the settings that each cluster ends up with, and where each of them was given. */
import type { Choice } from "../model/cluster-base.js";
import { statementsOf } from "../model/bodies.js";
import type { Cluster, Model } from "../model/model.js";
import type { Settings } from "../settings/given.js";
import { placesOf, type Place } from "../settings/places.js";
import { partAt, spanIn, type JoinedSources } from "../text/joined.js";
import { printable } from "../text/printable.js";
import { positionAt } from "../text/source.js";
import type { Span } from "../text/span.js";

/** Values wider than this are cut: the place says where the rest stands. */
const widestValue = 48;

/** Gives the text for all clusters of a file, empty when it makes none. */
export function explainClusters({ workflows, sources }: Model): string {
  const paragraphs = workflows.flatMap(({ name, body, onFailure }) =>
    [...statementsOf(body), ...statementsOf(onFailure?.body ?? [])].flatMap((statement) =>
      statement.kind === "cluster"
        ? [
            `cluster ${statement.cluster.name} of ${name} (${placeOf(statement.span, sources)})`,
            ...linesOf(statement.cluster, sources),
            "",
          ]
        : [],
    ),
  );
  return paragraphs.map((line) => `${line}\n`).join("");
}

function linesOf({ settings }: Cluster, sources: JoinedSources): readonly string[] {
  return linesOfChoice(settings, sources, "  ");
}

function linesOfChoice(choice: Choice<Settings>, sources: JoinedSources, indent: string): readonly string[] {
  if (choice.kind === "one") return table(placesOf(choice.of), sources).map((line) => indent + line);
  const { span } = choice.condition;
  const condition = span ? printable(sources.text.slice(span.start, span.end)) : "the condition holds";
  return [
    `${indent}where ${condition}`,
    ...linesOfChoice(choice.then, sources, `${indent}  `),
    `${indent}else`,
    ...linesOfChoice(choice.else, sources, `${indent}  `),
  ];
}

function table(places: readonly Place[], sources: JoinedSources): readonly string[] {
  const rows = places.map(({ path, at, value }) => [
    path.map(keyText).join("."),
    value ? shortened(sources.text.slice(value.start, value.end)) : "…",
    placeOf(at, sources),
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function keyText(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(printable(key));
}

function shortened(text: string): string {
  const line = printable(text.replace(/\s+/g, " "));
  return line.length <= widestValue ? line : `${line.slice(0, widestValue - 1)}…`;
}

function placeOf(span: Span, sources: JoinedSources): string {
  const part = partAt(sources, span.start);
  const { line, column } = positionAt(part.source, spanIn(part, span).start);
  return `${printable(part.source.path)}:${line}:${column}`;
}
