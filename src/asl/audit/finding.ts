/**
 * What an audit finds, as data: which code, where in the machine, with which words, and on which way. The wording itself is
 * the catalog's.
 */
import { audit as codes } from "../../diagnostics/catalog/audit.js";
import type { Definition } from "../../diagnostics/define.js";
import type { Finding, Severity } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../text/span.js";
import type { Way } from "./report.js";

export { pointerTo } from "../../machine/walk.js";
export type { Way } from "./report.js";

/** The name of a code in the catalog. */
export type AuditKind = keyof typeof codes;

type ArgumentsOf<Kind extends AuditKind> = (typeof codes)[Kind] extends Definition<infer Arguments> ? Arguments : never;

interface Found<Kind extends AuditKind> {
  readonly kind: Kind;
  /** `EMRF8nnn` */
  readonly code: string;
  readonly severity: Severity;
  /** The place in the machine, as a JSON pointer (RFC 6901); the empty text is the whole machine. */
  readonly pointer: string;
  /** The state that it is about, `null` when it is about the machine. */
  readonly state: string | null;
  /** What the catalog words the finding with. */
  readonly words: ArgumentsOf<Kind>;
  /** The shortest way that shows it; `null` for what shows without one. */
  readonly way: Way | null;
}

export type AuditFinding = { readonly [Kind in AuditKind]: Found<Kind> }[AuditKind];

/** Where a finding is, and on which way it shows. */
export type Place = Pick<AuditFinding, "pointer" | "state"> & { readonly way?: Way };

/** Makes a finding. */
export function found<Kind extends AuditKind>(kind: Kind, place: Place, ...words: ArgumentsOf<Kind>): AuditFinding {
  const { code, severity } = codes[kind];
  const finding: Found<Kind> = { kind, code, severity, way: null, ...place, words };
  // A `Found` of one kind is a member of the union of them all; TypeScript does not see that of a kind that is a variable.
  return finding as unknown as AuditFinding;
}

/** Gives a finding in words, at its place in a text. */
export function inWords({ kind, words }: AuditFinding, at: Span): Finding {
  // The words are those of the kind's own function, as `found` made them.
  const word = codes[kind] as (at: Span, ...words: readonly unknown[]) => Finding;
  return word(at, ...words);
}
