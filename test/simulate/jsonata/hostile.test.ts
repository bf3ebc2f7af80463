/** Expressions that want to take for ever, or all memory, or the engine itself. Each ends, and fails its state. */
import { describe, expect, it } from "vitest";
import { outcomeOf, viewOf } from "./view.js";

const time = "Expression evaluation timeout";
const memory = "Expression evaluation memory limit exceeded";
/** On a busy machine the clock may come first. */
const either = "Expression evaluation";

const endless: readonly (readonly [string, string])[] = [
  ["($f := function($x){ $f($x + 1) }; $f(1))", time],
  ["[1..100000].([1..100000].(1))", time],
  ["$reduce([1..100000], $append)", "evaluation"],
  ["$distinct([1..100000])", time],
  ["$contains($states.input.long, /^(a|a)*$/)", time],
  ["$toMillis('1111111111111111111111111111111111x', '[Y][Y][Y][Y][Y][Y][Y][Y][Y][Y][Y][Y][Y][Y]')", ""],
  ["$pad('x', 1000000000)", memory],
  ["$join([1..800000].('x'), $pad('y', 1000000))", either],
  ["[1..10000000]", memory],
  ["[1..100000000]", "D2014"],
  ["$map([1..100000], function($i){ $pad('x', 6000000) })", either],
  ["($f := function($l, $n){ $n = 0 ? $l : $f([[$l], [$l]], $n - 1) }; $string($f([1], 60)))", memory],
  ["($f := function($l, $n){ $n = 0 ? $l : $f([[$l], [$l]], $n - 1) }; $f([1], 60))", memory],
  ["($f := function($n){ {'a': $f($n + 1), 'b': $f($n + 1)} }; $f(1))", ""],
  ["$replace($pad('', 1000000, 'x'), 'x', $pad('', 1000, 'y'))", ""],
  ["$split($pad('', 600000, 'x'), /x/)", ""],
  ["$sort([1..200000])", time],
];

describe("expressions that would not end", () => {
  it.each(endless)("fail: %s", async (text, cause) => {
    const outcome = await outcomeOf(text, viewOf({ long: `${"a".repeat(60)}!` }));
    // A value may be large, and the difference to it takes longer to show than any of these may take.
    if ("value" in outcome) expect.fail(`${text} gives a value`);
    expect(outcome).toEqual({
      error: "States.QueryEvaluationError",
      cause: expect.stringContaining(cause) as string,
    });
  });
});

describe("what JavaScript adds to every object", () => {
  const names = Object.getOwnPropertyNames(Object.prototype);

  it.each(names)("%s is nothing, unless the data has it", async (name) => {
    expect(await outcomeOf(`$states.input.\`${name}\``)).toHaveProperty("error");
    expect(await outcomeOf(`$lookup($states.input, '${name}')`)).toHaveProperty("error");
    expect(await outcomeOf(`[$states.input, $states.input].\`${name}\``)).toHaveProperty("error");
    const owner = viewOf(JSON.parse(`{"${name}": 1}`) as Record<string, number>); // an own member, also of this name
    expect(await outcomeOf(`$states.input.\`${name}\``, owner)).toEqual({ value: 1 });
    expect(await outcomeOf(`$lookup($states.input, '${name}')`, owner)).toEqual({ value: 1 });
  });

  it("cannot be changed", async () => {
    await outcomeOf('$states.input.__proto__.__defineGetter__("polluted", function(){ 1 })');
    await outcomeOf('{"a": 1}.__proto__ ~> | $ | {"polluted": 1} |');
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
