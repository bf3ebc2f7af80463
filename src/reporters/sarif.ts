/** Findings as SARIF 2.1.0 (OASIS, errata 01): what code scanning services and editors read. */
import { version } from "../../package.json";
import type { Diagnostic, Fix, Severity } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { jsonText } from "./json-text.js";
import { regionOf } from "./region.js";
import { inOrder, type Reporter, type Run } from "./reporter.js";
import { isAbsolute, uriOf } from "./uri.js";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", advice: "note" };

/** Gives one SARIF log with one run, also for no findings. */
export const sarif: Reporter = (diagnostics, _appearance, run = {}) =>
  jsonText({ $schema: schema, version: "2.1.0", runs: [runOf(inOrder(diagnostics), run)] });

/** A result must have a file for services to take it; what is wrong with the command line is said about the run itself. */
function runOf(diagnostics: readonly Diagnostic[], run: Run): object {
  const results = diagnostics.filter(({ source }) => source.path !== "");
  const notifications = diagnostics.filter(({ source }) => source.path === "");
  const rules = firstOfEachCode(results);
  const driver = { name: "emrflow", version, rules: rules.map((each) => descriptorOf(each, run)) };
  const shared = { columnKind: "utf16CodeUnits", results: results.map((each) => resultOf(each, rules)) };
  if (notifications.length === 0) return { tool: { driver }, ...shared };
  const described = firstOfEachCode(notifications).map((each) => descriptorOf(each, run));
  return {
    tool: { driver: { ...driver, notifications: described } },
    invocations: [invocationOf(notifications)],
    ...shared,
  };
}

function firstOfEachCode(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) if (!first.has(diagnostic.code)) first.set(diagnostic.code, diagnostic);
  return [...first.values()];
}

/** Describes a code by one of its findings: name and severity are the same in all of a run. */
function descriptorOf({ code, name, severity }: Diagnostic, { pageOf }: Run): object {
  const page = pageOf?.(code) ?? null;
  const words = name.replaceAll("-", " ");
  return {
    id: code,
    name,
    shortDescription: { text: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}` },
    help: {
      text: `emrflow explain ${code} says what it means and how to mend it.`,
      ...(page === null ? {} : { markdown: page }),
    },
    defaultConfiguration: { level: levels[severity] },
  };
}

function invocationOf(notifications: readonly Diagnostic[]): object {
  return {
    executionSuccessful: notifications.every(({ severity }) => severity !== "error"),
    toolConfigurationNotifications: notifications.map(({ code, severity, message, notes = [] }) => ({
      descriptor: { id: code },
      level: levels[severity],
      message: messageOf(message, ...notes),
    })),
  };
}

function resultOf(diagnostic: Diagnostic, rules: readonly Diagnostic[]): object {
  const { source, code, label, related = [], fixes = [] } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.code === code),
    level: levels[diagnostic.severity],
    message: messageOf(diagnostic.message, ...(diagnostic.notes ?? [])),
    locations: [locationOf(source, diagnostic, label)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((place) => locationOf(place.source ?? source, place, place.message)) }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(source, fix)) }),
  };
}

/** Paragraphs of plain text. `[text](target)` would be a link in SARIF, also there; a backslash breaks it. */
function messageOf(...paragraphs: readonly string[]): object {
  return { text: paragraphs.map((text) => printable(text).replaceAll("](", "\\](")).join("\n\n") };
}

function locationOf(source: Source, span: Span, message: string | undefined): object {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(source),
      ...(source.text === "" ? {} : { region: regionOf(source, span) }),
    },
    ...(message === undefined ? {} : { message: messageOf(message) }),
  };
}

/** Only a relative reference may have a base. */
function artifactOf({ path }: Source): object {
  return { uri: uriOf(path), ...(isAbsolute(path) ? {} : { uriBaseId: "%SRCROOT%" }) };
}

/** The text of an edit is data: it must arrive as it is. */
function fixOf(source: Source, { title, safe, edits }: Fix): object {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOf(source, edit),
    ...(edit.text === "" ? {} : { insertedContent: { text: edit.text } }),
  }));
  return {
    description: messageOf(title),
    artifactChanges: [{ artifactLocation: artifactOf(source), replacements }],
    properties: { safe },
  };
}
