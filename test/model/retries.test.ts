/** Retriers are tried in their order, and must be able to match, to repeat, and to end in time. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/compiler.js";
import { pauseSeconds } from "../../src/model/retry.js";
import { errorsIn, workflow } from "./findings.js";

const ofStep = (retry: string, head = ""): string =>
  workflow(`CLUSTER a; STEP s ON a {retry: ${retry}}; terminate a`, head);

describe("the retry of a step", () => {
  it.each([
    ["2"],
    ["0"],
    ["{ times: 2, wait: 1m, backoff: 2, max_wait: 10m, jitter: true, on: [TaskFailed] }"],
    ["[{ on: [Timeout] }, { on: [TaskFailed] }]"],
    ["[{ on: [Timeout] }, { on: [ALL] }]"],
    ['[{ on: ["Mine"] }, { on: [TaskFailed] }]'],
    ["[{ on: [TaskFailed] }, { on: [Timeout] }]"],
    ["[{ on: [TaskFailed] }, { on: [ALL] }]"],
  ])("may be %s", (retry) => expect(errorsIn(ofStep(retry))).toEqual([]));

  it.each([
    ["[{ on: [ALL] }, { on: [Timeout] }]", "all-not-alone"],
    ["{ on: [ALL, Timeout] }", "all-not-alone"],
    ["[{ on: [Timeout] }, { on: [Timeout] }]", "never-matches"],
    ['[{ on: [TaskFailed] }, { on: ["Mine"] }]', "never-matches"],
    ["{ on: [Runtime] }", "uncatchable-error"],
    ["{ on: [DataLimitExceeded] }", "uncatchable-error"],
    ["{ on: [TaskFaild] }", "unknown-error-name"],
    ["-1", "out-of-range"],
    ["1.5", "wrong-type"],
    ['"2"', "wrong-type"],
    ["{ wait: 5 }", "missing-unit"],
    ["{ backoff: 0.5 }", "out-of-range"],
    ["{ times: 1, times: 2 }", "duplicate-key"],
    ["{ time: 1 }", "unknown-setting"],
    ["input", "wrong-type"],
    ['{ times: execution.name == "x" ? 1 : 2 }', "not-constant"],
  ])("may not be %s", (retry, expected) => {
    expect(errorsIn(ofStep(retry)).map((each) => each.split(":")[0])).toEqual([expected]);
  });

  it("must end within the workflow's timeout", () => {
    expect(errorsIn(ofStep("{ times: 3, wait: 30m }", "timeout: 3h")).map((each) => each.split(":")[0])).toEqual([
      "retry-exceeds-timeout",
    ]);
    expect(errorsIn(ofStep("{ times: 3, wait: 30m }", "timeout: 4h"))).toEqual([]);
    expect(errorsIn(ofStep("{ times: 3, wait: 30m, max_wait: 30m }", "timeout: 2h"))).toEqual([]);
  });
});

describe("the pauses of a retry", () => {
  const policy = {
    errors: ["States.ALL"],
    times: 3,
    waitSeconds: 60,
    backoff: 2,
    maxWaitSeconds: null,
    jitter: false,
    span: { start: 0, end: 0 },
  };

  it.each([
    ["grow by the backoff", policy, 60 + 120 + 240],
    ["are cut", { ...policy, maxWaitSeconds: 100 }, 60 + 100 + 100],
    ["are none without a new try", { ...policy, times: 0 }, 0],
    ["can be the same each time", { ...policy, backoff: 1 }, 180],
    [
      "can be without end, and are still counted at once",
      { ...policy, times: 99_999_999, backoff: 10 },
      Number.POSITIVE_INFINITY,
    ],
  ])("%s", (_what, each, seconds) => expect(pauseSeconds(each)).toBe(seconds));

  it("of very many tries are counted in no time", () => {
    const { diagnostics } = analyze({
      path: "test.emrflow",
      text: ofStep("{ times: 99999999, wait: 1s, backoff: 1 }", "timeout: 3h"),
    });
    expect(diagnostics.map(({ name }) => name)).toContain("retry-exceeds-timeout");
  });
});
