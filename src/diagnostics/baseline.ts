/**
 * Findings that are known and accepted, as a file records them. Without line numbers, so that what stands above a finding
 * may change; with the text of its line, so that what it is about may not.
 */
import { compareText } from "../text/compare.js";
import { lineAt, positionAt } from "../text/source.js";
import type { Diagnostic } from "./diagnostic.js";

const fields = ["path", "code", "message", "line"] as const;

/** One finding. `line` is the text of the line where it begins, without the blanks around it. */
export type BaselineEntry = Readonly<Record<(typeof fields)[number], string>>;

const version = 1;

/** Gives the entries of findings in their order in the file. What is not about a text, like a missing file, has none. */
export function baselineOf(diagnostics: readonly Diagnostic[]): readonly BaselineEntry[] {
  return diagnostics
    .filter(isRecordable)
    .map(entryOf)
    .sort((a, b) => fields.reduce((order, field) => order || compareText(a[field], b[field]), 0));
}

/** Writes a baseline, the same for the same findings in any order. */
export function renderBaseline(entries: readonly BaselineEntry[]): string {
  return `${JSON.stringify({ version, findings: entries }, null, 2)}\n`;
}

/** Reads a baseline, or says in a few words why it is none. */
export function parseBaseline(text: string): readonly BaselineEntry[] | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { problem: "it is not JSON" };
  }
  const baseline = membersOf(value);
  if (baseline?.get("version") !== version) return { problem: `it is not an object with \`"version": ${version}\`` };
  const findings = baseline.get("findings");
  if (!Array.isArray(findings)) return { problem: "its `findings` are not a list" };
  const entries: BaselineEntry[] = [];
  for (const [index, finding] of findings.entries()) {
    const members = membersOf(finding);
    const [path, code, message, line] = fields.map((field) => members?.get(field));
    if (!isText(path) || !isText(code) || !isText(message) || !isText(line)) {
      return { problem: `its finding ${index + 1} lacks one of ${fields.map((field) => `\`${field}\``).join(", ")}` };
    }
    entries.push({ path, code, message, line });
  }
  return entries;
}

/** What is left of findings beside a baseline. */
export interface Beside {
  readonly shown: readonly Diagnostic[];
  /** The entries without a finding. */
  readonly gone: readonly BaselineEntry[];
}

/** Takes away the findings that are recorded; an entry stands for one finding. */
export function hideRecorded(diagnostics: readonly Diagnostic[], entries: readonly BaselineEntry[]): Beside {
  const waiting = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const alike = waiting.get(keyOf(entry));
    if (alike) alike.push(entry);
    else waiting.set(keyOf(entry), [entry]);
  }
  const shown = diagnostics.filter(
    (diagnostic) => !isRecordable(diagnostic) || waiting.get(keyOf(entryOf(diagnostic)))?.pop() === undefined,
  );
  return { shown, gone: [...waiting.values()].flat() };
}

function isRecordable({ source }: Diagnostic): boolean {
  return source.text !== "";
}

function entryOf({ source, code, message, start }: Diagnostic): BaselineEntry {
  return { path: source.path, code, message, line: lineAt(source, positionAt(source, start).line).trim() };
}

function keyOf(entry: BaselineEntry): string {
  return JSON.stringify(fields.map((field) => entry[field]));
}

/** The members of an object as JSON has it, whatever their names. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
