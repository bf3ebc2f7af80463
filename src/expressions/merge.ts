/** Puts a request together from the fields that settings give and those that `api` gives by AWS's own names. */
import { entriesOf, record } from "./build.js";
import type { Value } from "./value.js";

export interface RequestField {
  /** The names from the request's top down to the field. */
  readonly path: readonly string[];
  readonly value: Value;
}

export interface MergedRequest {
  readonly request: Value;
  /** Fields that a setting and `api` both give, with `api`'s value. */
  readonly conflicts: readonly { readonly field: string; readonly value: Value }[];
}

type Tree = Map<string, Tree | Value>;

/** Merges record by record; a field that is no record on both sides must be given once. @param order of the fields at the top */
export function mergeRequest(
  fields: readonly RequestField[],
  api: Value | null,
  order: readonly string[],
): MergedRequest {
  const tree: Tree = new Map();
  for (const field of fields) insert(tree, field.path, field.value);
  const conflicts: { field: string; value: Value }[] = [];
  if (api) mergeInto(tree, entriesOf(api) ?? new Map<string, Value>(), "", conflicts);
  const known = order.filter((name) => tree.has(name));
  const sorted: Tree = new Map(
    [...known, ...[...tree.keys()].filter((name) => !known.includes(name))].flatMap((name) => {
      const branch = tree.get(name);
      return branch ? [[name, branch] as const] : [];
    }),
  );
  return { request: toValue(sorted), conflicts };
}

function insert(tree: Tree, path: readonly string[], value: Value): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    tree.set(name, value);
    return;
  }
  const existing = tree.get(name);
  const branch = existing instanceof Map ? existing : new Map<string, Tree | Value>();
  tree.set(name, branch);
  insert(branch, rest, value);
}

function mergeInto(
  tree: Tree,
  entries: ReadonlyMap<string, Value>,
  prefix: string,
  conflicts: { field: string; value: Value }[],
): void {
  for (const [name, value] of entries) {
    const existing = tree.get(name);
    const inner = entriesOf(value);
    const branch = existing instanceof Map ? existing : existing && entriesOf(existing);
    if (existing === undefined) tree.set(name, value);
    else if (branch && inner) {
      const merged: Tree = new Map(branch);
      mergeInto(merged, inner, `${prefix}${name}.`, conflicts);
      tree.set(name, merged);
    } else conflicts.push({ field: `${prefix}${name}`, value });
  }
}

function toValue(tree: Tree): Value {
  return record([...tree].map(([name, branch]) => [name, branch instanceof Map ? toValue(branch) : branch] as const));
}
