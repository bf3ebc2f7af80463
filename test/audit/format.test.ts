/** How a leak reads. */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { formatPath } from "../../src/asl/audit/report.js";
import { caught, create, end, graph, machine, work } from "./states.js";

test("a leak is numbered lines that end with what is left", () => {
  const [leak] = audit(
    machine({
      "Create etl": create({ Next: "Use etl" }),
      "Use etl": {
        Type: "Parallel",
        Branches: [graph({ ingest: work({ TimeoutSeconds: 60 }) })],
        Catch: caught("Done", ["States.Timeout"]),
        Next: "Done",
      },
      Done: end,
    }),
  ).leaks.filter(({ path }) => path.some(({ event }) => event === "is caught"));
  expect(leak && formatPath(leak)).toEqual([
    `1. "Create etl" succeeds`,
    `2. "Use etl" starts`,
    `3. "ingest" fails with States.Timeout`,
    `4. "Use etl" fails`,
    `5. "Use etl" catches it and goes to "Done"`,
    `6. "Done" goes on`,
    `7. the run ends SUCCEEDED, and the cluster of "Create etl" is alive: not given back`,
  ]);
});

test("a step names the graph that holds its state", () => {
  const { leaks } = audit(
    machine({
      Create: create({ Next: "A/B" }),
      "A/B": { Type: "Parallel", Branches: [graph({ Work: work() })], End: true },
    }),
  );
  expect(
    leaks
      .flatMap(({ path }) => path)
      .filter(({ state }) => state === "Work")
      .map(({ path }) => path),
  ).toContain("/States/A~1B/Branches/0");
});
