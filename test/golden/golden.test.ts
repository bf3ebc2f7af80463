/** Compares what the compiler gives for the examples with what was accepted, byte for byte. `npm run golden` accepts changes. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { filesBelow } from "../../tools/golden/folder.js";
import { examplesIn, goldensOf } from "../../tools/golden/goldens.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const examples = examplesIn(root);
const wanted = goldensOf(root, examples);
const there = filesBelow(join(root, "golden"));

/** What an example is about is what the compiler advises against. */
const advised: ReadonlyMap<string, readonly string[]> = new Map([
  ["protected", ["protect-defeats-idle-timeout"]],
  ["kept-clusters", ["keep-on-failure"]],
  ["serverless-application", ["keep-on-failure"]],
  ["virtual-cluster", ["keep-on-failure"]],
  ["started-steps", ["unwatched-step"]],
  ["from-the-wild/emr-launch-terraform-pipeline", ["protect-defeats-idle-timeout"]],
  ["from-the-wild/fbpcs-partner", ["protect-defeats-idle-timeout"]],
  ["from-the-wild/fbpcs-publisher", ["protect-defeats-idle-timeout"]],
  ["from-the-wild/garystafford-analyze", ["protect-defeats-idle-timeout"]],
  ["from-the-wild/garystafford-process", ["protect-defeats-idle-timeout"]],
]);

describe.each(examples)("$name", ({ name, source, analysis, workflows }) => {
  test("says in its first line what it shows", () => {
    expect(source.text.split("\n")[0]).toMatch(/^\/\/ [A-Z].{20,}[.]$/);
  });

  test("compiles, and nothing is reported about it but what it is about", () => {
    expect(analysis.diagnostics.map((each) => each.name)).toEqual(advised.get(name) ?? []);
    expect(workflows.length).toBeGreaterThan(0);
  });

  test("gives the machines, origins, policies and diagrams that were accepted", () => {
    for (const { name: workflow } of workflows) {
      for (const ending of ["asl.json", "origins.json", "policy.json", "mmd"]) {
        const path = `${name}/${workflow}.${ending}`;
        expect(there.get(path), path).toBe(wanted.get(path));
      }
    }
  });
});

describe("the tour", () => {
  const tour = [...wanted.keys()].filter((path) => path.startsWith("tour/"));

  test.each(tour)("%s is what was accepted", (path) => {
    expect(there.get(path)).toBe(wanted.get(path));
  });

  test("its README has a row for every file", () => {
    const rows = [...(there.get("tour/README.md") ?? "").matchAll(/^\| `([^`]+)` \|/gm)].map(([, file = ""]) => file);
    expect([...rows.map((file) => `tour/${file}`), "tour/README.md"].sort()).toEqual(tour.toSorted());
  });
});

test("no golden file is left over from an example that is gone, and none is missing", () => {
  expect([...there.keys()].sort()).toEqual([...wanted.keys()].sort());
});
