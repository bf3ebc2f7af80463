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

const one = (rest: string): string => `scenarios: [{ name: one, ${rest}, expect: { outcome: FAILED } }]`;

test.each([
  [
    one("given: { load: { fails: 3000000000 } }"),
    "`scenarios[].given.load.fails` must be how many tries fail from 1 to 99999999, `always`, or more about the failure.",
  ],
  [
    one("given: { load: { fails: { times: 1e20 } } }"),
    "`scenarios[].given.load.fails.times` must be a whole number from 1 to 99999999, or `always`.",
  ],
  [
    one("given: { load: { hangs: 99999999999999 } }"),
    "`scenarios[].given.load.hangs` must be a whole number from 1 to 99999999, or `always`.",
  ],
  [
    one("given: { load: { fails: { times: 2, attempt: 2 } } }"),
    "`scenarios[].given.load.fails` must be something with `times` or `attempt` in it, and not with both.",
  ],
  [one("seed: 1000000000"), "`scenarios[].seed` must be a whole number from 0 to 999999999."],
  [one('existing: [{ id: "" }]'), "`scenarios[].existing[].id` must be text with something in it."],
  [one("existing: [~]"), "`scenarios[].existing[]` must be something with `id` in it."],
  ['scenarios: [{ name: " ", expect: { outcome: FAILED } }]', "`scenarios[].name` must be text with something in it."],
])("%s", async (text, finding) => {
  expect(await wrong(text)).toEqual([finding]);
});

test("the largest count of tries costs no more than the smallest", async () => {
  const { scenarios } = await readScenarios(
    { path: "m.test.yaml", text: one("given: { load: { fails: 99999999 } }") },
    () => undefined,
  );
  expect(scenarios[0]?.given[0]?.failing[0]?.attempts).toEqual({ first: 1, last: 99_999_999 });
});
