/** What is kept in third-party is what its packages have: the bytes by their hash, under a licence that lets them be passed on. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allowedLicences } from "../../tools/allowed-licences.js";
import { keptPackages } from "../../tools/docs/dependencies-page.js";
import { root } from "./built.js";

const kept = [...keptPackages(root).values()];

test("there is something to look at", () => {
  expect(kept.map(({ name }) => name)).toContain("@tree-sitter-grammars/tree-sitter-hcl");
});

describe.each(kept)("$name", ({ folder, license, sha256 }) => {
  test("has a licence that is allowed, with its text", () => {
    expect(allowedLicences.has(license)).toBe(true);
    expect(readFileSync(join(folder, "LICENSE"), "utf8")).toContain("License");
  });

  test("has exactly the files whose hashes are written down", () => {
    const files = readdirSync(folder).filter((name) => name !== "LICENSE" && name !== "package.json");
    expect(files).toEqual(Object.keys(sha256));
    for (const file of files) {
      const hash = createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex");
      expect(hash).toBe(sha256[file]);
    }
  });
});
