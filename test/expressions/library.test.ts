/**
 * Every function of the library: what it gives at its limits, and on a grid of arguments, is the same when the compiler
 * works it out, when JSONata 2.0.6 does on variables, and of the type that it promises.
 */
import { describe, expect, it, test } from "vitest";
import { constant, read } from "../../src/expressions/build.js";
import { applied } from "../../src/expressions/check-call.js";
import { printPresent } from "../../src/expressions/jsonata/print.js";
import { failing, resultOf, type LibraryFunction } from "../../src/expressions/library/function.js";
import { library } from "../../src/expressions/library/index.js";
import { typedJson } from "../../src/expressions/typed-json.js";
import type { Value, Variable } from "../../src/expressions/value.js";
import type { Json } from "../../src/machine/asl.js";
import { isAssignable, isOptional, membersOf, widest } from "../../src/types/relations.js";
import type { Type } from "../../src/types/type.js";
import { seededChance } from "../../src/simulate/chance.js";
import { evaluate } from "../../src/simulate/jsonata/evaluate.js";
import { argumentGrid, emptyOf } from "./argument-grid.js";

const all = [...library.values()];
const chance = seededChance(1);
const typeOf = (json: Json): Type => widest(constant(json).type);

/** Timestamps are text in JSON, so that a type is needed to know one. */
function argumentTypes(callee: LibraryFunction, given: readonly Json[]): readonly Type[] {
  return given.map((json, index) => {
    const wanted = callee.parameters[index]?.type;
    const own = typeOf(json);
    return wanted && !isAssignable(own, wanted) ? wanted : own;
  });
}

/** What JSONata gives where the arguments are only known in the run; those that must be constant are. */
async function inRun(callee: LibraryFunction, given: readonly Json[], types: readonly Type[]): Promise<Json> {
  const variables = new Map<string, Json>();
  const values = given.map((json, index): Value => {
    const type = types[index] ?? typeOf(json);
    const { isConstant, isPattern } = callee.parameters[index] ?? {};
    if (isConstant || isPattern) return constant(json, type);
    const variable: Variable = { name: `a${index}`, type };
    variables.set(variable.name, json);
    return read(variable);
  });
  const value = applied(callee, values, promised(callee, types));
  const text = `{% ${printPresent(value, ({ name }) => `$${name}`)} %}`;
  return evaluate(text, { states: {}, variables, chance, state: { name: callee.name, event: 2 }, now: 0 }, callee.name);
}

function folded(callee: LibraryFunction, given: readonly Json[], types: readonly Type[]): Json | undefined {
  const values = given.map((json, index) => constant(json, types[index]));
  const value = applied(callee, values, promised(callee, types));
  return value.kind === "constant" ? value.value : undefined;
}

function promised(callee: LibraryFunction, types: readonly Type[]): Type {
  const type = resultOf(callee, types);
  if (!type) throw new Error(`${callee.name} does not take these types`);
  return type;
}

/** As JSON: there is one zero in it. */
const shown = (json: Json | undefined): string => JSON.stringify(json) ?? "nothing";

describe.each(all)("$name", (callee) => {
  it("gives at its limits what its table says", async () => {
    for (const [given, result] of callee.edges) {
      const types = argumentTypes(callee, given);
      const context = `${callee.name}(${given.map(shown).join(", ")})`;
      if (result === failing) {
        await expect(inRun(callee, given, types), context).rejects.toThrow();
        expect([callee.refuses?.(given) ?? null, callee.fails ?? null], context).not.toContain(null);
        continue;
      }
      expect(shown(await inRun(callee, given, types)), context).toBe(shown(result));
      if (callee.fold) expect(shown(folded(callee, given, types)), context).toBe(shown(result));
    }
  });

  it("says in its table what it gives on each empty argument, and on null where it takes it", () => {
    callee.parameters.forEach(({ type, isConstant, isPattern }, index) => {
      if (isConstant || isPattern) return;
      for (const empty of emptyOf(type))
        expect(
          callee.edges.map(([given]) => shown(given[index])),
          `${shown(empty)} as argument ${index + 1}`,
        ).toContain(shown(empty));
    });
  });

  it("gives the same folded and in a run, of the type that it promises", async () => {
    for (const given of argumentGrid(callee)) {
      const types = argumentTypes(callee, given);
      if (resultOf(callee, types) === null || (callee.refuses?.(given) ?? null) !== null) continue;
      const context = `${callee.name}(${given.map(shown).join(", ")})`;
      const early = folded(callee, given, types);
      const late = await inRun(callee, given, types).catch((thrown: unknown) => {
        expect(callee.fails, `${context}: ${String(thrown)}`).toBeDefined();
        return undefined;
      });
      if (early !== undefined) expect(shown(late), context).toBe(shown(early));
      if (late !== undefined && callee.name !== "parse_json")
        expect(shown(typedJson(late, promised(callee, types))), context).toBe(shown(late));
    }
  });
});

test("only what is made anew each time, or is a hash, is left to the run", () => {
  expect(all.filter(({ fold, meaning }) => !fold && !meaning).map(({ name }) => name)).toEqual(["now", "uuid", "hash"]);
  expect(all.filter(({ isFresh }) => isFresh).map(({ name }) => name)).toEqual(["now", "uuid"]);
});

test("what may be missing in a result is so in its type", () => {
  for (const callee of all.filter(({ givesNothing }) => givesNothing)) {
    const types = argumentTypes(callee, [[]]);
    expect(membersOf(promised(callee, types)).length, callee.name).toBeGreaterThan(0);
    expect(isOptional(promised(callee, types)), callee.name).toBe(true);
  }
});
