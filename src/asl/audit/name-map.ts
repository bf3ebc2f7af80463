/**
 * A map of names that never changes. A map that is made of another shares with it whatever is the same, and two of the same
 * content have the same shape, however they came about. So a change, and putting together two maps that differ in few
 * names, cost about the logarithm of their size, where a copy would cost all of it at every state of a machine.
 */
import { hashOf } from "./hash.js";

interface Leaf<T> {
  readonly name: string;
  readonly hash: number;
  readonly value: T;
}

/** Has two leaves below it at least; which side a name is on, a bit of its hash says, by how deep the branch is. */
interface Branch<T> {
  readonly zero: NameMap<T>;
  readonly one: NameMap<T>;
  /** What folders have found, each at its own index. Kept here, for a `WeakMap` of as many keys holds up the collector. */
  sums: unknown[] | null;
  /** What mergers have made of it last, each at its own index. */
  merged: { readonly right: unknown; readonly result: unknown }[] | null;
}

/** `null` is the empty map. */
export type NameMap<T> = Leaf<T> | Branch<T> | null;

/** Gives a map of entries; of one name the last counts. */
export function nameMapOf<T>(entries: Iterable<readonly [string, T]>): NameMap<T> {
  let map: NameMap<T> = null;
  for (const [name, value] of entries) map = withValue(map, name, value);
  return map;
}

export function valueAt<T>(map: NameMap<T>, name: string): T | undefined {
  const place = { name, hash: hashOf(name) };
  let node = map;
  for (let depth = 0; node !== null && !isLeaf(node); depth += 1) node = isOne(place, depth) ? node.one : node.zero;
  return node?.name === name ? node.value : undefined;
}

export function withValue<T>(map: NameMap<T>, name: string, value: T): NameMap<T> {
  return withLeaf(map, { name, hash: hashOf(name), value }, 0);
}

export function withoutName<T>(map: NameMap<T>, name: string): NameMap<T> {
  return withoutLeaf(map, { name, hash: hashOf(name) }, 0);
}

/** Gives the entries, in an order of no meaning. */
export function entriesOf<T>(map: NameMap<T>): readonly (readonly [string, T])[] {
  const entries: (readonly [string, T])[] = [];
  const open = [map];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null) continue;
    if (isLeaf(node)) entries.push([node.name, node.value]);
    else open.push(node.one, node.zero);
  }
  return entries;
}

/** Whether both have the same names with the same values. */
export function isSameMap<T>(left: NameMap<T>, right: NameMap<T>, isSame: (left: T, right: T) => boolean): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isLeaf(left)) return isLeaf(right) && left.name === right.name && isSame(left.value, right.value);
  return !isLeaf(right) && isSameMap(left.zero, right.zero, isSame) && isSameMap(left.one, right.one, isSame);
}

/**
 * Makes a function that sums up a map, and remembers the sum of what maps share. The order of the entries is not that in
 * which they were put in, but the same for the same names.
 */
export function folder<T, Sum>(
  none: Sum,
  one: (value: T, hash: number) => Sum,
  both: (left: Sum, right: Sum) => Sum,
): (map: NameMap<T>) => Sum {
  const index = (folders += 1);
  const fold = (map: NameMap<T>): Sum => {
    if (map === null) return none;
    if (isLeaf(map)) return one(map.value, map.hash);
    map.sums ??= [];
    // At its index there is only what this folder has put there.
    const found = map.sums[index] as Sum | undefined;
    if (found !== undefined) return found;
    const sum = both(fold(map.zero), fold(map.one));
    map.sums[index] = sum;
    return sum;
  };
  return fold;
}

let folders = -1;
let mergers = -1;

/** What becomes of an entry that only one of two maps has. */
type Alone<From, To> = "keep" | "drop" | ((value: From) => To);

/** How two maps become one. */
export interface Ways<Left, Right> {
  /** Gives `left` itself where nothing changes, as it must for a value with itself; `undefined` drops the entry. */
  readonly both: (left: Left, right: Right) => Left | undefined;
  readonly left: Alone<Left, Left>;
  readonly right: Alone<Right, Left>;
}

/** Makes a function that puts two maps together, and remembers of each part what came of it last. */
export function merger<Left, Right>(
  ways: Ways<Left, Right>,
): (left: NameMap<Left>, right: NameMap<Right>) => NameMap<Left> {
  const index = (mergers += 1);
  const merge = (left: NameMap<Left>, right: NameMap<Right>, depth: number): NameMap<Left> => {
    if (left === (right as unknown)) return left;
    if (left === null) return alone(right, ways.right);
    if (right === null) return alone(left, ways.left);
    if (isLeaf(left)) return isLeaf(right) ? mergedLeaves(left, right, ways, depth) : sides(left, right, depth);
    if (isLeaf(right)) return sides(left, right, depth);
    left.merged ??= [];
    const known = left.merged[index];
    // At its index there is only what this merger has put there.
    if (known?.right === right) return known.result as NameMap<Left>;
    const result = sides(left, right, depth);
    left.merged[index] = { right, result };
    return result;
  };
  const sides = (left: NonNullable<NameMap<Left>>, right: NonNullable<NameMap<Right>>, depth: number): NameMap<Left> =>
    branch(
      merge(sideOf(left, false, depth), sideOf(right, false, depth), depth + 1),
      merge(sideOf(left, true, depth), sideOf(right, true, depth), depth + 1),
      left,
    );
  return (left, right) => merge(left, right, 0);
}

function mergedLeaves<Left, Right>(
  left: Leaf<Left>,
  right: Leaf<Right>,
  ways: Ways<Left, Right>,
  depth: number,
): NameMap<Left> {
  if (left.name === right.name) {
    const value = ways.both(left.value, right.value);
    return value === undefined ? null : value === left.value ? left : { ...left, value };
  }
  const [first, second] = [leafAlone(left, ways.left), leafAlone(right, ways.right)];
  return first === null || second === null ? (first ?? second) : fork(first, second, depth);
}

function alone<From, To>(map: NameMap<From>, change: Alone<From, To>): NameMap<To> {
  if (map === null || change === "drop") return null;
  // Whoever keeps the values of a map makes a map of the same type.
  if (change === "keep") return map as unknown as NameMap<To>;
  return isLeaf(map) ? leafAlone(map, change) : branch(alone(map.zero, change), alone(map.one, change));
}

function leafAlone<From, To>({ name, hash, value }: Leaf<From>, change: Alone<From, To>): Leaf<To> | null {
  if (change === "drop") return null;
  // As above.
  return { name, hash, value: change === "keep" ? (value as unknown as To) : change(value) };
}

/** @param before the branch of which this one is made; it is given back where nothing changes */
function branch<T>(zero: NameMap<T>, one: NameMap<T>, before: NameMap<T> = null): NameMap<T> {
  if (zero === null && (one === null || isLeaf(one))) return one;
  if (one === null && zero !== null && isLeaf(zero)) return zero;
  return before !== null && !isLeaf(before) && before.zero === zero && before.one === one
    ? before
    : branchOf(zero, one);
}

function withLeaf<T>(map: NameMap<T>, leaf: Leaf<T>, depth: number): NameMap<T> {
  if (map === null) return leaf;
  if (isLeaf(map)) {
    if (map.name !== leaf.name) return fork(map, leaf, depth);
    return map.value === leaf.value ? map : leaf;
  }
  return isOne(leaf, depth)
    ? branch(map.zero, withLeaf(map.one, leaf, depth + 1), map)
    : branch(withLeaf(map.zero, leaf, depth + 1), map.one, map);
}

function fork<T>(left: Leaf<T>, right: Leaf<T>, depth: number): NameMap<T> {
  const [leftIsOne, rightIsOne] = [isOne(left, depth), isOne(right, depth)];
  if (leftIsOne !== rightIsOne) return leftIsOne ? branchOf(right, left) : branchOf(left, right);
  const inner = fork(left, right, depth + 1);
  return leftIsOne ? branchOf(null, inner) : branchOf(inner, null);
}

function branchOf<T>(zero: NameMap<T>, one: NameMap<T>): Branch<T> {
  return { zero, one, sums: null, merged: null };
}

function withoutLeaf<T>(map: NameMap<T>, place: Place, depth: number): NameMap<T> {
  if (map === null) return null;
  if (isLeaf(map)) return map.name === place.name ? null : map;
  return isOne(place, depth)
    ? branch(map.zero, withoutLeaf(map.one, place, depth + 1), map)
    : branch(withoutLeaf(map.zero, place, depth + 1), map.one, map);
}

/** What a branch at this depth would have on one of its sides. */
function sideOf<T>(map: NonNullable<NameMap<T>>, one: boolean, depth: number): NameMap<T> {
  if (isLeaf(map)) return isOne(map, depth) === one ? map : null;
  return one ? map.one : map.zero;
}

function isLeaf<T>(map: NonNullable<NameMap<T>>): map is Leaf<T> {
  return "name" in map;
}

interface Place {
  readonly name: string;
  readonly hash: number;
}

const bitsOfHash = 32;
/** Those of a UTF-16 unit, and one that says that there is a unit. */
const bitsOfUnit = 17;

/** The bits of the hash, and then those of the name itself, so that no two names have the same. */
function isOne({ name, hash }: Place, depth: number): boolean {
  if (depth < bitsOfHash) return ((hash >>> depth) & 1) === 1;
  const unit = name.charCodeAt(Math.floor((depth - bitsOfHash) / bitsOfUnit));
  const bit = (depth - bitsOfHash) % bitsOfUnit;
  return bit === bitsOfUnit - 1 ? !Number.isNaN(unit) : ((unit >>> bit) & 1) === 1;
}
