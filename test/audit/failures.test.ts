/** Which errors a Catch or Retry takes: the audit and the simulator must say the same. */
import { expect, test } from "vitest";
import { takes } from "../../src/asl/audit/failures.js";
import errorNames from "../../src/aws/error-names.json" with { type: "json" };
import { matches } from "../../src/simulate/engine/matching.js";

const names = [...Object.keys(errorNames.errors), "Own.Error"];
const errors = [
  "Own.Error",
  ...Object.entries(errorNames.errors).flatMap(([name, { kind }]) => (kind === "error" ? [name] : [])),
];

test("for every error and every name, audit and simulator agree whether the name takes the error", () => {
  const disagreeing = errors.flatMap((error) =>
    names.filter((name) => takes([name], error) !== matches([name], error)).map((name) => `${error} by ${name}`),
  );
  expect(disagreeing).toEqual([]);
});

test("what AWS says cannot be caught is not taken by its own name either", () => {
  for (const error of ["States.Runtime", "States.DataLimitExceeded"]) {
    expect(takes([error, "States.ALL", "States.TaskFailed"], error)).toBe(false);
  }
});
