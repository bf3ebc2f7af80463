/** Puts single permissions together: as few statements as say the same, in one order. */
import { compareText } from "../../text/compare.js";
import { wildcardMatches } from "./wildcard-matches.js";

export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** That one action is allowed on one resource. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  readonly condition: Condition | null;
  /** Marks what is a guess; such permissions get a statement of their own. */
  readonly sid: string | null;
}

/** As IAM writes it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

interface Group {
  readonly first: Permission;
  readonly actions: Set<string>;
  readonly resources: readonly string[];
}

/** Actions that are allowed on the same resources under the same condition share a statement. */
export function statementsOf(permissions: readonly Permission[]): readonly Statement[] {
  const groups = new Map<string, Group>();
  for (const [first, ...others] of byKey(permissions, ({ action, condition, sid }) => [action, condition, sid])) {
    const resources = withoutCovered([first, ...others].map(({ resource }) => resource));
    const key = JSON.stringify([first.sid, first.condition, resources]);
    const group = groups.get(key) ?? { first, actions: new Set(), resources };
    groups.set(key, group);
    group.actions.add(first.action);
  }
  return [...groups.values()].map(statement).sort((left, right) => compareText(keyOf(left), keyOf(right)));
}

function statement({ first, actions, resources }: Group): Statement {
  return {
    ...(first.sid === null ? {} : { Sid: first.sid }),
    Effect: "Allow",
    Action: [...actions].sort(compareText),
    Resource: resources,
    ...(first.condition === null ? {} : { Condition: first.condition }),
  };
}

function keyOf(each: Statement): string {
  return JSON.stringify([each.Action, each.Resource, each.Condition ?? null]);
}

type Some<T> = readonly [T, ...T[]];

function byKey<T>(items: readonly T[], key: (item: T) => unknown): Iterable<Some<T>> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const text = JSON.stringify(key(item));
    const group = groups.get(text);
    if (group) group.push(item);
    else groups.set(text, [item]);
  }
  return groups.values();
}

/** Leaves out what another one allows, too: a cluster where all clusters are allowed. */
function withoutCovered(resources: readonly string[]): readonly string[] {
  const each = [...new Set(resources)].sort(compareText);
  return each.filter((one) => !each.some((other) => other !== one && wildcardMatches(other, one)));
}
