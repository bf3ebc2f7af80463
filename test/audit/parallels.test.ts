/** Branches and items: what they hand out, and what becomes of them when another fails. */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { MapState, State, StateGraph } from "../../src/machine/asl.js";
import { leaks } from "./paths.js";
import { caught, create, end, fail, graph, machine, terminate, work } from "./states.js";

/** A branch that makes a cluster, uses it, and gives it back on every way. */
function owner(suffix: string): Record<string, State> {
  return {
    [`Create${suffix}`]: create({ Next: `Use${suffix}` }),
    [`Use${suffix}`]: {
      Type: "Parallel",
      Branches: [graph({ [`Work${suffix}`]: work() })],
      Output: {},
      Catch: caught(`Clean${suffix}`),
      Next: `Terminate${suffix}`,
    },
    [`Terminate${suffix}`]: terminate(),
    [`Clean${suffix}`]: terminate({ Next: `Failed${suffix}` }),
    [`Failed${suffix}`]: fail,
  };
}

/** The same branch in a Parallel of its own that turns a failure into a value, so that it never fails. */
function drained(suffix: string): StateGraph {
  return graph({
    [`Drain${suffix}`]: {
      Type: "Parallel",
      Branches: [graph(owner(suffix))],
      Output: {},
      Catch: [
        { ErrorEquals: ["States.ALL"], Output: { failure: "{% $states.errorOutput %}" }, Next: `Drained${suffix}` },
      ],
      End: true,
    },
    [`Drained${suffix}`]: end,
  });
}

const joined: Record<string, State> = {
  "Failed?": {
    Type: "Choice",
    Choices: [{ Condition: "{% $exists($results.failure) %}", Next: "Failed" }],
    Default: "Done",
  },
  Done: end,
  Failed: fail,
};

test("a branch that gives back on every way of its own leaks when a sibling's failure stops it", () => {
  const found = audit(
    machine({ Both: { Type: "Parallel", Branches: [graph(owner(" A")), graph(owner(" B"))], End: true } }),
  ).leaks;
  expect(found.map(({ resource, end: how, reason }) => [resource.madeBy, how, reason])).toEqual([
    ["Create A", "stopped", "its branch was stopped"],
    ["Create B", "stopped", "its branch was stopped"],
  ]);
});

test("drained branches leak nothing, and the Choice after the join raises their failure again", () => {
  const both = (after: Record<string, State>) =>
    audit(
      machine({
        Both: {
          Type: "Parallel",
          Branches: [drained(" A"), drained(" B")],
          Assign: { results: "{% $states.result %}" },
          Output: {},
          Next: Object.keys(after)[0] ?? "",
        },
        ...after,
      }),
    );
  expect(both(joined)).toMatchObject({ leaks: [], hiddenFailures: [] });
  const careless = both({ Done: end });
  expect(
    new Set(careless.leaks.map(({ resource, end: how, reason }) => `${resource.madeBy} ${how} ${reason}`)),
  ).toEqual(new Set(["Create A succeeded could not be given back", "Create B succeeded could not be given back"]));
  expect(new Set(careless.hiddenFailures.map(({ caughtAt }) => caughtAt))).toEqual(new Set(["Drain A", "Drain B"]));
});

test("a single branch has nobody to stop it", () => {
  expect(leaks(machine({ One: { Type: "Parallel", Branches: [graph(owner(""))], End: true } }))).toEqual([]);
});

test("a sibling that cannot fail stops nobody", () => {
  expect(
    leaks(machine({ Both: { Type: "Parallel", Branches: [graph(owner("")), graph({ Quiet: end })], End: true } })),
  ).toEqual([]);
});

test("a branch that has already ended with a cluster in its output loses it when another fails", () => {
  const states: Record<string, State> = {
    Both: {
      Type: "Parallel",
      Branches: [
        graph({ Create: create({ Output: { id: "{% $states.result.ClusterId %}" } }) }),
        graph({ Other: work({ Arguments: { ClusterId: "j-1" } }) }),
      ],
      Assign: { c: "{% $states.result[0].id %}" },
      Output: {},
      Next: "Terminate",
    },
    Terminate: terminate(),
  };
  expect(leaks(machine(states))).toEqual([
    "Both enters > Create succeeds > Other fails > Create is stopped Other: stopped, its branch was stopped",
  ]);
});

test("a cluster that was there before a Parallel is still caught around it when a branch fails", () => {
  expect(
    leaks(
      machine({
        Create: create({ Next: "Both" }),
        Both: {
          Type: "Parallel",
          Branches: [graph({ A: work() }), graph({ B: work() })],
          Output: {},
          Catch: caught("Clean"),
          Next: "Clean",
        },
        Clean: terminate({ Next: "Failed" }),
        Failed: fail,
      }),
    ),
  ).toEqual([]);
});

test("a Parallel that is tried again leaves behind what the failed attempt made", () => {
  expect(
    leaks(
      machine({
        Again: {
          Type: "Parallel",
          Branches: [
            graph({ Create: create({ Next: "Work" }), Work: work({ Next: "Terminate" }), Terminate: terminate() }),
          ],
          Retry: [{ ErrorEquals: ["States.ALL"] }],
          End: true,
        },
      }),
    ),
  ).toContain(
    "Again enters > Create succeeds > Work fails > Again fails > Again is retried > Again enters > Create succeeds > Work succeeds > Terminate succeeds > Again succeeds: succeeded, not given back",
  );
});

test("items in turn stop nobody, items at the same time do", () => {
  const each = (more: Partial<MapState>) =>
    machine({ Each: { Type: "Map", Items: [1, 2], ItemProcessor: graph(owner("")), Output: {}, End: true, ...more } });
  expect(leaks(each({ MaxConcurrency: 1 }))).toEqual([]);
  for (const more of [{}, { MaxConcurrency: 0 }, { MaxConcurrency: 4 }]) expect(leaks(each(more))).toHaveLength(1);
});

test("drained items leak nothing, and the Choice after the join raises their failure again", () => {
  expect(
    audit(
      machine({
        Each: {
          Type: "Map",
          Items: [1, 2],
          ItemProcessor: drained(""),
          Assign: { results: "{% $states.result %}" },
          Output: {},
          Next: "Failed?",
        },
        ...joined,
      }),
    ),
  ).toMatchObject({ leaks: [], hiddenFailures: [] });
});

test("a Map that tolerates failures goes on with what a failed item left running", () => {
  const body = graph({ Create: create({ Next: "Work" }), Work: work({ Next: "Terminate" }), Terminate: terminate() });
  const each = { Type: "Map", MaxConcurrency: 1, Items: [1], ItemProcessor: body, Output: {}, End: true } as const;
  expect(leaks(machine({ Each: each }))).toEqual([
    "Each enters > Create succeeds > Work fails > Each fails: failed, not given back",
  ]);
  expect(leaks(machine({ Each: { ...each, ToleratedFailurePercentage: 50 } }))).toContain(
    "Each enters > Create succeeds > Work fails > Each succeeds: succeeded, not given back",
  );
});

test("a cluster lost deep inside is lost outside, whatever the outer states catch", () => {
  const nest = (inner: StateGraph, level: number): StateGraph =>
    level === 0
      ? inner
      : nest(
          graph({
            [`Level ${level}`]: { Type: "Parallel", Branches: [inner], Catch: caught(`Caught ${level}`), End: true },
            [`Caught ${level}`]: fail,
          }),
          level - 1,
        );
  const both = graph({
    Both: { Type: "Parallel", Branches: [graph(owner(" A")), graph({ B: work({ Arguments: {} }) })], End: true },
  });
  const report = audit({ QueryLanguage: "JSONata", ...nest(both, 60) });
  expect(report.leaks.map(({ resource, end: how }) => [resource.madeBy, how])).toEqual([["Create A", "stopped"]]);
});

test("variables of a branch are gone outside it: only its output hands an id on", () => {
  const handing = (output: object) =>
    leaks(
      machine({
        Make: {
          Type: "Parallel",
          Branches: [
            graph({
              Create: create({
                Assign: { inner: "{% $states.result.ClusterId %}" },
                Output: "{% $states.result %}",
                Next: "Out",
              }),
              Out: { Type: "Pass", Output: { ...output }, End: true },
            }),
          ],
          Assign: { c: "{% $states.result[0].id %}" },
          Output: {},
          Next: "Terminate",
        },
        Terminate: terminate(),
      }),
    );
  expect(handing({ id: "{% $inner %}" })).toEqual([]);
  expect(handing({})).not.toEqual([]);
});
