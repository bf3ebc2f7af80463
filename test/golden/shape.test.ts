/** What holds for the shape of every golden machine, whatever its values. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import jsonata from "jsonata";
import { describe, expect, test } from "vitest";
import { checkArguments } from "../../src/aws/arguments.js";
import { limits } from "../../src/aws/limits.js";
import { unwrittenObjects } from "../../src/aws/literal-fields.js";
import type { TaskState } from "../../src/machine/asl.js";
import { statesOf, type Visit } from "../../src/machine/walk.js";
import { stepFunctions } from "../../src/simulate/jsonata/functions.js";
import { namesOfManyScopes } from "../support/names-of-scopes.js";
import { requestOf } from "./request-of.js";
import { assignedBy, expressionsOf, isWithin, namesIn } from "./expressions.js";
import { goldenMachines } from "./machines.js";

test("JSONata is the version that Step Functions has", () => {
  const file = fileURLToPath(new URL("../../node_modules/jsonata/package.json", import.meta.url));
  expect(JSON.parse(readFileSync(file, "utf8")).version).toBe("2.0.6");
});

test("what an expression reads and calls is seen", () => {
  const { variables, functions } = namesIn("$map($list[$exists(x)], function($item, $at) { $item.y & $limit })");
  expect([...variables]).toEqual(["list", "limit"]);
  expect([...functions]).toEqual(["map", "exists"]);
});

describe.each(goldenMachines)("$name", ({ machine, origins, lines }) => {
  const states = [...statesOf(machine)];
  const tasks = states.flatMap((visit): readonly (Visit & { readonly state: TaskState })[] =>
    visit.state.Type === "Task" ? [{ ...visit, state: visit.state }] : [],
  );

  test("names its states uniquely, within the limit, and knows where each comes from", () => {
    const names = states.map(({ name }) => name);
    expect(names.filter((name) => [...name].length > limits.stateName.max)).toEqual([]);
    expect([...new Set(names)]).toEqual(names);
    expect([...origins.keys()].sort()).toEqual([...names].sort());
    for (const [name, place] of origins) {
      const [line = 0, column = 0] = place.split(":").map(Number);
      expect(lines[line - 1]?.slice(column - 1), `${name}: ${place}`).toMatch(/^\S/);
    }
  });

  test("assigns each variable in one graph, and reads only what is assigned there or further out", () => {
    expect([...namesOfManyScopes(machine)]).toEqual([]);
    const assigned = [...assignedBy(machine)];
    for (const { state, path, text } of expressionsOf(machine)) {
      const visible = new Set(assigned.flatMap(([graph, names]) => (isWithin(path, graph) ? [...names] : [])));
      const unknown = [...namesIn(text).variables].filter((name) => name !== "states" && !visible.has(name));
      expect(unknown, `${state}: ${text}`).toEqual([]);
    }
  });

  test("calls only functions that Step Functions has, by JSONata that its version parses", async () => {
    const own = new Set([...stepFunctions.keys()]);
    for (const { state, text } of expressionsOf(machine)) {
      for (const name of namesIn(text).functions) {
        const isKnown = own.has(name) || (name !== "eval" && (await isBuiltIn(name)));
        expect(isKnown, `$${name} in ${state}: ${text}`).toBe(true);
      }
    }
  });

  test("says of every Task, Parallel and Map what it hands on", () => {
    const silent = states.filter(
      ({ state }) =>
        (state.Type === "Task" || state.Type === "Parallel" || state.Type === "Map") && state.Output === undefined,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("asks EMR by its own names, with what it requires written out", () => {
    for (const { name, state } of tasks) {
      const request = requestOf(state.Resource);
      if (request === null) continue;
      expect(checkArguments(request, state.Arguments ?? null), name).toEqual([]);
      expect(unwrittenObjects(request, state.Arguments ?? null), name).toEqual([]);
    }
  });

  test("creates without a timeout, and without a retry that could make two, cleans up in its own time, and binds all else to the deadline", () => {
    const isBound = (machine.TimeoutSeconds ?? null) !== null;
    for (const { name, state, path } of tasks) {
      const { TimeoutSeconds: time, Retry } = state;
      if (isMaking(state)) {
        expect(time, name).toBeUndefined();
        // A second call is the same as the first only by its token.
        if (Retry !== undefined) expect(state.Arguments, name).toHaveProperty("ClientToken");
      } else if (isCleanUp(name, state, path)) expect(time, name).toBeTypeOf("number");
      else if (isBound) expect(time, name).toMatch(/\$__(?:\w+_)?deadline\b/);
    }
  });

  test("goes from Create to Use at once, and from Use to Terminate whatever happens", () => {
    for (const { name, state, graph } of tasks) {
      if (!isMaking(state)) continue;
      const cluster = name.replace(/^Create /, "");
      expect(state.Next).toBe(`Use ${cluster}`);
      const use = graph.States[`Use ${cluster}`];
      expect(use?.Type === "Parallel" && use.Branches.length === 1 && use.Catch?.at(-1)?.ErrorEquals).toEqual([
        "States.ALL",
      ]);
    }
  });
});

async function isBuiltIn(name: string): Promise<boolean> {
  return (await jsonata(`$exists($${name})`).evaluate({})) === true;
}

function isMaking({ Resource }: TaskState): boolean {
  return /:(createCluster|createApplication|createVirtualCluster)(\.sync)?$/.test(Resource);
}

function isCleanUp(name: string, { Resource }: TaskState, path: string): boolean {
  return (
    /:(terminateCluster|(stop|delete)Application|deleteVirtualCluster|listJobRuns)(\.sync)?$/.test(Resource) ||
    name.startsWith("Cancel a job of ") ||
    name.startsWith("Take protection off ") ||
    path.includes("/States/On failure/") ||
    path.includes("/States/Finally after ")
  );
}
