/** What is wrong with a file of scenarios by itself, whatever it tests. */
import { expect, test } from "vitest";
import { readScenarios } from "../../src/scenarios/read.js";

async function wrong(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  await readScenarios({ path: "m.test.yaml", text }, ({ message }) => void found.push(message));
  return found;
}

test.each(["", "\n", "# nothing yet\n", "---\n", "~", "{}"])("a file without scenarios is none: %j", async (text) => {
  expect(await wrong(text)).toEqual(["The file must be something with `scenarios` in it."]);
});
