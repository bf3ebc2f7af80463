/** JSON that a run could be started with: of any shape, or much like a sample but wrong in places. */
import type { Json, JsonObject } from "../../src/machine/asl.js";
import type { Random } from "../support/random.js";

const texts = ["", "x", "2026-11-22", "append", "j-SHARED", "{% 1 %}", "ünï\u{1f600}", "null"];
const numbers = [0, -1, 1, 2.5, 90, 1e308, -1e-9];
const keys = ["a", "date", "name", "tier", "__proto__", "constructor", "Error"];

/** Gives JSON of any shape, at most four levels deep. */
export function anyJson(random: Random, depth = 0): Json {
  const scalars: readonly Json[] = [null, true, false, random.pick(numbers), random.pick(texts)];
  const kind = random.below(depth < 3 ? 8 : 5);
  if (kind < 5) return scalars[kind] ?? null;
  if (kind < 7) return Array.from({ length: random.below(4) }, () => anyJson(random, depth + 1));
  return objectOf(Array.from({ length: random.below(4) }, () => [random.pick(keys), anyJson(random, depth + 1)]));
}

/** Gives an input that a check may refuse late: some fields of a sample are left out, null, or something else. */
export function inputLike(sample: Json, random: Random): Json {
  if (typeof sample !== "object" || sample === null || random.below(3) === 0) return anyJson(random);
  return objectOf(
    Object.entries(sample).flatMap(([key, value]): [string, Json][] => {
      const fate = random.below(4);
      return fate === 0 ? [] : [[key, fate === 1 ? anyJson(random) : value]];
    }),
  );
}

/** `__proto__` becomes a key like any other. */
function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  return Object.fromEntries(entries);
}
