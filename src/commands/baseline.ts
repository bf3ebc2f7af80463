/** `check --baseline` and `--write-baseline`: findings that a file records do not count. */
import {
  baselineOf,
  hideRecorded,
  parseBaseline,
  renderBaseline,
  type BaselineEntry,
} from "../diagnostics/baseline.js";
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { normalizePath } from "../host/paths.js";
import { printable } from "../text/printable.js";
import type { Source } from "../text/source.js";
import type { CommandOption, Given } from "./command.js";
import { about, nowhere, statusOf, unread, unwritten } from "./findings.js";
import { counted } from "../text/counted.js";

export const baselineOptions: readonly CommandOption[] = [
  {
    usage: "--baseline <file>",
    summary: "leave out the findings that the file records",
    completes: "files",
    group: "Baseline",
  },
  {
    usage: "--write-baseline <file>",
    summary: "record the findings of today, and leave them out",
    completes: "files",
    group: "Baseline",
  },
];

export interface Judged {
  /** What is left to be shown. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was done, a line each. */
  readonly summary: readonly string[];
}

/** Leaves out what is recorded, or records it first, as the user asked. */
export async function judge(
  host: Host,
  given: Given,
  found: readonly Diagnostic[],
  sources: readonly Source[],
): Promise<Judged> {
  const [wanted, known] = [given.value("write-baseline"), given.value("baseline")];
  if (wanted !== undefined) return record(host, host.path(wanted), found);
  return known === undefined ? { diagnostics: found, summary: [] } : compare(host, host.path(known), found, sources);
}

/** A baseline of files that could not all be read would lack findings, so then none is written. */
async function record(host: Host, path: string, found: readonly Diagnostic[]): Promise<Judged> {
  if (path.endsWith(".emrflow"))
    return { diagnostics: [...found, about("", tool.baselineIsSource(nowhere, path))], summary: [] };
  if (statusOf(found) === 2) return { diagnostics: found, summary: [] };
  const entries = baselineOf(found);
  const writing = await host.write([{ path, text: renderBaseline(entries) }]);
  if (writing.kind === "refused") return { diagnostics: [...found, ...writing.problems.map(unwritten)], summary: [] };
  return {
    diagnostics: hideRecorded(found, entries).shown,
    summary: [`Recorded ${counted(entries.length, "finding")} in ${printable(path)}.`],
  };
}

function compare(host: Host, path: string, found: readonly Diagnostic[], sources: readonly Source[]): Judged {
  const reading = host.read(path);
  if (reading.kind !== "text" && reading.kind !== "not-utf-8")
    return { diagnostics: [...found, unread({ path, ...reading })], summary: [] };
  const entries =
    reading.kind === "text" ? parseBaseline(reading.text) : { problem: `its line ${reading.line} is not UTF-8` };
  if ("problem" in entries)
    return { diagnostics: [...found, about(path, tool.badBaseline(nowhere, path, entries.problem))], summary: [] };
  const { shown, gone } = hideRecorded(found, entries);
  return {
    diagnostics: shown,
    summary: summaryOf(path, found.length - shown.length, gone.filter(isJudged(host, sources))),
  };
}

/** Of a file that was not looked at nothing is known, unless it is not there any more. */
function isJudged(host: Host, sources: readonly Source[]): (entry: BaselineEntry) => boolean {
  const paths = new Set(sources.map((source) => source.path));
  return ({ path }) => paths.has(path) || host.read(normalizePath(path)).kind === "missing";
}

function summaryOf(path: string, hidden: number, gone: readonly BaselineEntry[]): readonly string[] {
  return [
    `Left out ${counted(hidden, "finding")} recorded in ${printable(path)}.`,
    ...gone.map((entry) => `No longer there: ${printable(entry.path)}: ${entry.code} ${printable(entry.message)}`),
    ...(gone.length > 0 ? [`Record the findings anew with --write-baseline ${printable(path)}.`] : []),
  ];
}
