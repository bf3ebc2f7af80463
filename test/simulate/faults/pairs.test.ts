import { expect, it } from "vitest";
import { faultsAt } from "../../../src/simulate/faults/faults-of.js";
import { isPreparing } from "../../../src/simulate/faults/giving-back.js";
import { pairsOf } from "../../../src/simulate/faults/pairs.js";
import type { Fault } from "../../../src/simulate/run.js";
import { work } from "../../support/machines.js";

const names = Array.from({ length: 5 }, (_, index) => `t${index}`);
const all = names.flatMap((name) => faultsAt(name, work()));
/** A run with a fault of a state comes to that and those before it. */
const alone = all.map((fault) => ({
  faults: [fault],
  reached: new Set(names.slice(0, names.indexOf(fault.state) + 1)),
}));

function isPair(first: Fault | undefined, second: Fault | undefined): boolean {
  if (!first || !second) return false;
  const isReached = names.indexOf(second.state) < names.indexOf(first.state);
  return isReached && (first.attempt === "always" || second.attempt === "always");
}

it("pairs are all there are where so many are wanted", () => {
  const pairs = pairsOf(all, alone, Infinity, 1);
  const wanted = all.flatMap((first) => all.filter((second) => isPair(first, second)).map((second) => [first, second]));
  expect(pairs).toEqual({ chosen: wanted.map((faults) => ({ kind: "pair", faults })), leftOut: 0 });
});

it("pairs are drawn by the seed, each once, and the others are counted", () => {
  const { chosen, leftOut } = pairsOf(all, alone, 50, 7);
  expect(chosen).toHaveLength(50);
  expect(new Set(chosen.map(({ faults }) => JSON.stringify(faults))).size).toBe(50);
  expect(chosen.every(({ faults: [first, second] }) => isPair(first, second))).toBe(true);
  expect(leftOut).toBe(pairsOf(all, alone, Infinity, 7).chosen.length - 50);
  expect(pairsOf(all, alone, 50, 7).chosen).toEqual(chosen);
  expect(pairsOf(all, alone, 50, 8).chosen).not.toEqual(chosen);
});

it.each([
  ["aws-sdk:emrserverless:getJobRun", "EmrServerless.ThrottlingException"],
  ["emr-containers:startJobRun.sync", "EMRContainers.ThrottlingException"],
  ["elasticmapreduce:addStep.sync", "EMR.AmazonElasticMapReduceException"],
  ["sns:publish", "States.Permissions"],
])("%s is refused by %s", (call, error) => {
  const faults = faultsAt("t", work({ Resource: `arn:aws:states:::${call}` }));
  expect(faults.map((fault) => fault.error)).toContain(error);
});

const protect = { Resource: "arn:aws:states:::elasticmapreduce:setClusterTerminationProtection" };

it.each([
  ["JSONata", true, work({ ...protect, Arguments: { TerminationProtected: true } })],
  ["JSONPath", true, { Type: "Task", ...protect, Parameters: { TerminationProtected: true }, End: true } as const],
  ["a text that only looks so", false, work({ ...protect, Arguments: { ClusterId: '"TerminationProtected":true' } })],
  ["no more", false, work({ ...protect, Arguments: { TerminationProtected: false } })],
])("protection in %s is part of the work: %s", (_, isWork, state) => {
  expect(isPreparing(state)).toBe(!isWork);
});
