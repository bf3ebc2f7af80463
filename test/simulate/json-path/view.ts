/** A state's view of a document, for tests. */
import type { Json } from "../../../src/machine/asl.js";
import { seededChance } from "../../../src/simulate/chance.js";
import type { PathView } from "../../../src/simulate/json-path/view.js";

export function viewFrom(document: Json, more: Partial<PathView> = {}): PathView {
  return { document, context: {}, variables: new Map(), chance: seededChance(1), ...more };
}
