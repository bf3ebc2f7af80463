/** What a name stands for, and why it stands for nothing. */
import { describe, expect, it } from "vitest";
import { errorsIn, workflow } from "./findings.js";

const around = (short: string): string =>
  workflow(`CLUSTER a; ${short}; terminate a`, "input { i: integer, s: string? }");

describe("a name", () => {
  it.each([
    ["of a let, later", "let x = input.i; let y = x + 1; STEP s ON a"],
    ["of a step in a branch, after the parallel", "parallel {; STEP s ON a; STEP t ON a; }; let x = s.state"],
    ["of a step in a retried block, after it", "retry (times: 1) {; STEP s ON a; }; let x = s.id"],
    ["of what stands around a branch, in it", "let x = input.i; parallel {; branch {; let y = x; STEP s ON a; }; }"],
    ["of the execution", 'let x = "${execution.id}${execution.name}${execution.started_at}"; STEP s ON a'],
    ["of a cluster after its end", "STEP s ON a; CLUSTER b; terminate b; let x = b.id"],
    [
      "of a let of the input, in on failure",
      'let x = input.i; STEP s ON a; terminate a; on failure as e {; CLUSTER b; STEP t ON b {name: "${x}${e.error}"}; terminate b; }; CLUSTER a2; terminate a2; REMOVE',
    ],
  ])("%s is known", (_what, short) =>
    expect(
      errorsIn(
        short.endsWith("REMOVE")
          ? workflow(
              `CLUSTER a; ${short.replace("; CLUSTER a2; terminate a2; REMOVE", "")}`,
              "input { i: integer, s: string? }",
            )
          : around(short),
      ),
    ).toEqual([]),
  );

  it.each([
    ["of nothing", "let x = nothing; STEP s ON a", "unknown-name: nothing"],
    ["of a step before it", "let x = s.state; STEP s ON a", "read-before-it-exists: s"],
    ["of a step in itself", "STEP s ON a {name: s.state}", "read-before-it-exists: s"],
    ["of a sibling's step", "parallel {; STEP s ON a; STEP t ON a {name: s.state}; }", "read-from-sibling: s"],
    [
      "of a let of the other branch",
      "parallel {; branch {; let x = input.i; STEP s ON a; }; branch {; let y = x; STEP t ON a; }; }",
      "read-from-sibling: x",
    ],
    ["that is taken", "let x = input.i; let x = input.i; STEP s ON a", "duplicate-name: x"],
    [
      "that is taken further out",
      "let x = input.i; parallel {; branch {; let x = input.i; STEP s ON a; }; }",
      "duplicate-name: x",
    ],
    [
      "that is taken by a sibling",
      "parallel {; branch {; let x = input.i; STEP s ON a; }; branch {; let x = input.i; STEP t ON a; }; }",
      "duplicate-name: x",
    ],
    ["that a cluster has", "STEP a ON a", "duplicate-name: a"],
    ["of no cluster", "let x = input.i; STEP s ON x", "not-a-cluster: x"],
    ["of a member that is none", "STEP s ON a; let x = s.stat", "no-member: stat"],
    ["that may be missing", "STEP s ON a {name: input.s}", "may-be-missing: input.s"],
  ])("%s is refused once", (_what, short, expected) => expect(errorsIn(around(short))).toEqual([expected]));

  it.each([
    [
      "a step",
      "STEP s ON a; terminate a; on failure as e {; CLUSTER b; STEP t ON b {name: s.state}; terminate b; }",
      "not-in-on-failure: s",
    ],
    [
      "a let that reads a step",
      "STEP s ON a; let x = s.state; terminate a; on failure as e {; CLUSTER b; STEP t ON b {name: x}; terminate b; }",
      "not-in-on-failure: x",
    ],
    ["a cluster", "STEP s ON a; terminate a; on failure as e {; STEP t ON a; }", "outside-its-block: a"],
  ])("of %s does not exist in on failure", (_what, short, expected) =>
    expect(errorsIn(workflow(`CLUSTER a; ${short}`))).toEqual([expected]),
  );
});
