/** The applications that EMR can install, and the releases that no longer hold some of them. */
import data from "./applications.json";
import { compareReleases, parseRelease, type Release } from "./release-label.js";

interface ApplicationRow {
  /** The first version without it. */
  readonly goneFrom?: string;
}

const applications: ReadonlyMap<string, ApplicationRow> = new Map(Object.entries<ApplicationRow>(data.applications));
const onlyIn: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.only));
const spellings: ReadonlyMap<string, string> = new Map(
  [...applications.keys()].map((name) => [name.toLowerCase(), name]),
);

/** Every application, in AWS's spelling and alphabetical order. */
export const applicationNames: readonly string[] = [...applications.keys()];

/** Gives AWS's spelling of a name, which EMR takes in any case; `undefined` for one that is not known. */
export function applicationNamed(name: string): string | undefined {
  return spellings.get(name.toLowerCase());
}

/**
 * Whether a release holds an application, as far as AWS's pages say: `unknown` for a name that is not known, and `yes` for one of
 * which nothing is said.
 */
export function isInRelease(application: string, release: Release): "yes" | "no" | "unknown" {
  const name = applicationNamed(application);
  const row = name === undefined ? undefined : applications.get(name);
  if (name === undefined || !row) return "unknown";
  const only = onlyIn.get(release.label);
  if (only) return only.includes(name) ? "yes" : "no";
  const goneFrom = row.goneFrom === undefined ? null : parseRelease(`emr-${row.goneFrom}`);
  return goneFrom && compareReleases(release, goneFrom) >= 0 ? "no" : "yes";
}

/** Gives the first version without an application; `undefined` for one that still exists. */
export function goneFrom(application: string): string | undefined {
  return applications.get(applicationNamed(application) ?? "")?.goneFrom;
}
