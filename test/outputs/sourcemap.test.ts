/** Source maps: every state of every example has a place that is in its source. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { statesOf } from "../../src/machine/walk.js";
import { sourcemap } from "../../src/outputs/sourcemap.js";
import { examplesIn } from "../../tools/golden/goldens.js";

const examples = examplesIn(fileURLToPath(new URL("../..", import.meta.url)));

test.each(examples)("$name", async ({ source, analysis, workflows }) => {
  const lines = source.text.split("\n");
  for (const { name, machine, origins } of workflows) {
    const compiled = { workflow: name, machine, origins, sources: analysis.model.sources };
    // What is written is what the format says.
    const map = JSON.parse(await sourcemap.render(compiled, (path) => path)) as {
      readonly sources: readonly string[];
      readonly states: Readonly<Record<string, readonly [number, number, number, number, number]>>;
    };
    expect(map.sources[0]).toBe(source.path);
    expect(Object.keys(map.states).sort()).toEqual([...statesOf(machine)].map((state) => state.name).sort());
    for (const [index, line, column, endLine, endColumn] of Object.values(map.states)) {
      expect(index).toBe(0);
      expect(lines[line - 1]?.length).toBeGreaterThanOrEqual(column);
      expect(endLine > line || (endLine === line && endColumn > column)).toBe(true);
    }
  }
});
