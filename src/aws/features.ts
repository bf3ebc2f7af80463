/** Which release brought which feature of EMR. */
import data from "./features.json";
import { compareReleases, parseRelease, type Release } from "./release-label.js";

export type Feature = keyof typeof data.features;

interface FeatureRow {
  /** The first version in each major version that has one; a later major version has what an earlier one had. */
  readonly since: readonly string[];
  readonly except?: readonly string[];
  readonly line?: string;
  /** The page that says so. */
  readonly source: string;
}

const features: Readonly<Record<Feature, FeatureRow>> = data.features;

/** Whether a release has a feature. Releases that are newer than this data have it if the newest known one has. */
export function supports(release: Release, feature: Feature): boolean {
  const { since, except = [], line } = features[feature];
  if (line !== undefined && release.line !== line) return false;
  if (except.some((version) => isVersion(release, version))) return false;
  const first = since.map(versioned).findLast((start) => start.major <= release.major);
  return first !== undefined && compareReleases(release, first) >= 0;
}

/** Gives the releases that brought a feature, to be read: `5.30.0, 6.1.0`. */
export function featureSince(feature: Feature): string {
  return features[feature].since.join(", ");
}

function isVersion({ major, minor, patch }: Release, version: string): boolean {
  return `${major}.${minor}.${patch}` === version;
}

function versioned(version: string): Release {
  const release = parseRelease(`emr-${version}`);
  if (!release) throw new Error(`features.json has a version that is none: ${version}`);
  return release;
}
