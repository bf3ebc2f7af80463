/** releases.json: every label of an EMR release, its support dates and what was read about the versions of its applications. */
import { compareReleases, parseRelease, type Release } from "../../src/aws/release-label.js";
import { releasePages } from "./sources.js";

/** `emr-releases.json` of the models, collected from the Release Guide. */
export interface ReleasePages {
  readonly releases: Readonly<Record<string, ReleasePage>>;
  readonly families: Readonly<Record<string, SupportDates>>;
}

interface SupportDates {
  readonly standardSupportUntil?: string | null;
  readonly endOfSupport?: string | null;
  readonly endOfLife?: string | null;
}

interface ReleasePage extends SupportDates {
  readonly released?: string;
  readonly apps?: Readonly<Record<string, string>>;
}

/** Gives the content of releases.json. */
export function releasesData(
  pages: ReleasePages,
  labelsByRegion: Readonly<Record<string, readonly string[]>>,
): unknown {
  const labels = sortedLabels([...Object.keys(pages.releases), ...Object.values(labelsByRegion).flat()]);
  const [bridge] = Object.values(pages.families);
  const withPage = labels.filter((label) => pages.releases[label] !== undefined);
  return {
    facts: releasePages,
    // Of every 6.x, 5.x and 4.x release, and of those 7.x ones that are marked.
    bridgeSupport: bridge && { lastMajor: 6, ...datesOf(bridge) },
    releases: Object.fromEntries(withPage.map((label) => [label, releaseOf(pages.releases[label] ?? {}, bridge)])),
    labelsWithoutPage: labels.filter((label) => pages.releases[label] === undefined).join(" "),
  };
}

/** Gives labels in the order of their versions, each once. */
export function sortedLabels(labels: readonly string[]): readonly string[] {
  return [...new Set(labels)]
    .map(parsed)
    .sort(compareReleases)
    .map((release) => release.label);
}

function parsed(label: string): Release {
  const release = parseRelease(label);
  if (!release) throw new Error(`${label} is not spelled like a release`);
  return release;
}

/** Dates that are those of the whole family are left out: they stand under `bridgeSupport` once. */
function releaseOf(page: ReleasePage, bridge: SupportDates | undefined): unknown {
  const isBridge = page.standardSupportUntil === bridge?.standardSupportUntil;
  return {
    ...(page.released !== undefined && { released: page.released }),
    ...(isBridge ? { bridgeSupport: true } : datesOf(page)),
    applications: Object.fromEntries(
      Object.entries(page.apps ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  };
}

function datesOf({ standardSupportUntil, endOfSupport, endOfLife }: SupportDates): SupportDates {
  return {
    ...(standardSupportUntil && { standardSupportUntil }),
    ...(endOfSupport && { endOfSupport }),
    ...(endOfLife && { endOfLife }),
  };
}
