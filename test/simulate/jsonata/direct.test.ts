/** The short way gives what the package gives, for every expression of the golden machines on random data. */
import { describe, expect, it } from "vitest";
import { parseJsonata } from "../../../src/jsonata/parse.js";
import type { Json } from "../../../src/machine/asl.js";
import { directValue } from "../../../src/simulate/jsonata/direct.js";
import { runJsonata } from "../../../src/simulate/jsonata/evaluation.js";
import { plain } from "../../../src/simulate/jsonata/plain.js";
import { expressionsOf, namesIn } from "../../golden/expressions.js";
import { goldenMachines } from "../../golden/machines.js";
import { anyJson } from "../../golden/random-input.js";
import { createRandom } from "../../support/random.js";
import { viewOf } from "./view.js";

const rounds = 10;

describe("the short way", () => {
  it("gives what JSONata gives, or asks it", async () => {
    const random = createRandom(7);
    const texts = [...new Set(goldenMachines.flatMap(({ machine }) => expressionsOf(machine).map(({ text }) => text)))];
    let told = 0;
    for (const text of texts) {
      const parsed = parseJsonata(text.trim());
      if ("problem" in parsed) throw new Error(parsed.problem);
      for (let round = 0; round < rounds; round++) {
        const variables = new Map<string, Json>([...namesIn(text).variables].map((name) => [name, anyJson(random)]));
        variables.delete("states");
        const bare = viewOf(anyJson(random), variables);
        const states = {
          ...bare.states,
          result: anyJson(random),
          errorOutput: { Error: "E" },
          context: anyJson(random),
        };
        const view = { ...bare, states };
        const direct = directValue(parsed, view);
        if (direct === null) continue;
        told++;
        const { value } = await runJsonata(parsed, view);
        expect(plain(direct.value), `${text} on ${JSON.stringify(states)}`).toEqual(plain(value));
      }
    }
    expect(told).toBeGreaterThan(texts.length);
  });
});
