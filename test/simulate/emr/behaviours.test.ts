/** The table of what the simulator knows of EMR: each row has a test, and each test of EMR a row. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { behaviours } from "../../../src/simulate/emr/behaviours/index.js";
import { switches } from "../../../src/simulate/emr/behaviours/switches.js";

/** The titles of the tests beside this one, each with that of what it is in. */
const titles: readonly string[] = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".test.ts") && file !== "behaviours.test.ts")
  .flatMap((file) => titlesIn(readFileSync(`${import.meta.dirname}/${file}`, "utf8")));

function titlesIn(text: string): readonly string[] {
  let around = "";
  return [...text.matchAll(/^( *)(describe|test)\("([^"]+)"/gm)].flatMap(([, , kind, title = ""]) => {
    if (kind === "test") return [`${around} > ${title}`];
    around = title;
    return [];
  });
}

test("each row is shown by a test that is there, and by no test twice", () => {
  expect(titles.length).toBeGreaterThan(40);
  expect(behaviours.filter((row) => !titles.includes(row.test)).map((row) => row.test)).toEqual([]);
  expect(new Set(behaviours.map((row) => row.test)).size).toBe(behaviours.length);
});

test("each test of EMR shows a row", () => {
  // How a policy is set is a call like others.
  const unsaid = titles.filter((title) => !behaviours.some((row) => row.test === title));
  expect(unsaid).toEqual(["an auto-termination policy > can be set and taken away by the SDK"]);
});

test("what is open is a switch, each switch is in a row, and the row's test takes its other way", () => {
  const named = behaviours.flatMap((row) => row.switches ?? []);
  expect(new Set(named)).toEqual(new Set(switches.map(({ name }) => name)));
  expect(named).toHaveLength(switches.length);
  expect(behaviours.filter(({ certainty, switches: some }) => certainty === "open" && !some)).toEqual([]);
  const texts = readdirSync(import.meta.dirname).map((file) => readFileSync(`${import.meta.dirname}/${file}`, "utf8"));
  for (const { name, values } of switches) {
    expect(
      texts.some((text) => text.includes(`${name}: "${values[1]}"`)),
      name,
    ).toBe(true);
  }
});
