/** What the expressions of a state see. */
import type { Json } from "../../machine/asl.js";
import type { Chance } from "../chance.js";

export interface View {
  readonly states: object;
  readonly variables: ReadonlyMap<string, Json>;
  /** Feeds `$random`, `$uuid` and `$shuffle`. */
  readonly chance: Chance;
  /** The state, and the number of the event by which it was entered; failures name both. */
  readonly state: { readonly name: string; readonly event: number };
  /** Ms since 1970. */
  readonly now: number;
}
