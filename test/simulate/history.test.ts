/** The history of a run against the API's model, and against what AWS documents of its order. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject, Machine } from "../../src/machine/asl.js";
import { isList, isObject } from "../../src/machine/json.js";
import { historyOf } from "../../src/simulate/execution-history.js";
import type { SimulateOptions } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { addStep, createCluster, graph, machine, parallel, pass, terminate, wait, work } from "../support/machines.js";

interface Event extends JsonObject {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
}

async function eventsOf(of: Machine, options: SimulateOptions = {}, execution = ""): Promise<readonly Event[]> {
  // historyOf gives every event these members.
  return historyOf(await simulate(of, options), execution).events as readonly Event[];
}

/** `3 after 2: TaskScheduled` */
const lines = (events: readonly Event[]): readonly string[] =>
  events.map(({ id, previousEventId, type }) => `${id} after ${previousEventId}: ${type}`);

const onCluster = machine({
  Create: createCluster({ Next: "ingest" }),
  ingest: addStep("ingest", { Next: "Terminate" }),
  Terminate: terminate(),
});

describe("the history", () => {
  it("of one task after another is one chain, and its first state follows nothing", async () => {
    expect(lines(await eventsOf(machine({ a: pass({ Next: "b" }), b: work() })))).toEqual([
      "1 after 0: ExecutionStarted",
      "2 after 0: PassStateEntered",
      "3 after 2: PassStateExited",
      "4 after 3: TaskStateEntered",
      "5 after 4: TaskScheduled",
      "6 after 5: TaskStarted",
      "7 after 6: TaskSucceeded",
      "8 after 7: TaskStateExited",
      "9 after 8: ExecutionSucceeded",
    ]);
  });

  it("says when a job was taken, and TaskSubmitFailed when the service refused it", async () => {
    const refused = { state: "ingest", error: "EMR.AmazonElasticMapReduceException" };
    const types = async (options: SimulateOptions): Promise<readonly string[]> =>
      (await eventsOf(onCluster, options)).map(({ type }) => type).slice(7, 12);
    expect(await types({})).toEqual([
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
    ]);
    expect(await types({ faults: [refused] })).toEqual([
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitFailed",
      "ExecutionFailed",
    ]);
  });

  it("of branches has a chain for each, and aborts what a failure stops", async () => {
    const both = machine({
      both: parallel([graph({ long: wait(60) }), graph({ short: work() })], {
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "after" }],
      }),
      after: pass(),
    });
    expect(lines(await eventsOf(both, { faults: [{ state: "short", error: "Broken" }] }))).toEqual([
      "1 after 0: ExecutionStarted",
      "2 after 0: ParallelStateEntered",
      "3 after 2: ParallelStateStarted",
      "4 after 3: WaitStateEntered",
      "5 after 3: TaskStateEntered",
      "6 after 5: TaskScheduled",
      "7 after 6: TaskStarted",
      "8 after 7: TaskFailed",
      "9 after 4: WaitStateAborted",
      "10 after 8: ParallelStateFailed",
      "11 after 10: ParallelStateExited",
      "12 after 11: PassStateEntered",
      "13 after 12: PassStateExited",
      "14 after 13: ExecutionSucceeded",
    ]);
  });

  it("of a function's and an activity's tasks has their own names", async () => {
    const both = machine({
      call: work({ Resource: "arn:aws:lambda:eu-west-1:111122223333:function:f", Next: "ask" }),
      ask: work({ Resource: "arn:aws:states:eu-west-1:111122223333:activity:a", TimeoutSeconds: 60 }),
    });
    const types = (await eventsOf(both)).map(({ type }) => type);
    expect(types.filter((type) => !type.includes("State"))).toEqual([
      "ExecutionStarted",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
      "ActivityScheduled",
      "ActivityStarted",
      "ActivitySucceeded",
      "ExecutionSucceeded",
    ]);
  });

  it("tells an expression that failed once, where it stands", async () => {
    const inner = parallel([graph({ broken: pass({ Output: "{% $error('no') %}" }) })]);
    const failed = (await eventsOf(machine({ outer: inner }))).filter(({ type }) => type === "EvaluationFailed");
    expect(failed).toMatchObject([{ evaluationFailedEventDetails: { state: "broken" } }]);
  });

  it("of a distributed Map's executions stands apart, each with numbers of its own", async () => {
    const items = machine({
      each: {
        Type: "Map",
        Items: [1, 2],
        Label: "item",
        ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" }, ...graph({ one: pass() }) },
        End: true,
      },
    });
    expect(lines(await eventsOf(items))).toEqual([
      "1 after 0: ExecutionStarted",
      "2 after 0: MapStateEntered",
      "3 after 2: MapStateStarted",
      "4 after 3: MapRunStarted",
      "5 after 4: MapRunSucceeded",
      "6 after 5: MapStateSucceeded",
      "7 after 6: MapStateExited",
      "8 after 7: ExecutionSucceeded",
    ]);
    expect(lines(await eventsOf(items, {}, "item-2"))).toEqual([
      "1 after 0: ExecutionStarted",
      "2 after 0: PassStateEntered",
      "3 after 2: PassStateExited",
      "4 after 3: ExecutionSucceeded",
    ]);
  });
});

const model = new URL("../../../shared/aws/models/botocore-stepfunctions-2016-11-23.service-2.json", import.meta.url);

interface Shape {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
}

describe.skipIf(!existsSync(model))("with the API's model in ../shared", () => {
  it("every event has a type, members and details that the API has", async () => {
    const { shapes } = JSON.parse(readFileSync(model, "utf8")) as { shapes: Record<string, Shape> };
    const runs: readonly (readonly [Machine, SimulateOptions])[] = [
      [onCluster, {}],
      [onCluster, { faults: [{ state: "ingest", error: "States.TaskFailed" }] }],
      [onCluster, { abortAt: { state: "ingest", after: 5000 } }],
      [machine({ a: pass({ Assign: { x: [1] }, Next: "b" }), b: wait(1) }, { TimeoutSeconds: 1 }), {}],
      [machine({ a: pass({ Output: "{% $error('no') %}" }) }), {}],
      [
        machine({
          each: {
            Type: "Map",
            Items: [1],
            ItemProcessor: graph({ one: work({ TimeoutSeconds: 5, HeartbeatSeconds: 2 }) }),
            End: true,
          },
        }),
        { faults: [{ state: "one", error: "States.Timeout" }] },
      ],
    ];
    for (const [of, options] of runs)
      for (const event of await eventsOf(of, options)) {
        expect(shapes["HistoryEventType"]?.enum).toContain(event.type);
        expectShape(event, "HistoryEvent", shapes);
      }
  });
});

/** Every member is one of the shape's, also deep inside, and none that it requires is missing. */
function expectShape(value: Json | undefined, name: string, shapes: Readonly<Record<string, Shape>>): void {
  const shape = shapes[name];
  if (value === undefined || isList(value) || !isObject(value) || shape?.type !== "structure") return;
  expect(Object.keys(shape.members ?? {})).toEqual(expect.arrayContaining(Object.keys(value)));
  expect(Object.keys(value)).toEqual(expect.arrayContaining([...(shape.required ?? [])]));
  for (const [member, inside] of Object.entries(value))
    expectShape(inside, shape.members?.[member]?.shape ?? "", shapes);
}
