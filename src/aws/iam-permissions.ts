/** What a state machine must be allowed for a call, as rows of a table: actions, and what they are allowed on. */
import data from "./iam-permissions.json";
import { permissionName, sdkGrants } from "./sdk-permissions.js";

/**
 * One row. In `on` and in the values of `condition`, `{partition}` stands for the call's own, `{Field}` for what that field
 * of the Arguments holds, with `{Field=x}` for what holds without it and `{Field|reading}` for how it is read.
 */
export interface Grant {
  readonly actions: readonly string[];
  readonly on: readonly string[];
  /** Only for calls of this pattern. */
  readonly pattern?: string;
  /** Only where the Arguments have this field: `Tags`; or this value there: `AuthType=IAM_ROLE`. */
  readonly when?: string;
  /** Not where the Arguments have this. */
  readonly unless?: string;
  /** Operator → key → values. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Permissions {
  readonly grants: readonly Grant[];
  /** Whether AWS lists these permissions; if not, they are what the call's name suggests. */
  readonly listed: boolean;
}

// The rows differ in the fields they have, which the type inferred for the JSON spells out as a union.
const integrations = data.integrations as Readonly<Record<string, readonly Grant[]>>;

/** How many characters a policy may have, white space not counted. */
export const policySizes = { managed: data.sizes.managed, roleInline: data.sizes.roleInline };

/**
 * Gives what a call needs.
 *
 * @param action as in a Resource: `elasticmapreduce:addStep`, `aws-sdk:emr:listSteps`; and `reader:`, `writer:` and `map:`
 *   for what a distributed Map does by itself
 */
export function permissionsOf(action: string): Permissions {
  if (Object.hasOwn(integrations, action)) return { grants: integrations[action] ?? [], listed: true };
  const [service = "", operation = "", sdkOperation] = action.split(":");
  if (service === "aws-sdk" && sdkOperation !== undefined) return sdkGrants(operation, sdkOperation);
  return { grants: [{ actions: [permissionName(service, operation)], on: ["*"] }], listed: false };
}
