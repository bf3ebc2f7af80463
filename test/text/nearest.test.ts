import { describe, expect, it } from "vitest";
import { nearest } from "../../src/text/nearest.js";

describe("nearest", () => {
  it.each([
    ["sprak", ["hive", "spark"], "spark"],
    ["timout", ["retry", "timeout"], "timeout"],
    ["aplicatoins", ["applications"], "applications"],
    ["aplications", ["applications"], "applications"],
    ["aplicatons", ["applications"], "applications"],
    ["Spark", ["spark"], "spark"],
    ["spark-sql", ["spark", "spark_sql"], "spark_sql"],
    ["TIME-OUT", ["timeout"], "timeout"],
    ["X", ["x"], "x"],
  ])("finds for %j among %j: %j", (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it.each([
    ["at", ["as"]],
    ["jar", ["pig"]],
    ["hive", ["pig", "live_long"]],
    ["core", ["cluster"]],
    ["spark", ["sharp"]],
    ["aplicatoin", ["applications"]],
    ["", ["a"]],
    ["ab", []],
  ])("says nothing for %j among %j", (word, candidates) => {
    expect(nearest(word, candidates)).toBeNull();
  });

  it("takes the closest, and the first of several equally close", () => {
    expect(nearest("subnet", ["sunnets", "subnets"])).toBe("subnets");
    expect(nearest("bord", ["word", "cord"])).toBe("word");
    expect(nearest("bord", ["cord", "word"])).toBe("cord");
  });

  it("does not suggest the word itself", () => {
    expect(nearest("spark", ["spark"])).toBeNull();
  });

  it("comes to an end with 10,000 candidates and with a word of 100,000 characters", () => {
    const candidates = Array.from({ length: 10_000 }, (_, index) => `candidate_number_${index}`);
    expect(nearest("candidat_number_9999", candidates)).toBe("candidate_number_9999");
    expect(
      nearest(
        "x".repeat(100_000),
        Array.from({ length: 10_000 }, () => "x".repeat(99_999)),
      ),
    ).toBeNull();
  });
});
