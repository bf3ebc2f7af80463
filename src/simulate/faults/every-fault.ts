/** Tours of a machine: every fault that it could meet, one at a time or two. */
import type { Json, Machine, State, StateGraph } from "../../machine/asl.js";
import { readResource } from "../services/resource.js";
import type { Fault, Run, SimulateOptions } from "../run.js";
import { simulate } from "../simulate.js";

export interface FaultyRun {
  readonly fault: Fault;
  readonly run: Run;
}

export interface TwiceFaultyRun {
  readonly faults: readonly [Fault, Fault];
  readonly run: Run;
}

/** Which faults a tour makes, and what else its runs are told. */
export type Tour = Omit<SimulateOptions, "input" | "faults"> & { readonly where?: (fault: Fault) => boolean };

/** Runs a machine once for every fault of `faultsOf`. A fault whose state was not reached is not in `run.fired`. */
export async function* everyFault(machine: Machine, input: Json, tour: Tour = {}): AsyncGenerator<FaultyRun> {
  const { where = () => true, ...options } = tour;
  for (const fault of faultsOf(machine).filter(where)) {
    yield { fault, run: await simulate(machine, { ...options, input, faults: [fault] }) };
  }
}

/**
 * Runs a machine with every two faults of different states that can both happen in one run, at least one of them
 * lasting. Until the second fault happens a run is that of the first alone; so only states which that run reaches are
 * worth a run.
 */
export async function* pairsOfFaults(
  machine: Machine,
  input: Json,
  tour: Tour,
  choice: PairChoice,
): AsyncGenerator<TwiceFaultyRun> {
  const { where: _, ...options } = tour;
  const alone: FaultyRun[] = [];
  for await (const faulty of everyFault(machine, input, tour)) if (faulty.run.fired.length > 0) alone.push(faulty);
  const all = faultsOf(machine).filter(tour.where ?? (() => true));
  const pairs = alone.flatMap((first) => {
    const reached = new Set(first.run.trace.map((event) => event.state));
    return all
      .filter((fault) => reached.has(fault.state) && isPair(first.fault, fault))
      .map((second) => [first.fault, second] as const);
  });
  const chosen = choice.of(pairs);
  choice.skipped(pairs.length - chosen.length);
  for (const faults of chosen) {
    const run = await simulate(machine, { ...options, input, faults });
    // Fired in this order; the other order is met when its own first fault is.
    if (run.fired.length === 2 && run.fired[0] === faults[0]) yield { faults, run };
  }
}

/** Which of all pairs are run, and who is told how many are not. */
export interface PairChoice {
  readonly of: (pairs: readonly (readonly [Fault, Fault])[]) => readonly (readonly [Fault, Fault])[];
  readonly skipped: (count: number) => void;
}

function isPair(first: Fault, second: Fault): boolean {
  return first.state !== second.state && (first.attempt === "always" || second.attempt === "always");
}

/**
 * Gives each Task failing once and for good, refused by its service, out of time; and each expression elsewhere
 * failing.
 */
export function faultsOf(machine: Machine): readonly Fault[] {
  return [...statesIn(machine)].flatMap(([name, state]) =>
    errorsOf(state).flatMap((error) => [
      { state: name, error, attempt: 1 },
      { state: name, error, attempt: "always" as const },
    ]),
  );
}

function* statesIn(graph: StateGraph): Generator<readonly [string, State]> {
  for (const [name, state] of Object.entries(graph.States)) {
    yield [name, state];
    const inner =
      state.Type === "Parallel"
        ? state.Branches
        : state.Type === "Map" && state.ItemProcessor
          ? [state.ItemProcessor]
          : [];
    for (const child of inner) yield* statesIn(child);
  }
}

function errorsOf(state: State): readonly string[] {
  if (state.Type === "Task") {
    const timeout = state.TimeoutSeconds === undefined ? [] : ["States.Timeout"];
    return ["States.TaskFailed", serviceErrorOf(state.Resource), ...timeout];
  }
  // A Fail that cannot say its error has no other state to go to: that is for those who write the expression.
  if (state.Type === "Fail") return [];
  return hasExpression(state) ? ["States.QueryEvaluationError"] : [];
}

/** Fields whose expressions fail where the state itself stands; those of a Catch belong to an earlier failure. */
const evaluated = [
  "Arguments",
  "Assign",
  "Choices",
  "Items",
  "ItemSelector",
  "MaxConcurrency",
  "Output",
  "Seconds",
  "Timestamp",
];

function hasExpression(state: State): boolean {
  return Object.entries(state).some(
    ([field, value]) => evaluated.includes(field) && JSON.stringify(value).includes('"{%'),
  );
}

/** How Step Functions reports what a service itself refuses. */
function serviceErrorOf(resource: string): string {
  const service = readResource(resource).action.split(":")[0] ?? "";
  return serviceErrors.get(service) ?? "States.Permissions";
}

const serviceErrors: ReadonlyMap<string, string> = new Map([
  ["elasticmapreduce", "EMR.AmazonElasticMapReduceException"],
  ["emr-serverless", "EMRServerless.ThrottlingException"],
  ["emr-containers", "EMRContainers.ThrottlingException"],
]);
