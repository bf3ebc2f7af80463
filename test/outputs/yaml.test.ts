/** Machines as YAML: every reader gets the same machine, whichever YAML it reads. */
import { expect, test } from "vitest";
import { parse } from "yaml";
import { joinSources } from "../../src/text/joined.js";
import type { Machine } from "../../src/machine/asl.js";
import { yaml } from "../../src/outputs/yaml.js";
import { goldenMachines } from "../golden/machines.js";

const render = (machine: Machine) =>
  yaml.render({ workflow: "w", machine, origins: new Map(), sources: joinSources([]) }, (path) => path);

test.each(goldenMachines)("$name is the same in YAML 1.1 and 1.2", async ({ machine }) => {
  const text = await render(machine);
  for (const version of ["1.1", "1.2"] as const) expect(parse(text, { version })).toEqual(machine);
});

test.each([
  "on",
  "Yes",
  "n",
  "~",
  "null",
  "1_000",
  "0o7",
  "08",
  "1e3",
  "12:30:45",
  "2026-11-22",
  "0x1F",
  ".inf",
  "<<",
  "=",
  "",
  " a",
  "a: b",
  "# a",
  "{% $x %}",
  "*a",
  "&a",
  "!a",
  "a\nb\n",
  "\t",
  "\u2028",
  "😀",
])("the text %j stays a text", async (text) => {
  const machine: Machine = {
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: { A: { Type: "Succeed", Output: { [text]: text, list: [text] } } },
  };
  const written = await render(machine);
  for (const version of ["1.1", "1.2"] as const) expect(parse(written, { version }), written).toEqual(machine);
});
