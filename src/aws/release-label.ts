/** How a release label is spelled and ordered: `emr-7.13.0`, `emr-spark-8.0.0`, and on EKS `emr-6.2.0-latest`. */

export interface Release {
  readonly label: string;
  /** `emr-spark` releases (from 8.0) hold Spark and its companions only. */
  readonly line: "emr" | "emr-spark";
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `latest`, a date, `preview`; empty where the label has none. */
  readonly suffix: string;
}

/** Reads a label; `null` when it is not spelled like one. Whether such a release exists is `isKnownRelease`. */
export function parseRelease(label: string): Release | null {
  const match = /^emr-(spark-)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:-([a-z0-9-]+))?$/.exec(label);
  if (!match) return null;
  const [, spark, major, minor, patch, suffix] = match;
  return {
    label,
    line: spark === undefined ? "emr" : "emr-spark",
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    suffix: suffix ?? "",
  };
}

/** Orders by version, then a preview before the release itself; the line does not count: emr-spark goes on where emr's numbers are. */
export function compareReleases(left: Release, right: Release): number {
  return (
    left.major - right.major ||
    left.minor - right.minor ||
    left.patch - right.patch ||
    Number(left.suffix === "") - Number(right.suffix === "") ||
    compareText(left.suffix, right.suffix)
  );
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
