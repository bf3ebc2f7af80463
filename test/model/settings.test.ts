/** What a block may say, with which units, and how much of it may come from a run. */
import { describe, expect, it } from "vitest";
import { errorsIn } from "./findings.js";

const required = {
  release: '"emr-7.13.0"',
  applications: '["Spark"]',
  service_role: '"r"',
  instance_profile: '"i"',
  primary: '{ types: ["m6g.xlarge"] }',
};
const head =
  "input { s: string, i: integer, d: duration, z: size, l: list<string>, m: map<string>, o: string?, j: json, c: cluster_id? }";

/** A cluster with these settings besides, or instead of, those that it needs; `null` leaves one out. */
function ofCluster(settings: Readonly<Record<string, string | null>>): string {
  const entries = Object.entries({ ...required, ...settings })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `    ${name}: ${value}`);
  return `workflow w {\n  ${head}\n  cluster a = ec2 {\n${entries.join("\n")}\n  }\n  step s on a = command { args: ["x"] }\n  terminate a\n}`;
}

const ofStep = (settings: string, kind = "spark"): string =>
  ofCluster({}).replace('command { args: ["x"] }', `${kind} { ${settings} }`);

describe("a cluster", () => {
  it.each<[what: string, settings: Readonly<Record<string, string | null>>]>([
    ["what it needs and nothing else", {}],
    ["durations and sizes with their units", { idle_timeout: "30m", root_volume: "50GiB" }],
    ["durations of a run", { idle_timeout: "input.d" }],
    ["a duration that is computed", { idle_timeout: "30m + 2 * 15m" }],
    ["texts of a run", { name: '"${input.s} ${input.i}"', logs: '"s3://x/${input.s}"', tags: "{ run: input.s }" }],
    ["lists of a run", { subnets: "input.l" }],
    ["what only `api` gives", { release: null, api: '{ ReleaseLabel: "emr-7.13.0", VisibleToAllUsers: true }' }],
    ["`api` fields beside its own", { api: '{ Instances: { Placement: { AvailabilityZone: "eu-west-1a" } } }' }],
    ["a cluster of a run to reuse", { reuse: "input.c" }],
    [
      "numbers and truths as properties",
      { configurations: '{ "spark-defaults": { a: 1, b: true, c: "x", d: input.s } }' },
    ],
  ])("may say %s", (_what, settings) => expect(errorsIn(ofCluster(settings))).toEqual([]));

  it.each<[what: string, settings: Readonly<Record<string, string | null>>, error: string]>([
    ["nothing of its release", { release: null }, "missing-setting: a"],
    ["nothing of its nodes", { primary: null }, "missing-setting: a"],
    ["a setting that there is not", { relaese: '"x"' }, "unknown-setting: relaese"],
    ["a duration without its unit", { idle_timeout: "30" }, "missing-unit: 30"],
    ["a size without its unit", { root_volume: "50" }, "missing-unit: 50"],
    ["a number of a run for a duration", { idle_timeout: "input.i" }, "missing-unit: input.i"],
    ["a size for a duration", { idle_timeout: "input.z" }, "wrong-type: input.z"],
    ["a duration that EMR does not take", { idle_timeout: "1s" }, "out-of-range: 1s"],
    ["a negative duration", { idle_timeout: "-30m" }, "wrong-type: 30m"],
    ["a number for a text", { name: "5" }, "wrong-type: 5"],
    ["an empty text", { name: '""' }, 'empty-text: ""'],
    ["a text that may be missing", { name: "input.o" }, "may-be-missing: input.o"],
    ["json for a text", { name: "input.j" }, "wrong-type: input.j"],
    ["a text for the id of a cluster", { reuse: "input.s" }, "wrong-type: input.s"],
    ["tags of a run as a whole", { tags: "input.m" }, "not-a-block: input.m"],
    ["nodes of a run as a whole", { core: "input.j" }, "not-a-block: input.j"],
    ["protection that only a run knows", { protect: 'input.s == "x"' }, 'not-constant: input.s == "x"'],
    ["a wrong item, which is the place", { applications: '["Spark", 5]' }, "wrong-type: 5"],
    ["a field twice, by name and by `api`", { name: '"a"', api: '{ Name: "b" }' }, 'given-by-setting-and-api: "b"'],
    ["`api` as a value of a run", { api: "input.j" }, "not-a-block: input.j"],
  ])("may not say %s", (_what, settings, error) => expect(errorsIn(ofCluster(settings))).toEqual([error]));
});

describe("a step", () => {
  it.each([
    [
      'file: "s3://x/a.py", args: ["a", input.s, "${input.i}"], conf: { "spark.x": 1, "spark.y": input.s }, timeout: 1h',
    ],
    ['file: "s3://x/a.py", args: input.l, timeout: input.d, jars: input.l, executor_cores: input.i'],
    ['file: "s3://x/a.py", args: input.s == "x" ? ["a"] : input.l, deploy_mode: input.s == "x" ? "client" : "cluster"'],
  ])("may say %s", (settings) => expect(errorsIn(ofStep(settings))).toEqual([]));

  it.each([
    ['args: ["a"]', "missing-setting: s"],
    ['file: "s3://x/a.py", args: [5]', "wrong-type: 5"],
    ['file: "s3://x/a.py", args: "a"', 'wrong-type: "a"'],
    ['file: "s3://x/a.py", args: [input.o]', "may-be-missing: input.o"],
    ['file: "s3://x/a.py", args: [input.l]', "wrong-type: input.l"],
    ['file: "s3://x/a.py", deploy_mode: "local"', 'wrong-type: "local"'],
    ['file: "s3://x/a.py", timeout: 60', "missing-unit: 60"],
    ['file: "s3://x/a.py", timeout: 0s', "out-of-range: 0s"],
    ['file: "s3://x/a.py", main: "x"', "unknown-setting: main"],
    ['file: "s3://x/a.py", file: "s3://x/b.py"', "duplicate-key: file"],
  ])("may not say %s", (settings, error) => expect(errorsIn(ofStep(settings))).toEqual([error]));
});
