/** What is known about releases: which exist, until when they are supported, and which versions they hold. */
import data from "./releases.json";
import { parseRelease } from "./release-label.js";

/** Dates are YYYY-MM-DD; one that is missing is not known. */
export interface SupportDates {
  readonly standardSupportUntil?: string;
  readonly endOfSupport?: string;
  /** From then on AWS may remove the release. */
  readonly endOfLife?: string;
}

export interface ReleaseFacts extends SupportDates {
  readonly released?: string;
  /** Application → version, as far as its page was read: one that is missing may well be in the release. */
  readonly versions: ReadonlyMap<string, string>;
}

interface ReleaseRow extends SupportDates {
  readonly released?: string;
  readonly bridgeSupport?: boolean;
  readonly applications: Readonly<Record<string, string>>;
}

/** The day on which the releases were looked up: newer ones are not known here. */
export const releasesAsOf = data.facts.date;

const rows: ReadonlyMap<string, ReleaseRow> = new Map(Object.entries<ReleaseRow>(data.releases));
const labelsWithoutPage: ReadonlySet<string> = new Set(data.labelsWithoutPage.split(" "));
const { lastMajor: lastBridgeMajor, ...bridgeDates } = data.bridgeSupport;

/** Whether AWS listed a release of exactly this label. A label that is not known may be newer than this data. */
export function isKnownRelease(label: string): boolean {
  return rows.has(label) || labelsWithoutPage.has(label);
}

/** Gives every known label, oldest first within those with and those without a page: for "did you mean" and completion. */
export function knownReleases(): readonly string[] {
  return [...labelsWithoutPage, ...rows.keys()];
}

/** Gives what is known about a release; `undefined` for a label that is not known. */
export function releaseFacts(label: string): ReleaseFacts | undefined {
  const row = rows.get(label);
  if (row) {
    const { bridgeSupport, applications, ...facts } = row;
    return { ...(bridgeSupport === true && bridgeDates), ...facts, versions: new Map(Object.entries(applications)) };
  }
  if (!labelsWithoutPage.has(label)) return undefined;
  const major = parseRelease(label)?.major ?? Infinity;
  return { ...(major <= lastBridgeMajor && bridgeDates), versions: new Map() };
}
