/** What is not known of AWS is a switch with two ways, and a machine is asked about those that it can notice. */
import { expect, test } from "vitest";
import { behaviourOf, otherWays, switches, switchesOf } from "../../src/simulate/emr/behaviours/switches.js";
import { addStep, createCluster, machine, pass, terminate, work } from "../support/machines.js";

const made = machine({ a: createCluster({ Next: "b" }), b: addStep("s", { Next: "c" }), c: terminate() });

test("every switch has two ways, and the first is taken when nothing is said", () => {
  for (const { name, values } of switches) {
    expect(values[0], name).not.toBe(values[1]);
    expect(behaviourOf()[name], name).toBe(values[0]);
  }
  expect(behaviourOf({ notices: "events" })).toEqual({ ...behaviourOf(), notices: "events" });
});

test("a machine notices the switches of what it calls", () => {
  expect(switchesOf(machine({ a: pass({ Next: "b" }), b: work() }))).toEqual([]);
  expect(switchesOf(made).map(({ name }) => name)).toEqual([
    "notices",
    "stepIdOfSync",
    "failedStepError",
    "failedStepCause",
    "stoppedSync",
    "stoppedCreation",
    "failedCreation",
    "idleOnProtected",
  ]);
  const listing = work({ Resource: "arn:aws:states:::aws-sdk:emr:listClusters" });
  expect(switchesOf(machine({ a: listing })).map(({ name }) => name)).toEqual(["sdkErrors"]);
});

test("both ways are tried where that proves something", () => {
  const ways = otherWays(made);
  expect(ways).toContainEqual({ notices: "events" });
  expect(ways.map((way) => Object.keys(way))).not.toContainEqual(["failedCreation"]);
  expect(ways).toHaveLength(switchesOf(made).length - 1);
});
