/** What ends a cluster, what does not, and what cannot be told. */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { Machine, State, TaskState } from "../../src/machine/asl.js";
import { leaks, steps } from "./paths.js";
import { caught, create, end, fail, graph, machine, protect, terminate, work } from "./states.js";

/** A machine whose `Use` fails into `Clean`, so that everything up to giving back is caught. */
function guardedUse(making: TaskState, inside: Record<string, State>, after: Record<string, State>): Machine {
  return machine({
    Create: making,
    Use: { Type: "Parallel", Branches: [graph(inside)], Output: {}, Catch: caught("Clean"), Next: "Clean" },
    ...after,
    Failed: fail,
  });
}

test("a terminate that fails for good is no leak when the run ends FAILED, and one when it ends SUCCEEDED", () => {
  const cleaning = (next: string) =>
    guardedUse(create({ Next: "Use" }), { Work: work() }, { Clean: terminate({ Catch: caught(next) }), Done: end });
  expect(leaks(cleaning("Failed"))).toEqual([]);
  expect(leaks(cleaning("Done"))).toEqual([
    "Create succeeds > Use enters > Work succeeds > Use succeeds > Clean fails > Clean is caught Done > Done goes on: succeeded, could not be given back",
  ]);
});

test("a failed creation is safe with AutoTerminationPolicy and cannot be decided without", () => {
  const made = (fields: object) =>
    audit(machine({ Create: create({ Next: "Terminate" }, { ...fields }), Terminate: terminate() }));
  expect(made({ AutoTerminationPolicy: { IdleTimeout: 60 } }).undecided).toEqual([]);
  const report = made({});
  expect(report.leaks).toEqual([]);
  expect(report.undecided.map(({ resource, reason, path }) => [resource.madeBy, reason, ...steps(path)])).toEqual([
    ["Create", "its creation failed", "Create fails"],
  ]);
});

test("a creation without .sync that fails has made nothing", () => {
  const resource = "arn:aws:states:::elasticmapreduce:createCluster";
  expect(
    audit(machine({ Create: { ...create({ Next: "Terminate" }, {}), Resource: resource }, Terminate: terminate() }))
      .undecided,
  ).toEqual([]);
});

test("a creation with a timeout leaves a cluster whose id nobody has, whatever comes after", () => {
  const report = audit(
    machine({
      Create: create({ TimeoutSeconds: 600, Catch: caught("Failed"), Next: "Terminate" }),
      Terminate: terminate(),
      Failed: fail,
    }),
  );
  expect(report.leaks.map(({ reason, end, path }) => [reason, end, ...steps(path)])).toEqual([
    [
      "its creation timed out",
      "failed",
      "Create fails States.Timeout",
      "Create is caught Failed",
      "Failed fails Broken",
    ],
  ]);
});

test("a protected cluster cannot be terminated until protection is taken off", () => {
  const protectedAtFirst = { AutoTerminationPolicy: { IdleTimeout: 60 }, Instances: { TerminationProtected: true } };
  const unprotected = create({ Next: "Terminate" });
  const protection = create({ Next: "Terminate" }, protectedAtFirst);
  expect(leaks(machine({ Create: unprotected, Terminate: terminate() }))).toEqual([]);
  expect(leaks(machine({ Create: protection, Terminate: terminate() }))).toEqual([
    "Create succeeds > Terminate fails: failed, protected",
  ]);
  expect(
    leaks(
      machine({
        Create: create({ Next: "Off" }, protectedAtFirst),
        Off: protect(false, { Next: "Terminate" }),
        Terminate: terminate(),
      }),
    ),
  ).toEqual([]);
});

test("protection that a run puts on and does not take off on failure keeps the cluster", () => {
  const inside = { On: protect(true, { Next: "Work" }), Work: work({ Next: "Off" }), Off: protect(false) };
  expect(leaks(guardedUse(create({ Next: "Use" }), inside, { Clean: terminate({ Next: "Failed" }) }))).toEqual([
    "Create succeeds > Use enters > On succeeds > Work fails > Use fails > Use is caught Clean > Clean fails: failed, protected",
  ]);
});

test("protection that cannot be taken off counts as a failed giving back", () => {
  const inside = { On: protect(true, { Next: "Work" }), Work: work() };
  const after = {
    Clean: protect(false, { Catch: caught("Terminate"), Next: "Terminate" }),
    Terminate: terminate({ Next: "Failed" }),
  };
  expect(leaks(guardedUse(create({ Next: "Use" }), inside, after))).toEqual([]);
});

test("an id that cannot be traced to its cluster leaves open whether it was given back", () => {
  const byLambda = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: {},
    Assign: { found: "{% $states.result.Id %}" },
    Output: {},
    Next: "Clean",
  } as const;
  const after = {
    Lookup: { ...byLambda, Catch: caught("Clean") },
    Clean: terminate({ Next: "Failed" }, "{% $found %}"),
  };
  const report = audit(
    machine({
      Create: create({ Assign: { c: "{% $states.result.ClusterId %}", found: "none" }, Next: "Lookup" }),
      ...after,
      Failed: fail,
    }),
  );
  expect(report.undecided.map(({ resource, reason }) => [resource.madeBy, reason])).toEqual([
    ["Create", "an unknown id was given back"],
  ]);
});

test("what was there before the run is never the cluster that the run made", () => {
  expect(
    leaks(
      machine({
        Create: create({ Output: "{% $states.input %}", Next: "Terminate" }),
        Terminate: terminate({}, "{% $states.input.cluster_id %}"),
      }),
    ),
  ).toEqual([
    "Create succeeds > Terminate succeeds: succeeded, not given back",
    "Create succeeds > Terminate fails: failed, not given back",
  ]);
});

test("giving back one of two clusters leaves the other", () => {
  const two = (id: string) =>
    leaks(
      machine({
        First: create({ Next: "Second" }),
        Second: create({ Assign: { d: "{% $states.result.Cluster.Id %}" }, Catch: caught("Terminate"), Next: "Other" }),
        Other: terminate({ Catch: caught("Terminate"), Next: "Terminate" }, "{% $d %}"),
        Terminate: terminate({ Catch: caught("Failed"), Next: "Failed" }, id),
        Failed: fail,
      }),
    );
  expect(two("{% $c %}")).toEqual([]);
  expect(two("{% $d %}")).toEqual([
    "First succeeds > Second succeeds > Other succeeds > Terminate succeeds > Failed fails Broken: failed, not given back",
  ]);
});

test("a cluster that is given back only if it was made here is given back", () => {
  const reuse = (made: boolean) =>
    machine({
      "Reuse?": {
        Type: "Choice",
        Choices: [
          {
            Condition: "{% $type($states.input.id) = 'string' %}",
            Assign: { c: "{% $states.input.id %}", made: false },
            Output: {},
            Next: "Use",
          },
        ],
        Default: "Create",
      },
      Create: create({ Assign: { c: "{% $states.result.ClusterId %}", made }, Next: "Use" }),
      Use: {
        Type: "Parallel",
        Branches: [graph({ Work: work() })],
        Output: {},
        Catch: caught("Made here?"),
        Next: "Made here?",
      },
      "Made here?": { Type: "Choice", Choices: [{ Condition: "{% $made = true %}", Next: "Clean" }], Default: "Done" },
      Clean: terminate(),
      Done: end,
    });
  expect(leaks(reuse(true))).toEqual([]);
  expect(leaks(reuse(false))).toEqual([
    "Reuse? goes on Create > Create succeeds > Use enters > Work succeeds > Use succeeds > Made here? goes on Done > Done goes on: succeeded, not given back",
  ]);
});

test("an id that left its scope as a field of an object, merged or picked from a list, is still the id", () => {
  for (const [value, place] of [
    ["{% {'id': $states.result.ClusterId} %}", "{% $c.id %}"],
    ["{% [{'a': 1}, {'id': $states.result.ClusterId}] %}", "{% $c[1].id %}"],
    ["{% [{'a': 1}, {'id': $states.result.ClusterId}] %}", "{% $c[$exists(id)].id %}"],
    ["{% $merge([{'id': 'none'}, {'id': $states.result.ClusterId}]) %}", "{% $c.id %}"],
    ["{% $exists($states.result.ClusterId) ? $states.result.ClusterId : null %}", "{% $string($c) %}"],
  ] as const) {
    expect(
      leaks(machine({ Create: create({ Assign: { c: value }, Next: "Terminate" }), Terminate: terminate({}, place) })),
    ).toEqual([]);
  }
});

test("the other things that EMR makes are followed like clusters", () => {
  const make = (resource: string, field: string): TaskState => ({
    Type: "Task",
    Resource: `arn:aws:states:::${resource}`,
    Arguments: {},
    Assign: { r: `{% $states.result.${field} %}` },
    Output: {},
    Next: "Back",
  });
  const back = (resource: string, args: TaskState["Arguments"] = {}): TaskState => ({
    Type: "Task",
    Resource: `arn:aws:states:::${resource}`,
    Arguments: args,
    End: true,
  });
  for (const [maker, field, giver, args] of [
    [
      "emr-serverless:createApplication",
      "ApplicationId",
      "emr-serverless:deleteApplication.sync",
      { ApplicationId: "{% $r %}" },
    ],
    ["emr-containers:createVirtualCluster", "Id", "emr-containers:deleteVirtualCluster.sync", { Id: "{% $r %}" }],
    ["aws-sdk:emr:runJobFlow", "JobFlowId", "aws-sdk:emr:terminateJobFlows", { JobFlowIds: ["{% $r %}"] }],
  ] as const) {
    expect(leaks(machine({ Make: make(maker, field), Back: back(giver, args) }))).toEqual([]);
    expect(leaks(machine({ Make: make(maker, field), Back: back("sns:publish") }))).toHaveLength(2);
  }
});

test("the id is followed through a choice between the places where an answer may have it", () => {
  const states = "arn:aws:states:::emr-serverless:";
  const read = (id: string): Machine =>
    machine({
      Create: {
        Type: "Task",
        Resource: `${states}createApplication.sync`,
        Arguments: { AutoStopConfiguration: { Enabled: true } },
        Assign: { app: id },
        Next: "Delete",
      },
      Delete: {
        Type: "Task",
        Resource: `${states}deleteApplication`,
        Arguments: { ApplicationId: "{% $app %}" },
        Catch: caught("Failed"),
        End: true,
      },
      Failed: fail,
    });
  const [beside, inside] = ["$states.result.ApplicationId", "$states.result.Application.ApplicationId"];
  expect(leaks(read(`{% $exists(${beside}) ? ${beside} : ${inside} %}`))).toEqual([]);
  expect(leaks(read(`{% $states.input.inside = true ? ${inside} : ${beside} %}`))).toEqual([]);
  expect(leaks(read(`{% $exists(${beside}) ? ${beside} : 'none' %}`))).toEqual([]);
  expect(leaks(read(`{% $exists(${beside}) ? $states.result.Application.Name : ${inside} %}`))).not.toEqual([]);
});

test("protection by a value that only a run knows leaves open whether a cluster can be given back", () => {
  const asked = "{% $states.context.Execution.Input.p %}";
  const undecided = (given: Machine) => audit(given).undecided.map(({ resource, reason }) => [resource.madeBy, reason]);
  const made = (after: Record<string, State>, more: object = { Instances: { TerminationProtected: asked } }) => {
    const [next = ""] = Object.keys(after);
    return machine({
      Create: create({ Next: next }, { AutoTerminationPolicy: { IdleTimeout: 60 }, ...more }),
      ...after,
    });
  };
  const refused = [["Create", "giving it back may be refused"]];
  expect(undecided(made({ Terminate: terminate() }))).toEqual(refused);
  expect(leaks(made({ Terminate: terminate() }))).toEqual([]);
  expect(undecided(made({ Off: protect(false, { Next: "Terminate" }), Terminate: terminate() }))).toEqual([]);
  const perhapsOn = { ...protect(true, { Next: "Terminate" }) };
  const setting = { ...perhapsOn, Arguments: { ClusterId: "{% $c %}", TerminationProtected: asked } };
  expect(undecided(made({ Set: setting, Terminate: terminate() }, {}))).toEqual(refused);
});

test("an application that was started and not stopped may not be deleted", () => {
  const call = (action: string, next?: string): TaskState => ({
    Type: "Task",
    Resource: `arn:aws:states:::${action}`,
    Arguments: { ApplicationId: "{% $app %}" },
    Output: {},
    Catch: caught("Failed"),
    ...(next === undefined ? { End: true } : { Next: next }),
  });
  const undecided = (...actions: readonly string[]) => {
    const names = actions.map((_, index) => `Call ${index}`);
    const made = {
      ...call("emr-serverless:createApplication", names[0]),
      Assign: { app: "{% $states.result.ApplicationId %}" },
    };
    const calls = actions.map((action, index) => [names[index] ?? "", call(action, names[index + 1])] as const);
    return audit(machine({ Create: made, ...Object.fromEntries(calls), Failed: fail })).undecided.map(
      ({ reason }) => reason,
    );
  };
  const [sdk, optimised] = ["aws-sdk:emrserverless", "emr-serverless"];
  const refused = ["giving it back may be refused"];
  expect(undecided(`${optimised}:deleteApplication`)).toEqual([]);
  expect(undecided(`${optimised}:startJobRun.sync`, `${optimised}:deleteApplication.sync`)).toEqual(refused);
  expect(
    undecided(`${optimised}:startApplication`, `${optimised}:stopApplication`, `${optimised}:deleteApplication`),
  ).toEqual(refused);
  expect(
    undecided(`${optimised}:startJobRun.sync`, `${optimised}:stopApplication.sync`, `${optimised}:deleteApplication`),
  ).toEqual([]);
  expect(
    undecided(`${sdk}:startJobRun`, `${sdk}:stopApplication`, `${sdk}:getApplication`, `${sdk}:deleteApplication`),
  ).toEqual([]);
});
