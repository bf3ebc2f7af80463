/**
 * The policies of the golden machines, as they lie on the disk, against the calls that runs of the machines make: each
 * call is allowed, and nothing is allowed that no call needs.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { PolicyDocument } from "../../src/asl/policy/policy.js";
import type { Statement } from "../../src/asl/policy/statements.js";
import type { Machine } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { samplesOf, type Sample } from "../golden/inputs.js";
import { goldenMachines } from "../golden/machines.js";
import { tour } from "../../src/simulate/faults/tour.js";
import type { Call } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { allows, type IamRequest } from "./iam.js";
import { mapRequests } from "./map-requests.js";
import { requestsOf } from "./requests.js";

// Hundreds of runs: on a busy machine they may take a while.
vi.setConfig({ testTimeout: 60_000 });

describe.each(goldenMachines)("$name", ({ name, machine }) => {
  const text = readFileSync(new URL(`../../golden/${name}.policy.json`, import.meta.url), "utf8");
  // The golden test holds the file to be what the compiler gives.
  const { Statement: statements, ...rest } = JSON.parse(text) as PolicyDocument;

  test("allows every call of its runs, and loses one by the least that is taken away", async () => {
    const ofRuns = await requestsOfRuns(machine, samplesOf(name));
    const requests = [...ofRuns, ...mapRequests(machine, basename(name))];
    expect(rest).toEqual({ Version: "2012-10-17" });
    const denied = (left: readonly Statement[]): readonly IamRequest[] =>
      requests.filter((request) => !allows({ Statement: left }, request));
    expect(denied(statements)).toEqual([]);
    for (const [index, statement] of statements.entries()) {
      for (const less of lessOf(statement)) {
        const left = statements.with(index, less);
        expect(denied(left).length, JSON.stringify(less)).toBeGreaterThan(0);
      }
    }
  });
});

/** A statement without one of its actions, and without one of its resources. */
function lessOf(statement: Statement): readonly Statement[] {
  const { Action: actions, Resource: resources } = statement;
  return [
    ...actions.map((_, index) => ({ ...statement, Action: actions.toSpliced(index, 1) })),
    ...resources.map((_, index) => ({ ...statement, Resource: resources.toSpliced(index, 1) })),
  ];
}

/** The calls of runs that go well, and of runs in which one task fails for good. */
async function requestsOfRuns(machine: Machine, samples: readonly Sample[]): Promise<readonly IamRequest[]> {
  const calls = new Map<string, Call>();
  const take = (made: readonly Call[]): void => {
    for (const call of made) calls.set(JSON.stringify([call.resource, call.arguments]), call);
  };
  for (const { input, output: _, about: __, keeps: ___, ...options } of samples) {
    take((await simulate(machine, { ...options, input })).calls);
    const canHappen = ({ error, attempt }: { error: string; attempt?: number | "always" }): boolean =>
      error === "States.TaskFailed" && attempt === "always";
    const tried = tour(machine, { base: { ...options, input }, canHappen, beside: [] });
    for await (const { run } of tried) take(run.calls);
  }
  return [...calls.values()].flatMap((call) => roleOf(machine, call) ?? requestsOf(call));
}

/** A task that takes on another role asks for no more; `null` for one that does not. */
function roleOf(machine: Machine, { state: name }: Call): readonly IamRequest[] | null {
  const state = [...statesOf(machine)].find((each) => each.name === name)?.state;
  const credentials = state?.Type === "Task" ? state.Credentials : undefined;
  if (credentials === undefined) return null;
  const role =
    typeof credentials === "object" && credentials !== null ? Reflect.get(credentials, "RoleArn") : undefined;
  return [{ action: "sts:AssumeRole", resource: String(role) }];
}
