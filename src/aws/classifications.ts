/** The configuration classifications of the newest release whose page was read. */
import data from "./classifications.json";

/** The release that the names are of. */
export const classificationsRelease = data.release;

let decoded: ReadonlySet<string> | undefined;

/** Whether the release has a classification of this name. Others may have: older releases had some that are gone. */
export function isKnownClassification(name: string): boolean {
  return names().has(name);
}

/** Gives every known name, in alphabetical order: for "did you mean" and completion. */
export function classificationNames(): readonly string[] {
  return [...names()];
}

function names(): ReadonlySet<string> {
  return (decoded ??= new Set(data.classifications.split(" ")));
}
