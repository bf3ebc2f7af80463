/** From its making to its end a cluster belongs to one block. */
import { describe, expect, it } from "vitest";
import { errorsIn, workflow } from "./findings.js";

const step = "STEP s ON a";

describe("a cluster", () => {
  it.each([
    ["terminated at the end of its block", `CLUSTER a; ${step}; terminate a`],
    ["kept", `CLUSTER a; ${step}; keep a`],
    ["terminated on a condition", `CLUSTER a; ${step}; terminate a when s.state == "COMPLETED"`],
    ["around another, ended last", "CLUSTER a; CLUSTER b; STEP s ON a; STEP t ON b; terminate b; terminate a"],
    ["after another", "CLUSTER a; STEP s ON a; terminate a; CLUSTER b; STEP t ON b; terminate b"],
    [
      "in a branch",
      "parallel {; branch {; CLUSTER a; STEP s ON a; terminate a; }; branch {; CLUSTER b; STEP t ON b; terminate b; }; }",
    ],
    ["in a retried block", "retry (times: 1) {; CLUSTER a; STEP s ON a; terminate a; }"],
    ["used in branches", "CLUSTER a; parallel {; STEP s ON a; STEP t ON a; }; terminate a"],
    ["before a fail that ends its block", 'CLUSTER a; STEP s ON a; fail "X"'],
    ["around one in which the run fails", 'CLUSTER a; CLUSTER b; STEP s ON b; STEP t ON a; fail "X"'],
    ["that is ended after a fail all the same", 'CLUSTER a; STEP s ON a; fail "X"; terminate a'],
    ["in on failure", "CLUSTER a; STEP s ON a; terminate a; on failure as e {; CLUSTER b; STEP t ON b; terminate b; }"],
  ])("%s is right", (_what, short) => expect(errorsIn(workflow(short))).toEqual([]));

  it.each([
    ["never ended", `CLUSTER a; ${step}`, ["cluster-may-leak: a"]],
    ["never ended in a branch", "parallel {; branch {; CLUSTER a; STEP s ON a; }; }", ["cluster-may-leak: a"]],
    [
      "ended in a branch",
      `CLUSTER a; parallel {; branch {; ${step}; terminate a; }; }`,
      ["terminated-elsewhere: terminate a", "cluster-may-leak: a"],
    ],
    [
      "ended in a retried block",
      `CLUSTER a; retry (times: 1) {; ${step}; terminate a; }`,
      ["terminated-elsewhere: terminate a", "cluster-may-leak: a"],
    ],
    ["ended twice", `CLUSTER a; ${step}; terminate a; terminate a`, ["terminated-twice: terminate a"]],
    [
      "ended before the one inside it",
      "CLUSTER a; CLUSTER b; STEP s ON a; STEP t ON b; terminate a; terminate b",
      ["terminated-out-of-order: terminate a"],
    ],
    ["used after its end", `CLUSTER a; terminate a; ${step}`, ["use-after-terminate: a"]],
    [
      "used outside its block",
      "retry (times: 1) {; CLUSTER a; STEP s ON a; terminate a; }; STEP t ON a",
      ["use-after-terminate: a"],
    ],
    ["used before it is made", `${step}; CLUSTER a; terminate a`, ["read-before-it-exists: a"]],
    [
      "of a sibling branch",
      "parallel {; branch {; CLUSTER a; STEP s ON a; terminate a; }; branch {; STEP t ON a; }; }",
      ["outside-its-block: a"],
    ],
    [
      "made after a cluster in which the run fails",
      `CLUSTER a; ${step}; fail "X"; terminate a; CLUSTER b; terminate b`,
      ["unreachable-statement"],
    ],
    [
      "made after a block that fails",
      `retry (times: 1) {; fail "X"; }; CLUSTER b; terminate b`,
      ["unreachable-statement"],
    ],
  ])("%s is refused", (_what, short, expected) => {
    const found = errorsIn(workflow(short));
    for (const each of expected) expect(found.join("\n")).toContain(each);
    expect(found.length).toBeLessThanOrEqual(2);
  });
});
