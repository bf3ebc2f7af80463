/**
 * The committed data under src/aws against the models it is made of. The models stand beside the checkout as `../shared`
 * where the project is developed; without them the comparison is skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { factFiles } from "../../tools/facts.js";
import { schemaFiles } from "./schema-files.js";

const models = fileURLToPath(new URL("../../../shared/aws/models", import.meta.url));
const committed = (path: string) => readFileSync(new URL(`../../src/aws/${path}`, import.meta.url), "utf8");

describe.skipIf(!existsSync(models))("data made of AWS's models", () => {
  it("is what the tool makes, byte for byte, each time", () => {
    const files = factFiles(models);
    expect(files.size).toBeGreaterThanOrEqual(10);
    for (const [path, text] of files) expect(committed(path), path).toBe(text);
    expect([...factFiles(models)]).toEqual([...files]);
  });
});

describe("schemas of requests", () => {
  const names = schemaFiles().map((name) => name.replace(":", "/"));

  it.each(names)("%s says where it comes from and holds none of AWS's prose", (name) => {
    const text = committed(`schemas/${name}.json`);
    const { $schema, facts } = JSON.parse(text);
    expect($schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(facts).toMatchObject({
      source: expect.stringContaining("botocore"),
      commit: expect.stringMatching(/^[0-9a-f]+$/),
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(text).not.toMatch(/documentation|description|<p>/);
  });
});
