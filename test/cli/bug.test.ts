/** What a user sees of a bug. */
import { expect, test } from "vitest";
import { bugReport } from "../../src/bug.js";

test("a bug is reported as emrflow's own, with the version, and with the stack only for who asks", () => {
  const error = new TypeError("x is not iterable");
  expect(bugReport(error, "Node v20", false)).toMatch(
    /emrflow has a bug.*report(.|\n)*TypeError: x is not iterable\n {2}emrflow \d+\.\d+\.\d+, Node v20\n/,
  );
  expect(bugReport(error, "Node v20", false)).not.toContain("bug.test.ts");
  expect(bugReport(error, "Node v20", true)).toContain("bug.test.ts");
});
