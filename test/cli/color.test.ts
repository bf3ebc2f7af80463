/** When colours are used. */
import { expect, test } from "vitest";
import { wantsColor } from "../../src/host/color.js";
import { memoryHost } from "../../src/host/memory.js";

test.each([
  { terminal: true, environment: {}, wanted: true },
  { terminal: false, environment: {}, wanted: false },
  { terminal: true, environment: { NO_COLOR: "1" }, wanted: false },
  { terminal: true, environment: { NO_COLOR: "" }, wanted: true },
  { terminal: false, environment: { FORCE_COLOR: "1" }, wanted: true },
  { terminal: true, environment: { FORCE_COLOR: "0" }, wanted: false },
  { terminal: true, environment: { NO_COLOR: "1", FORCE_COLOR: "1" }, wanted: false },
  { terminal: true, environment: { TERM: "dumb" }, wanted: false },
])("terminal $terminal with $environment gives $wanted", ({ terminal, environment, wanted }) => {
  const host = memoryHost({ terminal, environment: new Map(Object.entries(environment)) });
  expect(wantsColor(host, "stdout")).toBe(wanted);
});
