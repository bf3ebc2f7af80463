/** The timeline of a run: what is folded is counted, what is left out is said, and nothing reaches the terminal as it is. */
import { expect, test } from "vitest";
import { foldRepeats } from "../../src/traces/repeats.js";
import { pretty } from "../../src/traces/pretty.js";
import { momentText, tookText } from "../../src/text/took.js";
import { call, machineOf, manyItems, nightly, pollLoop, told } from "./runs.js";

const options = { color: false, columns: 100, full: false };

test("time is exact below a minute and to the second above, with two digits inside of a larger unit", () => {
  const texts = [0, 340, 1000, 13_500, 59_940, 60_000, 3_900_000, 3_903_400, 97_200_000].map(tookText);
  expect(texts).toEqual(["0s", "340ms", "1s", "13.5s", "59.9s", "1m", "1h05m", "1h05m03s", "1d03h"]);
  expect(momentText(300_000)).toBe("+5m");
});

test("repeats are folded from four turns on, to the turn that covers most", () => {
  const folded = (text: string): string =>
    foldRepeats([...text], (letter) => letter)
      .map((each) => (each.kind === "line" ? each.line : `(${each.count}×${each.times})`))
      .join("");
  expect(folded("abc")).toBe("abc");
  expect(folded("aaa")).toBe("aaa");
  expect(folded("xaaaay")).toBe("xa(1×3)y");
  expect(folded("ababababc")).toBe("ab(2×3)c");
  expect(folded("aabaabaabaab")).toBe("aab(3×3)");
});

test("a loop of 300 looks is a few lines, and --full shows them all", async () => {
  const run = await told(pollLoop(300));
  const shown = pretty(run, options).split("\n");
  expect(shown.length).toBeLessThan(20);
  expect(shown.join("\n")).toMatch(/… the 2 lines above 298 more times, until \+/);
  expect(pretty(run, { ...options, full: true }).match(/ Look +sns/g)).toHaveLength(300);
});

test("items that went alike are one with their number, and others are shown", async () => {
  const shown = pretty(await told(manyItems(500, [3])), options);
  expect(shown).toContain("500 items");
  expect(shown).toContain("item 1 stands for 499 that went alike");
  expect(shown.match(/Load \[\d+\]/g)).toEqual(["Load [1]", "Load [4]"]);
  expect(shown).toMatch(/Skip \[4\] +waits 1m/);
});

test("an attempt that failed says how and what follows", async () => {
  const faults = [
    { state: "publish", error: "States.TaskFailed", attempt: "always" as const },
    { state: "ingest", error: "EMR.AmazonElasticMapReduceException" },
  ];
  const shown = pretty(await nightly({ faults }), options);
  expect(shown).toMatch(/ingest +FAILED: EMR.AmazonElasticMapReduceException; retry 1 of \d+ in \d/);
  expect(shown).toMatch(/publish +FAILED after 10m: States.TaskFailed/);
  expect(shown).toMatch(/Use etl +catches States.TaskFailed → Terminate etl after failure\?/);
  expect(shown).toMatch(/`publish` failed: States.TaskFailed at \+/);
  expect(shown).toContain("still alive   nothing that the run made");
});

test("steps that wait for a place say behind how many", async () => {
  const step = (name: string) =>
    call(
      "elasticmapreduce:addStep.sync",
      { End: true },
      {
        Arguments: {
          ClusterId: "j-1",
          Step: { Name: name, ActionOnFailure: "CONTINUE", HadoopJarStep: { Jar: "command-runner.jar" } },
        },
      },
    );
  const machine = machineOf({
    Both: {
      Type: "Parallel",
      Branches: ["one", "two"].map((name) => ({ StartAt: name, States: { [name]: step(name) } })),
      End: true,
    },
  });
  const shown = pretty(await told(machine, { existing: [{ id: "j-1", name: "shared" }] }), options);
  expect(shown).toMatch(/one +step s-SIM1 on shared\n/);
  expect(shown).toMatch(/two +step s-SIM2 on shared, queued behind 1\n/);
  expect(shown).toMatch(/two +waited 10m, ran 10m, COMPLETED/);
});

test("what is alive when a run is stopped is said with what will end it", async () => {
  const shown = pretty(await nightly({ abortAt: { state: "publish", after: 60_000 } }), options);
  expect(shown).toMatch(/STILL ALIVE +etl \(j-SIM1\), until its idle timeout ends it at \+/);
});

test("names and texts of others do not reach the terminal as they are", async () => {
  const machine = machineOf({ "a\u001b[31m\u202eb": { Type: "Fail", Error: "\u0007bell", Cause: "x".repeat(1000) } });
  const shown = pretty(await told(machine, {}, "\u001b]0;title"), options);
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(shown).toContain("(1000 characters)");
});

test("colours are there when they are asked for, and only then", async () => {
  const run = await nightly();
  expect(pretty(run, { ...options, color: true })).toContain("\u001b[32mSUCCEEDED\u001b[0m");
  expect(pretty(run, options)).not.toContain("\u001b[");
});
