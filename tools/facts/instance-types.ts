/**
 * instance-types.json: which releases support which EC2 instance types, and their size. Types are folded into families, and
 * the releases into the few dozen different sets that occur, so that the file stays small.
 */
import { sortedLabels } from "./releases.js";
import { instanceTypes } from "./sources.js";

/** moto's `specifications.json`, one entry. */
export interface Specification {
  readonly Type: string;
  readonly Architecture: string;
  readonly VCPU: number;
  readonly MemoryGB: number;
}

/** Gives the content of instance-types.json. */
export function instanceTypesData(
  specifications: Readonly<Record<string, Specification>>,
  typesByRelease: Readonly<Record<string, readonly string[]>>,
): unknown {
  const labels = sortedLabels(Object.keys(typesByRelease));
  const releasesOf = new Map<string, number[]>();
  for (const [index, label] of labels.entries()) {
    for (const type of new Set(typesByRelease[label])) releasesOf.set(type, [...(releasesOf.get(type) ?? []), index]);
  }
  const releaseRanges: string[] = [];
  const families = new Map<string, string[]>();
  for (const { Type, Architecture, VCPU, MemoryGB } of Object.values(specifications).sort(bySize)) {
    const [family = "", size = ""] = Type.split(".");
    const support = numberIn(releaseRanges, ranges(releasesOf.get(Type) ?? []));
    // What moto writes as 1.7000000476837158 is AWS's 1.7.
    const row = [size, VCPU, Math.round(MemoryGB * 100) / 100, support].join(" ");
    const key = `${family} ${Architecture === "X86_64" ? "x86_64" : "arm64"}`;
    families.set(key, [...(families.get(key) ?? []), row]);
  }
  return {
    facts: instanceTypes,
    releases: labels.join(" "),
    releaseRanges,
    families: Object.fromEntries(
      [...families].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, rows]) => [key, rows.join(",")]),
    ),
  };
}

function bySize(left: Specification, right: Specification): number {
  return left.VCPU - right.VCPU || left.MemoryGB - right.MemoryGB || (left.Type < right.Type ? -1 : 1);
}

/** Folds ascending numbers: `0-3 7-7` for 0, 1, 2, 3, 7. */
function ranges(numbers: readonly number[]): string {
  const folded: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const open = folded.at(-1);
    if (open?.last === number - 1) open.last = number;
    else folded.push({ first: number, last: number });
  }
  return folded.map(({ first, last }) => `${first}-${last}`).join(" ");
}

/** Gives a value's place in a list of different values, and adds it if it is new. */
function numberIn(values: string[], value: string): number {
  const known = values.indexOf(value);
  return known === -1 ? values.push(value) - 1 : known;
}
