/**
 * All functions that an expression may call, as the jsonata package keeps them: its own, which count what they cost,
 * and those of Step Functions. `$eval` is not among them, as AWS does not have it.
 */
import { parseJsonata } from "../../jsonata/parse.js";
import { outOfTime, withinTime } from "../../patterns/time-limit.js";
import { builtIn, lengths, mayBacktrack, prices } from "./built-in.js";
import type { Budget } from "./budget.js";
import { stepFunctions, type Around } from "./functions.js";
import { inherited, ownMember } from "./own-member.js";

/** How the package keeps a function. */
export interface Definition {
  readonly _jsonata_function: true;
  readonly implementation: Implementation;
  readonly signature?: unknown;
}

type Implementation = (this: Focus, ...values: unknown[]) => unknown;

/** What the package hands to a function as `this`. */
export interface Focus {
  readonly environment: { lookup(name: string | symbol): unknown };
  readonly input?: unknown;
}

/** The name under which an evaluation finds its `Around`; no expression can spell a symbol. */
export const aroundName = Symbol("around");

/** The function that reads a member of objects that JavaScript gives a meaning; no expression can spell the blank. */
export const ownMemberName = "own member";

let made: Promise<ReadonlyMap<string, Definition>> | null = null;

/** Gives the functions by name, without `$`. Made once for the process. */
export function library(): Promise<ReadonlyMap<string, Definition>> {
  return (made ??= make());
}

async function make(): Promise<ReadonlyMap<string, Definition>> {
  const functions = new Map<string, Definition>();
  for (const name of builtIn) functions.set(name, counted(name, await definitionOf(name)));
  const fromMillis = await definitionOf("fromMillis");
  const now: Implementation = function (picture, zone) {
    return fromMillis.implementation.call(this, aroundOf(this).now, picture, zone);
  };
  functions.set("now", await definitionOf("now", now, "<s?s?:s>"));
  for (const [name, { signature, give }] of stepFunctions) {
    const implementation: Implementation = function (...values) {
      const around = aroundOf(this);
      around.budget.work(values);
      // The signature lets nothing else through.
      return noted(give(around, ...(values as never[])), around.budget);
    };
    functions.set(name, counting(implementation, give.length - 1, await definitionOf(name, implementation, signature)));
  }
  const own: Implementation = function (name) {
    return ownMember(this.input, String(name));
  };
  functions.set(ownMemberName, { _jsonata_function: true, implementation: own });
  return functions;
}

/** Gives how the package keeps a function, one of its own or another. */
async function definitionOf(name: string, implementation?: Implementation, signature?: string): Promise<Definition> {
  const parsed = parseJsonata(`$${name} /* as it is kept */`);
  if ("problem" in parsed) throw new Error(parsed.problem);
  if (implementation) parsed.expression.registerFunction(name, implementation, signature);
  // An expression that is the name of a function gives what the package keeps of it.
  return (await parsed.expression.evaluate(undefined)) as Definition;
}

function counted(name: string, definition: Definition): Definition {
  const { implementation } = definition;
  const price = prices.get(name);
  const length = lengths.get(name);
  const called: Implementation = function (...values) {
    const { budget } = aroundOf(this);
    budget.work(values);
    if (price) budget.spend(price(values));
    if (length) budget.room(length(values));
    if (name === "lookup" && inherited.has(String(values[1]))) return ownMember(values[0], String(values[1]));
    const act = (): unknown => implementation.apply(this, values);
    return noted(mayBacktrack(name, values) ? limited(act, budget) : act(), budget);
  };
  return counting(called, implementation.length, definition);
}

/** The package asks a function for the number of its parameters and, if it is given some of them, for their names. */
function counting(called: Implementation, length: number, definition: Definition): Definition {
  const source = String(definition.implementation);
  Object.defineProperties(called, { length: { value: length }, toString: { value: () => source } });
  return { ...definition, implementation: called };
}

const longestCallMs = 1_000;

function limited(act: () => unknown, budget: Budget): unknown {
  const value = withinTime(longestCallMs, act);
  return value === outOfTime ? budget.ranOut() : value;
}

function noted(value: unknown, budget: Budget): unknown {
  if (value instanceof Promise) return value.then((later: unknown) => noted(later, budget));
  budget.made(value);
  return value;
}

function aroundOf(focus: Focus): Around {
  // `evaluation.ts` puts it there, in the outermost frame of every evaluation.
  return focus.environment.lookup(aroundName) as Around;
}
