/**
 * Variables. A machine, a branch and an item have a scope each; inner ones read outer ones. Every name belongs to
 * exactly one scope of the machine: a second one that assigns it ends the run with `States.Runtime`, which nothing
 * catches.
 */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import { withinLimit, withinVariables } from "./limits.js";

export interface Scope {
  /** The graph that it belongs to, as a JSON pointer; all items of a Map share one. */
  readonly path: string;
  readonly outer: Scope | null;
  readonly values: Map<string, Json>;
  /** The bytes of each value. */
  readonly sizes: Map<string, number>;
}

/** Which graphs have assigned a name so far. */
export interface NameOwners {
  readonly siblings: "refused" | "apart";
  readonly paths: Map<string, Set<string>>;
  /** The bytes of all variables of the execution that are there. */
  stored: number;
}

export function openScope(path: string, outer: Scope | null): Scope {
  return { path, outer, values: new Map(), sizes: new Map() };
}

/** Gives all variables that a scope sees. */
export function visibleIn(scope: Scope): ReadonlyMap<string, Json> {
  if (scope.outer === null) return scope.values;
  if (scope.values.size === 0) return visibleIn(scope.outer);
  return new Map([...visibleIn(scope.outer), ...scope.values]);
}

/** Sets variables together, after all of them were evaluated. */
export function assign(scope: Scope, values: ReadonlyMap<string, Json>, owners: NameOwners): void {
  if (values.size > 0) withinLimit(Object.fromEntries(values), "Assign");
  for (const [name, value] of values) {
    claim(name, scope.path, owners);
    const bytes = Buffer.byteLength(JSON.stringify(value));
    owners.stored += bytes - (scope.sizes.get(name) ?? 0);
    scope.sizes.set(name, bytes);
    scope.values.set(name, value);
  }
  withinVariables(owners.stored);
}

/** Forgets the variables of a branch or an item that has ended. */
export function closeScope(scope: Scope, owners: NameOwners): void {
  for (const bytes of scope.sizes.values()) owners.stored -= bytes;
  scope.sizes.clear();
}

function claim(name: string, path: string, owners: NameOwners): void {
  const paths = owners.paths.get(name) ?? new Set();
  for (const other of paths) {
    if (other === path || (owners.siblings === "apart" && areSiblings(other, path))) continue;
    const places = `in the graph "${other}" and in the graph "${path}"`;
    throw new StateFailure("States.Runtime", `variable ${name} is assigned ${places}`);
  }
  owners.paths.set(name, paths.add(path));
}

function areSiblings(one: string, other: string): boolean {
  return !other.startsWith(`${one}/`) && !one.startsWith(`${other}/`);
}
