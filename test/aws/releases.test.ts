/** Look-ups about releases, features and applications. */
import { describe, expect, it } from "vitest";
import { applicationNamed, goneFrom, isInRelease } from "../../src/aws/applications.js";
import { featureSince, supports, type Feature } from "../../src/aws/features.js";
import { compareReleases, parseRelease, type Release } from "../../src/aws/release-label.js";
import { isKnownRelease, knownReleases, releaseFacts } from "../../src/aws/releases.js";

function release(label: string): Release {
  const parsed = parseRelease(label);
  if (!parsed) throw new Error(`${label} is no release label`);
  return parsed;
}

describe("release labels", () => {
  it("are read with their line, version and suffix", () => {
    expect(parseRelease("emr-7.13.0")).toEqual({
      label: "emr-7.13.0",
      line: "emr",
      major: 7,
      minor: 13,
      patch: 0,
      suffix: "",
    });
    expect(parseRelease("emr-spark-8.0.0")).toMatchObject({ line: "emr-spark", major: 8 });
    expect(parseRelease("emr-6.2.0-java17-latest")).toMatchObject({ minor: 2, suffix: "java17-latest" });
  });

  it.each(["7.13.0", "emr-7.13", "emr-7", "EMR-7.13.0", "emr-7.13.0 ", "emr-x.y.z", ""])("%j is none", (label) => {
    expect(parseRelease(label)).toBeNull();
  });

  it("are ordered by number, a preview before its release", () => {
    const labels = ["emr-spark-8.0.0", "emr-7.2.0", "emr-7.13.0", "emr-5.30.0", "emr-5.30.0-preview", "emr-6.9.1"];
    const sorted = labels
      .map(release)
      .sort(compareReleases)
      .map((each) => each.label);
    expect(sorted).toEqual([
      "emr-5.30.0-preview",
      "emr-5.30.0",
      "emr-6.9.1",
      "emr-7.2.0",
      "emr-7.13.0",
      "emr-spark-8.0.0",
    ]);
  });
});

describe("what is known about releases", () => {
  it("has every listed label and no other", () => {
    for (const label of ["emr-7.14.0", "emr-7.0.0", "emr-6.11.1", "emr-5.36.2", "emr-4.2.0", "emr-spark-8.1.0"])
      expect(isKnownRelease(label), label).toBe(true);
    for (const label of ["emr-7.99.0", "emr-7.13.1", "constructor", "__proto__", ""])
      expect(isKnownRelease(label), label).toBe(false);
    expect(knownReleases().every(isKnownRelease)).toBe(true);
    expect(new Set(knownReleases()).size).toBe(knownReleases().length);
  });

  it("has dates and versions of a release with a page", () => {
    const facts = releaseFacts("emr-7.12.0");
    expect(facts).toMatchObject({
      released: "2025-11-21",
      standardSupportUntil: "2027-11-21",
      endOfLife: "2028-11-21",
    });
    expect(facts?.versions.get("Spark")).toBe("3.5.6-amzn-1");
  });

  it.each(["emr-7.2.0", "emr-6.15.0", "emr-6.11.1", "emr-5.36.0", "emr-4.2.0"])(
    "has %s in bridge support until August 2026",
    (label) => {
      expect(releaseFacts(label)).toMatchObject({
        standardSupportUntil: "2026-08-31",
        endOfSupport: "2026-09-01",
        endOfLife: "2027-09-01",
      });
    },
  );

  it("says nothing about labels that are not known", () => {
    expect(releaseFacts("emr-9.0.0")).toBeUndefined();
    expect(releaseFacts("constructor")).toBeUndefined();
  });
});

describe("features", () => {
  const cases: readonly (readonly [Feature, string, boolean])[] = [
    ["auto-termination", "emr-5.29.0", false],
    ["auto-termination", "emr-5.30.0", true],
    ["auto-termination", "emr-6.0.0", false],
    ["auto-termination", "emr-6.1.0", true],
    ["auto-termination", "emr-7.13.0", true],
    ["managed-scaling", "emr-6.0.1", false],
    ["managed-scaling", "emr-5.36.2", true],
    ["step-concurrency", "emr-5.27.1", false],
    ["step-concurrency", "emr-6.0.0", true],
    ["instance-fleets", "emr-4.8.2", true],
    ["instance-fleets", "emr-5.0.0", false],
    ["instance-fleets", "emr-5.0.1", true],
    ["instance-fleets", "emr-4.6.1", false],
    ["execution-role", "emr-6.6.0", false],
    ["execution-role", "emr-6.7.0", true],
    ["execution-role", "emr-5.36.2", false],
    ["root-volume-performance", "emr-6.14.0", false],
    ["root-volume-performance", "emr-6.15.0", true],
    ["log-encryption", "emr-6.0.0", false],
    ["log-encryption", "emr-6.0.1", true],
    ["custom-ami", "emr-5.6.1", false],
    ["sessions", "emr-7.13.0", false],
    ["sessions", "emr-spark-8.0.0", true],
    ["auto-termination", "emr-99.0.0", true],
  ];

  it.each(cases)("%s on %s: %s", (feature, label, supported) => {
    expect(supports(release(label), feature)).toBe(supported);
  });

  it("say since when", () => {
    expect(featureSince("managed-scaling")).toBe("5.30.0, 6.1.0");
  });
});

describe("applications", () => {
  it("are named in any case and spelled as AWS does", () => {
    expect(applicationNamed("zookeeper")).toBe("ZooKeeper");
    expect(applicationNamed("constructor")).toBeUndefined();
  });

  it.each([
    ["Ganglia", "emr-6.15.0", "yes"],
    ["ganglia", "emr-7.0.0", "no"],
    ["Sqoop", "emr-7.4.0", "yes"],
    ["Sqoop", "emr-7.5.0", "no"],
    ["MXNet", "emr-7.2.0", "yes"],
    ["MXNet", "emr-7.3.0", "no"],
    ["Spark", "emr-7.13.0", "yes"],
    ["Hive", "emr-spark-8.0.0", "no"],
    ["Spark", "emr-spark-8.0.0", "yes"],
    ["Sparkle", "emr-7.13.0", "unknown"],
  ] as const)("%s in %s: %s", (name, label, answer) => {
    expect(isInRelease(name, release(label))).toBe(answer);
  });

  it("say when they went", () => {
    expect(goneFrom("mahout")).toBe("7.0.0");
    expect(goneFrom("Spark")).toBeUndefined();
  });
});
