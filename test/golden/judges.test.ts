/** Validators that we did not write judge every golden machine. */
import { describe, expect, test } from "vitest";
import type { Machine } from "../../src/machine/asl.js";
import { judges } from "./judges.js";
import { goldenMachines } from "./machines.js";
import { waivers } from "./waivers.js";

describe.each(judges)("$name", ({ name: judge, refusalsOf }) => {
  test.each(goldenMachines)("takes $name", async ({ name, machine }) => {
    const waived = waivers
      .filter((each) => each.judge === judge && each.machine === name)
      .map(({ refusal }) => refusal);
    expect((await refusalsOf(machine)).filter((refusal) => !waived.includes(refusal))).toEqual([]);
  });

  test("refuses a machine whose transition leads nowhere", async () => {
    const broken: Machine = { QueryLanguage: "JSONata", StartAt: "a", States: { a: { Type: "Pass", Next: "b" } } };
    expect(await refusalsOf(broken)).not.toEqual([]);
  });
});

test("every waiver is needed", async () => {
  for (const { machine: name, judge, refusal } of waivers) {
    const machine = goldenMachines.find((each) => each.name === name)?.machine;
    const refusals = machine && (await judges.find((each) => each.name === judge)?.refusalsOf(machine));
    expect(refusals, `${name}, ${judge}`).toContain(refusal);
  }
});
