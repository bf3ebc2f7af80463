/** Tasks that wait for somebody: task tokens, activities, heartbeats. Traces are computed by hand. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/simulate/simulate.js";
import { machine, pass, work } from "../support/machines.js";

const asksSomebody = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
const activity = "arn:aws:states:eu-west-1:111122223333:activity:approve";
const silent = { faults: [{ state: "ask", error: "States.Timeout" }] };

describe("a task that waits for somebody", () => {
  it.each([asksSomebody, activity])("fails by its heartbeat when nobody sends a sign: %s", async (Resource) => {
    const run = await simulate(machine({ ask: work({ Resource, TimeoutSeconds: 600, HeartbeatSeconds: 60 }) }), silent);
    expect(run).toMatchObject({ status: "FAILED", error: "States.HeartbeatTimeout", took: 60_000 });
  });

  it("fails by its timeout when it has no heartbeat", async () => {
    const run = await simulate(machine({ ask: work({ Resource: asksSomebody, TimeoutSeconds: 600 }) }), silent);
    expect(run).toMatchObject({ status: "FAILED", error: "States.Timeout", took: 600_000 });
  });

  it("is answered after the time and with the result that were told", async () => {
    const told = { durations: { ask: 90_000 }, results: { ask: { approved: true } } };
    const ask = work({
      Resource: asksSomebody,
      TimeoutSeconds: 600,
      HeartbeatSeconds: 60,
      Output: "{% $states.result %}",
    });
    expect(await simulate(machine({ ask }), told)).toMatchObject({
      status: "SUCCEEDED",
      output: { approved: true },
      took: 90_000,
    });
  });

  it("can catch a missing heartbeat by its name, and by States.TaskFailed, but not as States.Timeout", async () => {
    const ends = async (name: string): Promise<string> => {
      const Catch = [{ ErrorEquals: [name], Next: "after" }];
      const ask = work({ Resource: asksSomebody, TimeoutSeconds: 600, HeartbeatSeconds: 60, Catch, Next: "after" });
      return (await simulate(machine({ ask, after: pass() }), silent)).status;
    };
    expect(await ends("States.HeartbeatTimeout")).toBe("SUCCEEDED");
    expect(await ends("States.TaskFailed")).toBe("SUCCEEDED");
    expect(await ends("States.Timeout")).toBe("FAILED");
  });
});

describe("a task that nobody has a token of", () => {
  it("sends no heartbeats, so none can be missed", async () => {
    const task = work({ TimeoutSeconds: 600, HeartbeatSeconds: 60 });
    const run = await simulate(machine({ ask: task }), silent);
    expect(run).toMatchObject({ error: "States.Timeout", took: 600_000 });
  });

  it("is refused when its heartbeat is not shorter than its timeout", async () => {
    await expect(simulate(machine({ ask: work({ TimeoutSeconds: 60, HeartbeatSeconds: 60 }) }))).rejects.toThrow(
      "HeartbeatSeconds is not below TimeoutSeconds",
    );
  });
});
