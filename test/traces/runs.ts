/** Runs that traces are made of in tests. */
import { readFileSync } from "node:fs";
import type { Json, JsonObject, Machine, State } from "../../src/machine/asl.js";
import type { SimulateOptions } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import type { Told } from "../../src/traces/told.js";

const flagship = readFileSync(new URL("../../golden/nightly-sales/nightly_sales.asl.json", import.meta.url), "utf8");

/** Runs a machine, as `emrflow simulate` would. */
export async function told(machine: Machine, options: SimulateOptions = {}, name = "sample"): Promise<Told> {
  const run = await simulate(machine, { name, ...options });
  return { name, machine, run, input: options.input ?? {}, seed: options.seed ?? null, placeOf: () => null };
}

/** Runs the flagship example. */
export function nightly(options: SimulateOptions = {}): Promise<Told> {
  const machine = JSON.parse(flagship) as Machine; // a golden file, which other tests hold to be one
  const input = { date: "2026-01-31" };
  return told(machine, { input, durations: { page: 60_000 }, ...options }, "nightly_sales");
}

export function machineOf(states: Readonly<Record<string, State>>): Machine {
  return { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0] ?? "", States: states };
}

export function call(name: string, next: object, more: JsonObject = {}): State {
  const state = {
    Type: "Task" as const,
    Resource: `arn:aws:states:::${name}`,
    Arguments: {} as Json,
    ...more,
    ...next,
  };
  return state;
}

/** A machine that asks until it was told so often that its work is done. */
export function pollLoop(looks: number): Machine {
  return machineOf({
    Begin: { Type: "Pass", Assign: { looks: 0 }, Next: "Look" },
    Look: call(
      "sns:publish",
      { Next: "Done?" },
      {
        Arguments: { TopicArn: "arn:aws:sns:eu-west-1:111122223333:t", Message: "?" },
        Assign: { looks: "{% $looks + 1 %}" },
      },
    ),
    "Done?": { Type: "Choice", Choices: [{ Condition: `{% $looks >= ${looks} %}`, Next: "End" }], Default: "Wait" },
    Wait: { Type: "Wait", Seconds: 60, Next: "Look" },
    End: { Type: "Succeed" },
  });
}

/** A Map over so many items, of which some fail and are caught. */
export function manyItems(count: number, failing: readonly number[]): Machine {
  return machineOf({
    Each: {
      Type: "Map",
      Items: Array.from({ length: count }, (_, index) => index),
      ItemProcessor: {
        StartAt: "Load",
        States: {
          Load: { Type: "Wait", Seconds: 5, Next: "Right?" },
          "Right?": {
            Type: "Choice",
            Choices: [{ Condition: `{% $states.input in ${JSON.stringify(failing)} %}`, Next: "Skip" }],
            Default: "Fine",
          },
          Skip: { Type: "Wait", Seconds: 60, End: true },
          Fine: { Type: "Pass", End: true },
        },
      },
      End: true,
    },
  });
}
