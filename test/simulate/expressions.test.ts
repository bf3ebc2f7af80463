/** What expressions see and give. */
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/machine/asl.js";
import { machine, pass, wait, work } from "../support/machines.js";
import { simulate } from "../../src/simulate/simulate.js";

async function valueOf(expression: Json, input: Json = {}): Promise<Json | undefined> {
  const run = await simulate(machine({ pause: wait(90, { Next: "value" }), value: pass({ Output: expression }) }), {
    input,
  });
  if (run.status !== "SUCCEEDED") return `${run.error}`;
  return run.output;
}

describe("expressions", () => {
  it("are evaluated anywhere in a payload, and everything else is plain JSON", async () => {
    const payload = {
      a: ["{% 1 + 1 %}", { b: "{% $states.input.x %}" }],
      plain: "$states.input.x",
      half: "{% 1",
      none: null,
    };
    expect(await valueOf(payload, { x: true })).toEqual({
      a: [2, { b: true }],
      plain: "$states.input.x",
      half: "{% 1",
      none: null,
    });
  });

  it("fail when they give nothing, raise, or give what is not JSON", async () => {
    for (const bad of [
      "{% $states.input.missing %}",
      "{% $number('x') %}",
      "{% 'a' < 1 %}",
      "{% function($x) { $x } %}",
      "{% $eval('1') %}",
    ]) {
      expect(await valueOf(bad), bad).toBe("States.QueryEvaluationError");
    }
  });

  it("read the virtual clock", async () => {
    expect(await valueOf("{% $now() %}")).toBe("2026-01-01T00:01:30.000Z");
    expect(await valueOf("{% $now('[Y]') %}")).toBe("2026");
    expect(await valueOf("{% $millis() %}")).toBe(Date.UTC(2026, 0, 1, 0, 1, 30));
    expect(await valueOf("{% $states.context.Execution.StartTime %}")).toBe("2026-01-01T00:00:00.000Z");
    expect(await valueOf("{% $states.context.State %}")).toEqual({
      EnteredTime: "2026-01-01T00:01:30.000Z",
      Name: "value",
      RetryCount: 0,
    });
  });

  it("know the functions that Step Functions adds", async () => {
    expect(await valueOf("{% $partition([1,2,3,4,5], 2) %}")).toEqual([[1, 2], [3, 4], [5]]);
    expect(await valueOf("{% $range(1, 7, 3) %}")).toEqual([1, 4, 7]);
    expect(await valueOf("{% $hash('', 'MD5') %}")).toBe("d41d8cd98f00b204e9800998ecf8427e");
    expect(await valueOf("{% $hash('x', 'CRC') %}")).toBe("States.QueryEvaluationError");
    expect(await valueOf("{% $parse('{\"a\": [1]}').a[0] %}")).toBe(1);
    expect(await valueOf("{% $random(7) = $random(7) and $random() < 1 %}")).toBe(true);
    expect(
      await valueOf(
        "{% $contains($uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) %}",
      ),
    ).toBe(true);
  });

  it("see $states.result and $states.errorOutput only where they are, also under $exists", async () => {
    for (const member of ["result", "errorOutput"]) {
      const refused = `Field '$states.${member}' does not exist. at Output`;
      await expect(valueOf(`{% $exists($states.${member}) %}`)).rejects.toThrow(refused);
    }
    const run = await simulate(machine({ a: work({ Output: "{% $states.result.n %}" }) }), {
      results: { a: { n: 3 } },
    });
    expect(run.output).toBe(3);
  });

  it("keep one-element results as JSONata 2.0.6 gives them", async () => {
    expect(await valueOf("{% $map([1], function($x) { $x }) %}")).toBe(1);
    expect(await valueOf("{% [$map([1], function($x) { $x })] %}")).toEqual([1]);
  });
});
