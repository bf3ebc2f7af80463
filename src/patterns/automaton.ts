/**
 * The automaton of a regular expression: one position for each character it may read, and edges that say which
 * position may come next and in how many ways. A backtracking engine tries those ways one after the other, so counting
 * paths is counting its steps.
 */
import type { CharacterPattern, Pattern } from "./tree.js";

export interface Automaton {
  /** What each position reads. The first stands before the pattern and reads what a search skips. */
  readonly positions: readonly CharacterPattern[];
  /** By position: next position → number of ways. */
  readonly edges: readonly ReadonlyMap<number, number>[];
}

/** Counts of ways by position. */
type Ways = Map<number, number>;

interface Fragment {
  readonly first: Ways;
  readonly last: Ways;
  /** In how many ways nothing is read. */
  readonly empty: number;
}

interface Builder {
  readonly positions: CharacterPattern[];
  readonly edges: Ways[];
  readonly unrolled: number;
  readonly sizes: Map<Pattern, number>;
  work: number;
}

/** Edges and fragments; beyond this the pattern is too large to be looked at. */
const mostWork = 50_000;

const anything: CharacterPattern = { kind: "character", source: "[^]" };
const nothing: Fragment = { first: new Map(), last: new Map(), empty: 1 };

/**
 * Builds the automaton, or gives `null` when it would be too large.
 *
 * @param unrolled up to how many positions a counted repetition is written out; beyond, it is taken for an endless one
 */
export function buildAutomaton(pattern: Pattern, unrolled: number): Automaton | null {
  const builder: Builder = { positions: [], edges: [], unrolled, sizes: new Map(), work: 0 };
  const start = addPosition(builder, anything);
  if (!isAnchored(pattern)) link(builder, start.last, start.first);
  link(builder, start.last, build(pattern, builder).first);
  return builder.work > mostWork ? null : builder;
}

/** Tells whether the pattern can only match at the start of the text. */
function isAnchored(pattern: Pattern): boolean {
  if (pattern.kind === "sequence") return pattern.parts[0] !== undefined && isAnchored(pattern.parts[0]);
  if (pattern.kind === "choice") return pattern.arms.every(isAnchored);
  return pattern.kind === "start";
}

type Builders = { [K in Pattern["kind"]]: (pattern: Extract<Pattern, { kind: K }>, builder: Builder) => Fragment };

const builders: Builders = {
  character: (pattern, builder) => addPosition(builder, pattern),
  sequence: (pattern, builder) =>
    pattern.parts.reduce((before, part) => follow(before, build(part, builder), builder), nothing),
  choice: (pattern, builder) => choose(pattern.arms.map((arm) => build(arm, builder))),
  repeat: (pattern, builder) => repeat(pattern, builder),
  // Nothing comes after it, and what does come after the place it looks from is not its business.
  look: (pattern, builder) => ({ ...nothing, first: build(pattern.body, builder).first }),
  start: () => nothing,
};

function build<K extends Pattern["kind"]>(pattern: Extract<Pattern, { kind: K }>, builder: Builder): Fragment {
  // Holds because the table has the builder of a kind under that kind; TypeScript does not relate the two by itself.
  const buildKind = builders[pattern.kind] as (pattern: Pattern, builder: Builder) => Fragment;
  return ++builder.work > mostWork ? nothing : buildKind(pattern, builder);
}

function addPosition(builder: Builder, character: CharacterPattern): Fragment {
  const position = builder.positions.push(character) - 1;
  builder.edges.push(new Map());
  return { first: new Map([[position, 1]]), last: new Map([[position, 1]]), empty: 0 };
}

function link(builder: Builder, from: Ways, to: Ways): void {
  builder.work += from.size * to.size;
  if (builder.work > mostWork) return;
  for (const [position, leaving] of from) {
    const edges = builder.edges[position];
    if (edges === undefined) continue;
    for (const [next, entering] of to) add(edges, next, leaving * entering);
  }
}

function follow(before: Fragment, after: Fragment, builder: Builder): Fragment {
  link(builder, before.last, after.first);
  return {
    first: merge(before.first, after.first, before.empty),
    last: merge(after.last, before.last, after.empty),
    empty: before.empty * after.empty,
  };
}

function choose(arms: readonly Fragment[]): Fragment {
  // The arms have no position in common.
  return {
    first: new Map(arms.flatMap((arm) => [...arm.first])),
    last: new Map(arms.flatMap((arm) => [...arm.last])),
    empty: arms.reduce((ways, arm) => ways + arm.empty, 0),
  };
}

function repeat(pattern: Extract<Pattern, { kind: "repeat" }>, builder: Builder): Fragment {
  const { body, min, max } = pattern;
  if (max === 0) return nothing;
  if (max > 1 && !(max * sizeOf(body, builder) <= builder.unrolled)) return endless(build(body, builder), min, builder);
  let optional = nothing;
  for (let count = min; count < max; count++) optional = skippable(follow(build(body, builder), optional, builder));
  let whole = optional;
  for (let count = 0; count < min; count++) whole = follow(build(body, builder), whole, builder);
  return whole;
}

function endless(body: Fragment, min: number, builder: Builder): Fragment {
  link(builder, body.last, body.first);
  return min === 0 ? skippable(body) : body;
}

/** JavaScript refuses an optional turn that reads nothing, so there is one way to skip it. */
function skippable(body: Fragment): Fragment {
  return { ...body, empty: 1 };
}

/** How many positions the pattern has when every counted repetition is written out. */
function sizeOf(pattern: Pattern, builder: Builder): number {
  const known = builder.sizes.get(pattern);
  if (known !== undefined) return known;
  const size = partsOf(pattern).reduce(
    (sum, part) => sum + sizeOf(part, builder),
    pattern.kind === "character" ? 1 : 0,
  );
  const times = pattern.kind === "repeat" && pattern.max !== Infinity ? pattern.max : 1;
  builder.sizes.set(pattern, size * times);
  return size * times;
}

function partsOf(pattern: Pattern): readonly Pattern[] {
  if (pattern.kind === "sequence") return pattern.parts;
  if (pattern.kind === "choice") return pattern.arms;
  return pattern.kind === "repeat" || pattern.kind === "look" ? [pattern.body] : [];
}

function merge(one: Ways, other: Ways, factor: number): Ways {
  if (factor === 0) return one;
  const merged = new Map(one);
  for (const [position, ways] of other) add(merged, position, ways * factor);
  return merged;
}

/** Ways stay finite: what is beyond counting is beyond any limit as well. */
function add(ways: Ways, position: number, more: number): void {
  ways.set(position, Math.min((ways.get(position) ?? 0) + more, 1e15));
}
