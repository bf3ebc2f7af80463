/** A Map: its body runs never, once or often; in turn with MaxConcurrency 1, else at the same time. */
import type { MapState } from "../../machine/asl.js";
import { childGraphs, escapePointer } from "../../machine/walk.js";
import { complete } from "./complete.js";
import { EXPRESSION_FAILED } from "./failures.js";
import { statusKey, type Facts, type Status } from "./facts.js";
import { insideMoves, stopped } from "./inside.js";
import { languageOf, scopeAt, step, type At, type Failure, type Move, type Summary } from "./moves.js";
import { selectedInput } from "./proceed.js";
import { recover } from "./recover.js";
import { evaluateTemplate } from "./template.js";
import { through, type Trail } from "./trail.js";
import { bagOf, join, mayHoldId, unknown, type Value } from "./value.js";

/** The status before a further item, and what the items before it have given. */
interface Round {
  readonly status: Status;
  readonly outputs: readonly Value[];
  readonly changed: Value | null;
  readonly trail: Trail;
}

/** Gives every way on from a Map. */
export function runMap(at: At<MapState>): readonly Move[] {
  const { rounds, bodies } = allRounds(at);
  const entered = step(at, "enters");
  const moves: Move[] = insideMoves(
    bodies.map(({ body }) => body),
    entered,
  );
  for (const { status, outputs, changed, trail } of rounds) {
    const others = outputs.reduce<Value | null>((all, output) => (all === null ? output : join(all, output)), null);
    moves.push(...complete(at, status, bagOf(changed, others ?? unknown()), step(at, "succeeds", null, trail)));
  }
  for (const { body, before, trail } of bodies) {
    const together = inTurn(at.state)
      ? []
      : stopped([body, body], before, (loss) => moves.push({ ...loss, trail: through(trail, loss.trail) ?? trail }));
    for (const failure of [...body.fails, ...together]) moves.push(...failed(at, failure, trail));
  }
  const error = EXPRESSION_FAILED[languageOf(at)];
  if (itemsMayFail(at))
    moves.push(...recover(at, { status: at.facts.status, error, origin: at.name, trail: step(at, "fails", error) }));
  return moves;
}

function failed(at: At<MapState>, { status, error, origin, trail }: Failure, entered: Trail): readonly Move[] {
  return recover(at, { status, error, origin, trail: step(at, "fails", null, through(entered, trail)) });
}

/** A concurrency that is not known to be 1 may be more. */
function inTurn(state: MapState): boolean {
  return state.MaxConcurrency === 1;
}

/** Runs the body for every status in which an item can begin. */
function allRounds(at: At<MapState>): {
  readonly rounds: readonly Round[];
  readonly bodies: readonly { readonly body: Summary; readonly before: Status; readonly trail: Trail }[];
} {
  const rounds = new Map<string, Round>([
    [statusKey(at.facts.status), { status: at.facts.status, outputs: [], changed: null, trail: step(at, "enters") }],
  ]);
  const bodies = [];
  const [child] = childGraphs(at.state);
  if (child === undefined) return { rounds: [...rounds.values()], bodies: [] };
  const path = `${at.path}/States/${escapePointer(at.name)}/${child.place}`;
  // A Map's own iteration also visits what is added on the way.
  for (const [key, round] of rounds) {
    const body = at.context.explore(
      child.graph,
      path,
      { ...bodyFacts(at), status: round.status },
      through(at.context.before, round.trail),
    );
    bodies.push({ body, before: round.status, trail: round.trail });
    for (const { status, output, trail } of itemEnds(at.state, body)) {
      const next = statusKey(status);
      const known = rounds.get(next);
      const way = known?.trail ?? through(round.trail, trail) ?? round.trail;
      const changed = next === key ? round.changed : changedBy(known, output);
      rounds.set(next, { status, outputs: [...(known?.outputs ?? []), output], changed, trail: way });
    }
  }
  const every = [...rounds.values()].flatMap(({ outputs }) => outputs);
  return { rounds: [...rounds.values()].map((round) => ({ ...round, outputs: every })), bodies };
}

/** What is certainly among the results when the items have led to a status: nothing where no item may have run. */
function changedBy(known: Round | undefined, output: Value): Value | null {
  if (known === undefined) return output;
  return known.changed === null ? null : join(known.changed, output);
}

/** An item whose failure is tolerated ends like one that succeeded, with what it left behind. */
function itemEnds(state: MapState, body: Summary): readonly { status: Status; output: Value; trail: Trail }[] {
  const tolerates = [state.ToleratedFailureCount, state.ToleratedFailurePercentage].some(
    (limit) => limit !== undefined && limit !== 0,
  );
  return tolerates
    ? [...body.ends, ...body.fails.map(({ status, trail }) => ({ status, trail, output: unknown({ defined: true }) }))]
    : body.ends;
}

/** A distributed Map's children are executions of their own and see no variables from outside. */
function bodyFacts(at: At<MapState>): Facts {
  const { state, facts } = at;
  const variables = state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED" ? null : facts.variables;
  const selector = languageOf(at) === "JSONPath" ? (state.ItemSelector ?? state.Parameters) : state.ItemSelector;
  const input = selectedInput(at);
  if (selector !== undefined)
    return { ...facts, variables, input: evaluateTemplate(selector, scopeAt(at, input)).value };
  return { ...facts, variables, input: unknown({ mayBeId: mayHoldId(input) || facts.status.subject !== null }) };
}

function itemsMayFail(at: At<MapState>): boolean {
  const { Items: items, ItemsPath: itemsPath, ItemSelector: selector } = at.state;
  return (
    itemsPath !== undefined ||
    [items, selector].some((part) => part !== undefined && evaluateTemplate(part, scopeAt(at)).mayFail)
  );
}
