/**
 * Makes machines at random: clusters with and without a guard, branches, catches and choices, nested into each other.
 */
import type { Machine, State, StateGraph } from "../../src/machine/asl.js";
import { seededChance, type Chance } from "../../src/simulate/chance.js";
import { addStep, createCluster, parallel, terminate } from "../support/machines.js";

/** Adds states that go to `next`, or end where there is none, and gives the name of the first. */
type Statement = (states: Record<string, State>, next: string | undefined) => string;

/** Gives the machine of a seed; it terminates every cluster on some way, seldom on all. */
export function randomMachine(seed: number): Machine {
  return { QueryLanguage: "JSONata", ...block(maker(seededChance(seed)), 3) };
}

interface Maker {
  readonly chance: Chance;
  /** Gives a number that no other state or variable has. */
  readonly fresh: () => number;
}

function maker(chance: Chance): Maker {
  let count = 0;
  return { chance, fresh: () => (count += 1) };
}

function block(make: Maker, depth: number): StateGraph {
  const kinds = depth === 0 ? [task] : [task, cluster, cluster, branches, attempt, choice];
  const statements = Array.from({ length: 1 + Math.floor(make.chance() * 2) }, () => {
    const kind = kinds[Math.floor(make.chance() * kinds.length)] ?? task;
    return kind(make, depth);
  });
  const states: Record<string, State> = {};
  let first: string | undefined;
  for (const statement of statements.reverse()) first = statement(states, first);
  return { StartAt: first ?? "", States: Object.fromEntries(Object.entries(states).reverse()) };
}

function onward(next: string | undefined): { readonly Next?: string } {
  return next === undefined ? {} : { Next: next };
}

function task(make: Maker): Statement {
  const name = `Task ${make.fresh()}`;
  return (states, next) => {
    states[name] = {
      Type: "Task",
      Resource: "arn:aws:states:::sns:publish",
      Arguments: {},
      Output: {},
      ...(next === undefined ? { End: true } : { Next: next }),
    };
    return name;
  };
}

/** A cluster, its use, and its end; what guards the use, and what the guard does, is left to chance. */
function cluster(make: Maker, depth: number): Statement {
  const number = make.fresh();
  const variable = `c${number}`;
  const id = `{% $${variable} %}`;
  const inside = block(make, depth - 1);
  const step = `Step ${number}`;
  const use: StateGraph = {
    StartAt: step,
    States: { [step]: addStep(step, { Next: inside.StartAt }, id), ...inside.States },
  };
  const guarded = make.chance() < 0.85;
  const failing = make.chance() < 0.8;
  const policy = { AutoTerminationPolicy: { IdleTimeout: 3600 } };
  return (states, next) => {
    if (guarded && failing) states[`Failed ${number}`] = { Type: "Fail", Error: "Failed" };
    if (guarded) states[`Clean ${number}`] = terminate(failing ? { Next: `Failed ${number}` } : onward(next), id);
    states[`Terminate ${number}`] = terminate({ ...onward(next) }, id);
    const caught = { Catch: [{ ErrorEquals: ["States.ALL"], Output: {}, Next: `Clean ${number}` }] };
    states[`Use ${number}`] = parallel([use], { Output: {}, ...(guarded ? caught : {}), Next: `Terminate ${number}` });
    states[`Create ${number}`] = createCluster(
      { Assign: { [variable]: "{% $states.result.ClusterId %}" }, Next: `Use ${number}` },
      policy,
    );
    return `Create ${number}`;
  };
}

function branches(make: Maker, depth: number): Statement {
  const name = `Both ${make.fresh()}`;
  const parts = [block(make, depth - 1), block(make, depth - 1)];
  return (states, next) => {
    states[name] = parallel(parts, { Output: {}, ...onward(next) });
    return name;
  };
}

function attempt(make: Maker, depth: number): Statement {
  const number = make.fresh();
  const body = block(make, depth - 1);
  const retries = make.chance() < 0.3 ? { Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }] } : {};
  return (states, next) => {
    states[`Handled ${number}`] = {
      Type: "Pass",
      Output: {},
      ...(next === undefined ? { End: true } : { Next: next }),
    };
    states[`Try ${number}`] = parallel([body], {
      Output: {},
      ...retries,
      Catch: [{ ErrorEquals: ["States.ALL"], Output: {}, Next: `Handled ${number}` }],
      ...onward(next),
    });
    return `Try ${number}`;
  };
}

function choice(make: Maker, depth: number): Statement {
  const number = make.fresh();
  const body = block(make, depth - 1);
  return (states, next) => {
    states[`Skip ${number}`] = { Type: "Pass", Output: {}, ...(next === undefined ? { End: true } : { Next: next }) };
    states[`Do ${number}`] = parallel([body], { Output: {}, ...onward(next) });
    states[`If ${number}`] = {
      Type: "Choice",
      Choices: [{ Condition: "{% $exists($states.input.skip) %}", Next: `Skip ${number}` }],
      Default: `Do ${number}`,
    };
    return `If ${number}`;
  };
}
