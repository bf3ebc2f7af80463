/** What paths, templates and conditions of one state see. */
import type { Json } from "../../machine/asl.js";
import type { Chance } from "../chance.js";

export interface PathView {
  /** `$`: the state's input, or what came of it so far. */
  readonly document: Json;
  /** `$$`: the context object. */
  readonly context: Json;
  /** `$name`. */
  readonly variables: ReadonlyMap<string, Json>;
  /** Feeds `States.MathRandom` without a seed, and `States.UUID`. */
  readonly chance: Chance;
}
