/** Options in one text are read as the words that they were, whatever stands in their values. */
import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { constant, read, record } from "../../src/expressions/build.js";
import { toPayload } from "../../src/expressions/payload.js";
import type { Value, Variable } from "../../src/expressions/value.js";
import { commandLine, optionWord, properties } from "../../src/kinds/command-line.js";
import { stringType } from "../../src/types/type.js";

const variable: Variable = { name: "given", type: stringType };

/** Splits a text into words as shells do: by blanks outside of double quotes, in which a backslash takes what follows. */
function words(text: string): readonly string[] {
  return [...text.matchAll(/(?:[^\s"\\]|"(?:[^"\\]|\\[^])*")+/g)].map(([word]) =>
    word.replaceAll(/"((?:[^"\\]|\\[^])*)"/g, (_, inside: string) => inside.replaceAll(/\\([^])/g, "$1")),
  );
}

async function textOf(value: Value | null, given: string): Promise<string> {
  const payload = value && toPayload(value, ({ name }) => `$${name}`);
  if (typeof payload !== "string") throw new Error("the options are no text");
  const code = /^\{% ([^]*) %\}$/.exec(payload)?.[1];
  if (code === undefined) return payload;
  const result: unknown = await jsonata(code).evaluate({}, { given });
  return String(result);
}

const texts = [
  "plain",
  "two words",
  'a "quoted" word',
  "back\\slash",
  'both \\" of them',
  "line\nbreak",
  "$(whoami) `x` $HOME",
  "it's",
  "{% $x %}",
  "ends with \\",
];

describe.each(texts)("%j", (text) => {
  it("is one word when it is known now", async () => {
    const line = commandLine(optionWord("--name", constant(text)));
    expect(words(await textOf(line, ""))).toEqual(["--name", text]);
  });

  it("is one word when only a run knows it", async () => {
    const conf = record([
      ["spark.a", read(variable)],
      ["spark.b", constant(text)],
    ]);
    const line = commandLine([...optionWord("--class", read(variable)), ...properties("--conf", conf)]);
    const expected = ["--class", text, "--conf", `spark.a=${text}`, "--conf", `spark.b=${text}`];
    expect(words(await textOf(line, text))).toEqual(expected);
  });
});

it("quotes only what must be quoted", async () => {
  const conf = record([
    ["spark.executor.memory", constant("8g")],
    ["spark.x", constant("a b")],
  ]);
  expect(await textOf(commandLine(properties("--conf", conf)), "")).toBe(
    '--conf spark.executor.memory=8g --conf "spark.x=a b"',
  );
  expect(commandLine([])).toBeNull();
});
