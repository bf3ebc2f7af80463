/** What keeps the promise is taken out of golden machines, one part at a time; the audit and the simulator both see it. */
import { describe, expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { ParallelState, State, StateGraph } from "../../src/machine/asl.js";
import { tour } from "../../src/simulate/faults/tour.js";
import { samplesOf } from "./inputs.js";
import { goldenMachine } from "./machines.js";
import { brokenPromises } from "./promises.js";

type Change = (name: string, state: State) => State;

const withoutCatch: Change = (name, state) => {
  if (!name.startsWith("Use ") || state.Type !== "Parallel") return state;
  const { Catch: _, ...rest } = state;
  return rest;
};

/** The way on after a failure becomes the end of a run that went well. */
const failureForgotten: Change = (name, state) => {
  if (!/^(Terminate|Delete) .* after failure$/.test(name) || state.Type !== "Task") return state;
  const { Next: _, ...rest } = state;
  return { ...rest, End: true };
};

const timeoutOnCreate: Change = (name, state) =>
  name.startsWith("Create ") && state.Type === "Task" ? { ...state, TimeoutSeconds: 60 } : state;

const terminatePassedBy: Change = (name, state) => {
  if (!name.startsWith("Use ") || state.Type !== "Parallel") return state;
  const { Next: _, ...rest } = state;
  return { ...rest, End: true };
};

/** What is stopped or cancelled goes on to the end without being deleted. */
const deletePassedBy: Change = (name, state) => {
  if (!/^Delete /.test(name) || state.Type !== "Task") return state;
  return { Type: "Pass", ...("Next" in state && state.Next ? { Next: state.Next } : { End: true }) };
};

const siblingsStopped: Change = (_, state) => {
  if (state.Type !== "Parallel" || state.Branches.length < 2) return state;
  return { ...state, Branches: state.Branches.map((branch) => drained(branch).Branches[0] ?? branch) };
};

/** The Parallel in which a branch keeps its failure to itself. */
function drained(branch: StateGraph): ParallelState {
  const state = branch.States[branch.StartAt];
  if (state?.Type !== "Parallel") throw new Error("the branch is not drained");
  return state;
}

const elsewhere = ["one-pipeline-serverless/daily_sales", "one-pipeline-eks/daily_sales"];

const mutations: readonly (readonly [what: string, change: Change, machines: readonly string[]])[] = [
  [
    "the Catch around a cluster's use",
    withoutCatch,
    ["one-step/word_count", "borrowed-or-made/ad_hoc_query", ...elsewhere],
  ],
  [
    "the way to the Fail after a failure",
    failureForgotten,
    ["one-step/word_count", "borrowed-or-made/ad_hoc_query", ...elsewhere],
  ],
  ["what deletes an application or a virtual cluster", deletePassedBy, elsewhere],
  ["the way to Terminate after success", terminatePassedBy, ["one-step/word_count", ...elsewhere]],
  ["the patience of Create", timeoutOnCreate, ["one-step/word_count", "borrowed-or-made/ad_hoc_query"]],
  ["the wait for siblings", siblingsStopped, ["cluster-per-branch/two_regions"]],
];

describe.each(mutations)("without %s", (_, change, machines) => {
  test.each(machines)("%s breaks the promise, and the audit shows it", async (name) => {
    const machine = reachable(changed(goldenMachine(name).machine, change));
    const [sample] = samplesOf(name);
    if (!sample) throw new Error(`${name} has no sample`);
    const broken: string[] = [];
    for await (const { run } of tour(machine, { base: { input: sample.input }, beside: [] }))
      broken.push(...brokenPromises(machine, sample, run));
    expect(broken.length).toBeGreaterThan(0);
    const { leaks, hiddenFailures } = audit(machine);
    expect(leaks.length + hiddenFailures.length).toBeGreaterThan(0);
  });
});

function changed<Graph extends StateGraph>(graph: Graph, change: Change): Graph {
  const states = Object.entries(graph.States).map(([name, state]): [string, State] => {
    const inside =
      state.Type === "Parallel"
        ? { ...state, Branches: state.Branches.map((branch) => changed(branch, change)) }
        : state;
    return [name, change(name, inside)];
  });
  return { ...graph, States: Object.fromEntries(states) };
}

/** AWS refuses states that nothing leads to, so what a change cuts off goes too. */
function reachable<Graph extends StateGraph>(graph: Graph): Graph {
  const names = new Set([graph.StartAt]);
  for (const name of names) for (const next of targetsOf(graph.States[name])) names.add(next);
  const states = Object.entries(graph.States).flatMap(([name, state]): [string, State][] => {
    if (!names.has(name)) return [];
    return [[name, state.Type === "Parallel" ? { ...state, Branches: state.Branches.map(reachable) } : state]];
  });
  return { ...graph, States: Object.fromEntries(states) };
}

function targetsOf(state: State | undefined): readonly string[] {
  if (!state) return [];
  const caught = "Catch" in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  if (state.Type === "Choice")
    return [...state.Choices.map(({ Next }) => Next), ...(state.Default === undefined ? [] : [state.Default])];
  return "Next" in state && state.Next !== undefined ? [...caught, state.Next] : caught;
}
