/** The audit's cost, counted in visited states: it grows with the states, not with the ways through them. */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { follow } from "../../src/asl/audit/follow.js";
import type { State } from "../../src/machine/asl.js";
import { create, graph, machine, terminate, work } from "./states.js";

/** Choices in a row, 2^count ways: each arm assigns a variable, and `reader` says what the Choice after it compares. */
function choices(count: number, reader: (index: number) => string): Record<string, State> {
  const states: Record<string, State> = { Create: create({ Output: "{% $states.input %}", Next: "Choice 0" }) };
  for (let index = 0; index < count; index += 1) {
    const next = `Choice ${index + 1}`;
    states[`Choice ${index}`] = {
      Type: "Choice",
      Choices: [{ Condition: `{% ${reader(index)} and $states.input.f${index} = true %}`, Next: `Yes ${index}` }],
      Default: `No ${index}`,
    };
    states[`Yes ${index}`] = { Type: "Pass", Assign: { [`v${index}`]: true }, Next: next };
    states[`No ${index}`] = { Type: "Pass", Assign: { [`v${index}`]: false }, Next: next };
  }
  states[`Choice ${count}`] = {
    Type: "Choice",
    Choices: [{ Condition: `{% ${reader(count)} %}`, Next: "Terminate" }],
    Default: "Terminate",
  };
  states["Terminate"] = terminate();
  return states;
}

function visits(states: Record<string, State>): number {
  const { leaks } = audit(machine(states));
  const { visited } = follow(machine(states));
  expect(leaks).toEqual([]);
  return visited;
}

test("ten times the Choices cost about ten times the visits", () => {
  const previous = (index: number): string => (index === 0 ? "true" : `$v${index - 1} = true`);
  expect(visits(choices(400, previous))).toBeLessThan(11 * visits(choices(40, previous)));
});

test("variables that all stay in use to the end cost no more visits for each Choice either", () => {
  const all =
    (count: number) =>
    (index: number): string =>
      index < count ? "true" : Array.from({ length: count }, (_, each) => `$v${each} = true`).join(" and ");
  expect(visits(choices(80, all(80)))).toBeLessThan(5 * visits(choices(20, all(20))));
});

test("a cluster made before many wide Parallels costs a visit for each state and fact, not for each interleaving", () => {
  const wide = (index: number): State => ({
    Type: "Parallel",
    Branches: Array.from({ length: 20 }, (_, branch) => graph({ [`Work ${index} ${branch}`]: work() })),
    Output: {},
    Next: index === 9 ? "Terminate" : `Wide ${index + 1}`,
  });
  const states = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`Wide ${index}`, wide(index)]));
  expect(
    follow(machine({ Create: create({ Next: "Wide 0" }), ...states, Terminate: terminate() })).visited,
  ).toBeLessThan(10 * 21 * 4);
});

test("each further cluster costs about the visits of the states in which it is alive", () => {
  const sequence = (count: number): number => {
    const states: Record<string, State> = {};
    for (let index = 0; index < count; index += 1) {
      states[`Create ${index}`] = create({ Next: `Work ${index}` });
      states[`Work ${index}`] = work({ Next: `Terminate ${index}` });
      states[`Terminate ${index}`] = terminate(index === count - 1 ? {} : { Next: `Create ${index + 1}` });
    }
    return follow(machine(states)).visited;
  };
  expect(sequence(100)).toBeLessThan(11 * sequence(10));
});

test("to know of every variable whether it is there costs no more than ten times the visits for ten times the Choices", () => {
  const watched = (count: number): number => follow(machine(perhapsAssigned(count)), { watch: () => {} }).visited;
  expect(watched(200)).toBeLessThan(10 ** 1.2 * watched(20));
});

/** Choices in a row, of which one arm assigns a variable; the last state asks for all of them. */
function perhapsAssigned(count: number): Record<string, State> {
  const states: Record<string, State> = {};
  for (let index = 0; index < count; index += 1) {
    const next = index === count - 1 ? "Done" : `Choice ${index + 1}`;
    const condition = `{% $states.input.f${index} = true %}`;
    states[`Choice ${index}`] = {
      Type: "Choice",
      Choices: [{ Condition: condition, Next: `Yes ${index}` }],
      Default: next,
    };
    states[`Yes ${index}`] = { Type: "Pass", Assign: { [`v${index}`]: 1 }, Next: next };
  }
  const asked = Array.from({ length: count }, (_, each) => `$exists($v${each}) ? $v${each} : 0`);
  return { ...states, Done: { Type: "Pass", Output: asked.map((each) => `{% ${each} %}`), End: true } };
}
