/** From findings to the user: which file they are about, how they are shown, and the status they end with. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic, Finding } from "../diagnostics/diagnostic.js";
import { wantsColor } from "../host/color.js";
import type { Host, Problem, ProblemAt, Stream } from "../host/host.js";
import { isDocument, type ReporterName } from "../reporters/names.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { CommandOption, ExitCode, Given } from "./command.js";
import { pageOf } from "./error-pages.js";

/** The place of a finding about no text. */
export const nowhere: Span = { start: 0, end: 0 };

export const formatOption: CommandOption = {
  usage: "--format <form>",
  summary: "the form of the findings",
  choices: Object.keys(isDocument),
  default: "pretty",
  group: "Findings",
};

/** Gives the form that the user chose. */
export function formatOf(given: Given): ReporterName {
  const chosen = given.value("format") ?? "pretty";
  if (!isReporterName(chosen)) throw new Error(`The parser let an unknown form pass: ${chosen}`);
  return chosen;
}

function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(isDocument, name);
}

/** Ties a finding to a file as a whole; to the command line when the path is empty. */
export function about(path: string, finding: Finding): Diagnostic {
  return { ...finding, source: { path, text: "" } };
}

type ProblemWords = {
  readonly [K in Problem["kind"]]: (path: string, problem: Extract<Problem, { kind: K }>) => Finding;
};

const readWords: ProblemWords = {
  missing: (path) => tool.noSuchFile(nowhere, path),
  folder: (path) => tool.unreadableFile(nowhere, path, "it is a folder"),
  link: (path) => tool.unreadableFile(nowhere, path, "it is a link"),
  "not-utf-8": (path, { line }) => tool.notUtf8(nowhere, path, line),
  failed: (path, { reason }) => tool.unreadableFile(nowhere, path, reason),
};

const writeWords: ProblemWords = {
  ...readWords,
  folder: (path) => tool.unwritableFile(nowhere, path, "it is a folder"),
  link: (path) => tool.outputIsLink(nowhere, path),
  failed: (path, { reason }) => tool.unwritableFile(nowhere, path, reason),
};

/** Words why a file could not be read. */
export function unread(problem: ProblemAt): Diagnostic {
  return word(readWords, problem);
}

/** Words why a file could not be written. */
export function unwritten(problem: ProblemAt): Diagnostic {
  return word(writeWords, problem);
}

function word<K extends Problem["kind"]>(
  words: ProblemWords,
  problem: Extract<Problem, { kind: K }> & { path: string },
): Diagnostic {
  // The checker does not see that the entry under a problem's own kind takes that problem.
  const entry: (path: string, problem: Extract<Problem, { kind: K }>) => Finding = words[problem.kind as K];
  return about(problem.path, entry(problem.path, problem));
}

/**
 * Shows findings on a stream.
 *
 * @param files the files that were looked at, also those without a finding
 */
export async function report(
  host: Host,
  stream: Stream,
  diagnostics: readonly Diagnostic[],
  format: ReporterName,
  files: readonly Source[] = [],
): Promise<void> {
  const appearance = { color: wantsColor(host, stream), columns: host.columns(stream) };
  const run = { files: files.map(({ path }) => path), pageOf: (code: string) => pageOf(host, code) };
  // The forms for people say nothing where there is nothing to say.
  if (diagnostics.length === 0 && (format === "pretty" || format === "concise")) return;
  const { reporters } = await import("../reporters/index.js");
  const text = reporters[format](diagnostics, appearance, run);
  if (text !== "") host.print(stream, text);
}

/** Tells whether something else may be printed beside the findings. */
export function allowsSummary(format: ReporterName): boolean {
  return !isDocument[format];
}

/** Gives the status that a command with these findings ends with. */
export function statusOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  if (errors.some((diagnostic) => diagnostic.code.startsWith("EMRF00"))) return 2;
  return errors.length > 0 ? 1 : 0;
}

/** Tells whether nothing of what was found says the same of the same place. */
export function isNew(findings: readonly Diagnostic[], { code, start, source, message, notes }: Diagnostic): boolean {
  return !findings.some(
    (each) =>
      each.code === code &&
      each.start === start &&
      each.source.path === source.path &&
      each.message === message &&
      String(each.notes) === String(notes),
  );
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return statusOf(diagnostics) !== 0;
}
