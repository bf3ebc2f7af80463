/** From one machine to findings in a text, with the way that shows each. */
import { examine } from "../../asl/audit/examine.js";
import { inWords, type AuditFinding, type AuditKind } from "../../asl/audit/finding.js";
import { readMachine } from "../../asl/audit/reading/read-machine.js";
import { wayLines, type Way } from "../../asl/audit/report.js";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.js";
import type { Json } from "../../machine/asl.js";
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";

export interface AuditedMachine {
  readonly diagnostics: readonly Diagnostic[];
  /** The ways that show findings, with the finding of each. */
  readonly ways: readonly FoundWay[];
  /** Whether every way through it was seen; of a broken machine nobody can say that it leaks nothing. */
  readonly isFollowed: boolean;
}

export interface FoundWay {
  readonly way: Way;
  readonly diagnostic: Diagnostic;
}

/** What ends a way where it should go on: behind it nothing was looked at. */
const breaks: ReadonlySet<AuditKind> = new Set(["notAsl", "dangling", "endless", "noIntegration"]);

/** Words a finding at its place in a text; `null` leaves it out. */
export type Place = (finding: AuditFinding, word: (at: Span) => Finding) => Diagnostic | null;

/** Audits what may be a machine. @param name which of the machines of a file it is, `null` where the file has only this one */
export function auditMachine(
  json: Json,
  { name, type }: { readonly name: string | null; readonly type: "STANDARD" | "EXPRESS" | null },
  place: Place,
): AuditedMachine {
  const { machine, problems } = readMachine(json);
  const findings = [...problems, ...examine(machine, { type })];
  const owner = name === null ? [] : [`This is in the state machine ${quoted(name)}.`];
  const placed = findings.flatMap((finding) => {
    const diagnostic = place(finding, (at) => {
      const worded = inWords(finding, at);
      const way = finding.way ? wayLines(finding.way) : [];
      return { ...worded, notes: [...(worded.notes ?? []), ...owner, ...way] };
    });
    return diagnostic ? [{ way: finding.way, diagnostic }] : [];
  });
  return {
    diagnostics: placed.map(({ diagnostic }) => diagnostic),
    ways: placed.flatMap(({ way, diagnostic }) => (way ? [{ way, diagnostic }] : [])),
    isFollowed: !findings.some(({ kind }) => breaks.has(kind)),
  };
}
