/** No page says where the answer of createApplication.sync has the id, so the golden machines read it at either place. */
import { expect, test } from "vitest";
import { statesOf } from "../../src/machine/walk.js";
import { simulate } from "../../src/simulate/simulate.js";
import { baseOf } from "./bases.js";
import { samplesOf } from "./inputs.js";
import { goldenMachines } from "./machines.js";
import { brokenPromises } from "./promises.js";

const making = goldenMachines.filter(({ machine }) =>
  [...statesOf(machine)].some(
    ({ state }) => state.Type === "Task" && state.Resource.endsWith(":emr-serverless:createApplication.sync"),
  ),
);

test("golden machines make applications", () => {
  expect(making.length).toBeGreaterThan(3);
});

test.each(making)("$name leaves no application, wherever its id is told", async ({ name, machine }) => {
  for (const sample of samplesOf(name))
    for (const applicationOfSync of ["given", "absent"] as const) {
      const run = await simulate(machine, { ...baseOf(sample), behaviour: { applicationOfSync } });
      expect(brokenPromises(machine, sample, run), applicationOfSync).toEqual([]);
      expect(run.output, applicationOfSync).toEqual(sample.output);
    }
});
