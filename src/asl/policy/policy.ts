/**
 * What a machine's role must be allowed, found in the machine alone, so it works on any. What only a run knows becomes
 * a wildcard; region and account are left open, as a machine calls services of its own only. Log delivery and tracing
 * belong to how the machine is deployed, not to its states.
 */
import { permissionsOf, policySizes, type Grant } from "../../aws/iam-permissions.js";
import type { Machine } from "../../machine/asl.js";
import { callsOf, type RoleCall } from "./calls.js";
import { fill, type Surroundings } from "./fill.js";
import { isSureToHave, mayHave } from "./request.js";
import { statementsOf, type Condition, type Permission, type Statement } from "./statements.js";

/** As IAM takes it. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A call of which nobody can say what it needs. */
export interface Undecided {
  readonly state: string;
  readonly resource: string;
  /** The permissions that its name suggests and that the policy has for it; none where there is no name. */
  readonly guessed: readonly string[];
}

export interface Policy {
  readonly document: PolicyDocument;
  readonly undecided: readonly Undecided[];
  /** The states for which the policy lets any role be passed or taken on, as only a run knows which. */
  readonly anyRole: readonly string[];
}

/** Marks the statements of permissions that are a guess. */
export const guessedSid = "GuessedFromTheName";

/**
 * Finds what a machine must be allowed.
 *
 * @param name what the machine is called, of which its names in the accounts are taken to be made
 */
export function policyOf(machine: Machine, name: string): Policy {
  const needs = callsOf(machine).map((call) => needsOf(call, `*${name}*`));
  return {
    document: {
      Version: "2012-10-17",
      Statement: statementsOf(needs.flatMap(({ permissions }) => permissions)),
    },
    undecided: needs.flatMap(({ undecided }) => (undecided ? [undecided] : [])),
    anyRole: needs.flatMap(({ state, permissions }) => (permissions.some(isForAnyRole) ? [state] : [])),
  };
}

interface Needs {
  readonly state: string;
  readonly permissions: readonly Permission[];
  readonly undecided: Undecided | null;
}

function needsOf({ state, resource, call, request, credentials }: RoleCall, self: string): Needs {
  if (call === null)
    return { state, permissions: [], undecided: credentials ? null : { state, resource, guessed: [] } };
  const surroundings = { partition: call.partition, self, request };
  if (credentials) {
    // The role that the task takes on needs the rest; it is another role's policy.
    const permissions = expand(assumeRole, { ...surroundings, request: credentials }, null);
    return { state, permissions, undecided: null };
  }
  const { grants, listed } = permissionsOf(call.action);
  const asked = grants.filter(
    ({ pattern, when, unless }) =>
      (pattern === undefined || pattern === call.pattern) &&
      (when === undefined || mayHave(request, when)) &&
      (unless === undefined || !isSureToHave(request, unless)),
  );
  const permissions = asked.flatMap((grant) => expand(grant, surroundings, listed ? null : guessedSid));
  const guessed = [...new Set(permissions.map(({ action }) => action))];
  return { state, permissions, undecided: listed ? null : { state, resource, guessed } };
}

const assumeRole: Grant = { actions: ["sts:AssumeRole"], on: ["arn:{partition}:iam::*:role/{RoleArn|arn}"] };

function expand({ actions, on, condition }: Grant, surroundings: Surroundings, sid: string | null): Permission[] {
  const resources = on.flatMap((pattern) => fill(pattern, surroundings));
  const filled = condition === undefined ? null : fillCondition(condition, surroundings);
  return actions.flatMap((action) =>
    resources.map((resource) => ({ action, resource, condition: filled, sid: isPassing(action) ? null : sid })),
  );
}

function fillCondition(condition: Condition, surroundings: Surroundings): Condition {
  const entries = Object.entries(condition).map(([operator, keys]) => {
    const values = Object.entries(keys).map(([key, value]) => {
      const filled = [value].flat().flatMap((each) => fill(each, surroundings));
      return [key, filled.length === 1 ? (filled[0] ?? "") : filled] as const;
    });
    return [operator, Object.fromEntries(values)] as const;
  });
  return Object.fromEntries(entries);
}

function isPassing(action: string): boolean {
  return action === "iam:PassRole";
}

function isForAnyRole({ action, resource }: Permission): boolean {
  return (isPassing(action) || action === "sts:AssumeRole") && /:role\/\*$/.test(resource);
}

export { policySizes };

/** Gives the text of a policy; the same machine gives the same bytes everywhere. */
export function policyText(document: PolicyDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** How many characters a policy has as IAM counts them: white space outside of texts is free. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}
