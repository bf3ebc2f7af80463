/** The program as one file that plain Node runs, for tests that need a process of its own. */
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { bundle } from "../../tools/golden/bundle.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the program before the tests of a file, and removes it after them. Gives its path, once it is there. */
export function bundledProgram(): () => string {
  let path = "";
  beforeAll(async () => {
    path = await bundle(root, "src/cli.ts", "cjs");
  });
  afterAll(() => rmSync(dirname(path), { recursive: true }));
  return () => path;
}
