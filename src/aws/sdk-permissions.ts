/** What a call through an SDK integration (`aws-sdk:<service>:<operation>`) must be allowed. */
import type { Grant, Permissions } from "./iam-permissions.js";
import data from "./sdk-permissions.json";

interface Narrowed {
  readonly field: string;
  readonly on: string;
  /** The operations for which it holds. */
  readonly actions: string;
}

const ownPrefix: ReadonlySet<string> = new Set(data.same.split(" "));
const prefixes: Readonly<Record<string, string>> = data.prefixes;
const unlisted: Readonly<Record<string, string>> = data.unlisted;
const narrowed: Readonly<Record<string, readonly Narrowed[]>> = data.narrowed;
const passedTo: Readonly<Record<string, string>> = data.passedTo;

/**
 * Gives what an SDK call needs: the permission of its own name, on what its Arguments name where that is known, and that it
 * may pass the roles that they hold.
 *
 * @param service as in a Resource: `emr`, `emrserverless`
 * @param operation as in a Resource: `listSteps`
 */
export function sdkGrants(service: string, operation: string): Permissions {
  const prefix = ownOf(prefixes, service) ?? (ownPrefix.has(service) ? service : undefined);
  const name = permissionName(prefix ?? service, operation);
  const listed = prefix !== undefined && !has(ownOf(unlisted, service) ?? "", permissionOperation(name));
  const places = (ownOf(narrowed, service) ?? []).filter(({ actions }) => has(actions, permissionOperation(name)));
  const on: readonly Grant[] =
    places.length === 0
      ? [{ actions: [name], on: ["*"] }]
      : places.flatMap((place) => [
          { actions: [name], on: [place.on], when: place.field },
          // What is asked for without naming one may be any.
          { actions: [name], on: ["*"], unless: place.field },
        ]);
  return { grants: [...on, ...rolesOf(service)], listed };
}

/** The permission of an operation as AWS usually names it: `emr` `listSteps` is `emr:ListSteps`. */
export function permissionName(prefix: string, operation: string): string {
  return `${prefix}:${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
}

/** A role in the Arguments is handed to the service, for which IAM asks whoever calls. */
function rolesOf(service: string): readonly Grant[] {
  if (has(data.withoutPassRole, service)) return [];
  const principal = ownOf(passedTo, service);
  const condition =
    principal === undefined ? {} : { condition: { StringEquals: { "iam:PassedToService": principal } } };
  return data.roleFields.split(" ").map((field) => ({
    actions: ["iam:PassRole"],
    on: [`arn:{partition}:iam::*:role/{${field}|${/arn$/i.test(field) ? "arn" : "role"}}`],
    when: field,
    ...condition,
  }));
}

function permissionOperation(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Whether a list of words has a word; `*` has every one. */
function has(words: string, word: string): boolean {
  return words === "*" || words.split(" ").includes(word);
}

function ownOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
