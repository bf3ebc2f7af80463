/** Every setting is documented, shown by an example that compiles as it is, used in a pipeline of examples/, and met on a page of docs/errors/. */
import { describe, expect, it } from "vitest";
import { blocksOf, filesIn, textOf } from "./markdown.js";
import { findingsIn } from "./programs.js";
import { documentedSchemas } from "./schemas.js";
import { settingsUsed } from "./settings-used.js";

const all = documentedSchemas.flatMap(({ heading, schema, program }) =>
  Object.entries(schema).map(([name, setting]) => ({ heading, name, setting, program })),
);

/** What there is to say about a setting however it is used. */
const expectedFindings: ReadonlyMap<string, readonly string[]> = new Map([
  ["Settings of `ec2`: keep_on_failure", ["EMRF9003"]],
  ["Settings of `ec2`: protect", ["EMRF9004"]],
  ["Settings of `serverless`: keep_on_failure", ["EMRF9003"]],
  ["Settings of `serverless`: managed_logs", ["EMRF9005"]],
  ["Settings of `eks`: keep_on_failure", ["EMRF9003"]],
  ["Settings of every step: api", ["EMRF5003"]],
]);

describe("each setting", () => {
  it.each(all)("$heading: $name says in a sentence or two what it is", ({ setting }) => {
    expect(setting.documentation).toMatch(/^[A-Z].*\.$/s);
    expect(setting.documentation.split(/\. /).length).toBeLessThanOrEqual(2);
  });

  it.each(all)("$heading: $name has an example that compiles as it is", ({ heading, name, setting, program }) => {
    const found = findingsIn(program(new Map([[name, setting.example]])));
    expect(
      found.map(({ code }) => code),
      found.map(({ message }) => message).join("\n"),
    ).toEqual(expectedFindings.get(`${heading}: ${name}`) ?? []);
  });
});

it("each setting is used in a pipeline of examples/", () => {
  const used = settingsUsed(filesIn("examples", ".emrflow").map(textOf));
  expect(all.filter(({ setting }) => !used.has(setting)).map(({ heading, name }) => `${heading}: ${name}`)).toEqual([]);
});

it("each setting is met in a program of docs/errors/", () => {
  const used = settingsUsed(
    filesIn("docs/errors", ".md")
      .flatMap(blocksOf)
      .map(({ text }) => text),
  );
  expect(all.filter(({ setting }) => !used.has(setting)).map(({ heading, name }) => `${heading}: ${name}`)).toEqual([]);
});
