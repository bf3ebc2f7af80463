/**
 * How JSONata reaches into objects and lists. JSONata 2.0.6 looks keys up in plain JavaScript objects, so that every object
 * seems to have a `constructor`: a key that such objects inherit, or that only a run knows, is looked for among `$keys`.
 */
import { stringLiteral } from "./literal.js";

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Gives `object.key`: nothing where there is no such member. @param object binds as tightly as a path */
export function memberOf(object: string, key: string): { readonly text: string; readonly isPath: boolean } {
  const path = pathTo(object, key);
  if (!inherited.has(key)) return { text: path, isPath: true };
  return { text: `${stringLiteral(key)} in $keys(${object}) ? ${path}`, isPath: false };
}

/** Gives the member of a key that is a constant, or null. */
export function entryOf(object: string, key: string): string {
  const found = `$lookup(${object}, ${stringLiteral(key)})`;
  return inherited.has(key) ? entryOfAny(object, stringLiteral(key)) : `$exists(${found}) ? ${found} : null`;
}

/** Gives the member of a key that is a constant, or nothing; `null` where JSONata would find what is inherited. */
export function bareEntryOf(object: string, key: string): string | null {
  return inherited.has(key) ? null : `$lookup(${object}, ${stringLiteral(key)})`;
}

/** Gives the member of a key that only a run knows, or null. @param key binds more tightly than a comparison */
export function entryOfAny(object: string, key: string): string {
  return `${key} in $keys(${object}) ? $lookup(${object}, ${key}) : null`;
}

/** Gives an item, or null. JSONata takes what is no list for a list of itself. @param isList whether it is known to be a list */
export function itemOf(object: string, index: string, isList: boolean): string {
  const found = `${object}[${index}]`;
  return `${isList ? "" : `$type(${object}) = 'array' and `}$exists(${found}) ? ${found} : null`;
}

/**
 * `object.key`, with the key quoted where it is not a name to JSONata. A backtick cannot be quoted, and nothing breaks up
 * `{%` and `%}` between backticks; `$lookup` takes any key.
 */
function pathTo(object: string, key: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !words.has(key)) return `${object}.${key}`;
  return /^[^`\\\p{C}]+$/u.test(key) && !/\{%|%\}/.test(key)
    ? `${object}.\`${key}\``
    : `$lookup(${object}, ${stringLiteral(key)})`;
}

const words: ReadonlySet<string> = new Set(["and", "or", "in", "true", "false", "null"]);
