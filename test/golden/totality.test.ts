/**
 * Conditions are total: on any JSON they are true or false, never an error. Nothing could catch one where a Choice
 * stands between the making of a cluster and its end, or before the run has begun.
 */
import { expect, test, vi } from "vitest";
import type { Json, State, StateGraph } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { createRandom, type Random } from "../support/random.js";
import { seededChance } from "../../src/simulate/chance.js";
import { evaluate, type View } from "../../src/simulate/jsonata/evaluate.js";
import { namesIn } from "./expressions.js";
import { samplesOf } from "./inputs.js";
import { goldenMachines } from "./machines.js";
import { anyJson, inputLike } from "./random-input.js";

// Hundreds of runs, or processes of their own: on a busy machine they may take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const rounds = 1_000;
const chance = seededChance(1);

test.each(goldenMachines)("$name: every condition is true or false on any JSON", async ({ name, machine }) => {
  const random = createRandom(20);
  const texts = new Set([...statesOf(machine)].flatMap(({ state }) => conditionsOf(state)));
  const conditions = [...texts].map((condition) => ({ condition, reads: readBy(condition) }));
  const variables = variablesOf(machine);
  for (let round = 0; round < rounds; round += 1) {
    const input = inputLike(random.pick(samplesOf(name)).input, random);
    const view = await viewOf(machine, variables, input, random);
    for (const { condition, reads } of conditions) {
      // What reads the checked input stands behind the check, and so does what reads names that were made of it.
      if (!reads.every((variable) => view.variables.has(variable))) continue;
      const value = await evaluate(condition, view, condition).catch(String);
      if (typeof value !== "boolean") expect.fail(`${condition} is ${String(value)} on ${JSON.stringify(input)}`);
    }
  }
});

test("random inputs are refused for many reasons, and some are taken", async () => {
  const random = createRandom(21);
  const machine = goldenMachines.find(({ name }) => name === "input-checks/reload_orders")?.machine;
  if (!machine) throw new Error("the example of input checks is gone");
  const [sample] = samplesOf("input-checks/reload_orders").slice(1);
  const reasons = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    const input = random.below(4) === 0 ? (sample?.input ?? null) : inputLike(sample?.input ?? null, random);
    const reason = (await refusal(machine, input)) ?? "taken";
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  expect(reasons.get("taken")).toBeGreaterThan(20);
  expect(reasons.size).toBeGreaterThan(10);
});

/** The variables that a condition reads. */
function readBy(condition: string): readonly string[] {
  return [...namesIn(condition.slice(2, -2)).variables].filter((variable) => variable !== "states");
}

function conditionsOf(state: State): readonly string[] {
  if (state.Type !== "Choice") return [];
  return state.Choices.flatMap(({ Condition }) => (typeof Condition === "string" ? [Condition] : []));
}

/** The variables of a machine that the compiler made. */
function variablesOf(machine: StateGraph): readonly string[] {
  const names = new Set([...JSON.stringify(machine).matchAll(/\$(\w+)/g)].map(([, variable]) => variable ?? ""));
  return [...names].filter((variable) => variable.startsWith("__"));
}

/** What conditions see: the checked input if it is taken, times as numbers, and in every other variable anything. */
async function viewOf(machine: StateGraph, names: readonly string[], input: Json, random: Random): Promise<View> {
  const variables = new Map<string, Json>();
  for (const variable of names) {
    variables.set(
      variable,
      /deadline(_\d+)?$|_(turn|looks)$/.test(variable) ? random.below(1_000_000) : anyJson(random),
    );
  }
  const start = machine.States["Start run"];
  if (start?.Type === "Pass" && (await refusal(machine, input)) === null) {
    variables.set("input", await evaluate(start.Assign?.["input"] ?? {}, bare(input), "input"));
  }
  return { ...bare(input), variables };
}

/** The reason for which an input is refused, or `null`. */
async function refusal(machine: StateGraph, input: Json): Promise<string | null> {
  const check = machine.States["Check input"];
  if (check?.Type !== "Choice") return null;
  for (const { Condition, Assign } of check.Choices) {
    if (await evaluate(Condition ?? false, bare(input), "check")) return String(Assign?.["__invalid"]);
  }
  return null;
}

function bare(input: Json): View {
  const context = {
    Execution: {
      Id: "arn:aws:states:eu-west-1:111122223333:execution:simulated:run-1",
      StartTime: "2026-01-01T00:00:00.000Z",
    },
  };
  return {
    states: { input, context },
    variables: new Map(),
    chance,
    state: { name: "condition", event: 2 },
    now: 500_000,
  };
}
