/** What Step Functions does with each action of EMR's services: whether it can wait, what it polls, and what comes back. */
import type { Json } from "../machine/asl.js";
import data from "./integrations.json";
import { childOf } from "./json-path.js";
import type { RequestName } from "./request-names.js";
import type { FieldPath } from "./request-schemas.js";

export interface Integration {
  /** `null`: there is no `.sync`. */
  readonly sync: {
    readonly until: string;
    readonly poll: string;
    readonly result: Readonly<Record<string, string>>;
  } | null;
  /** Field → type, of the call without `.sync`; empty where nothing is documented. */
  readonly result: Readonly<Record<string, string>>;
  /**
   * Fields of the API of which nobody has seen whether Step Functions takes them, joined by dots: its own schema follows
   * the API years later (github.com/aws/aws-cdk/issues/17452).
   */
  readonly unverified: readonly string[];
}

/** Keyed by service and action. */
export const integrations: Readonly<Record<RequestName, Integration>> = data.integrations;

/** How `.sync` waits: every minute for ten minutes, then every five; nobody can change it. */
export const polling = data.polling;

/** Gives the places of fields that Step Functions may refuse although the API has them. */
export function unverifiedFields(request: RequestName, value: Json): readonly FieldPath[] {
  return integrations[request].unverified
    .map((field) => field.split("."))
    .filter((path) => path.reduce<Json | undefined>(childOf, value) !== undefined);
}
