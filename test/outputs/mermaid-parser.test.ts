/**
 * Mermaid's own parser reads the diagrams. It weighs more than all else together, so it is a package of its own, and
 * where that is not installed the test is skipped, and says so by being shown as skipped; CI always runs it.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

const check = fileURLToPath(new URL("../../tools/mermaid-check", import.meta.url));
const isInstalled = existsSync(`${check}/node_modules`);

// A process of its own, which loads much.
vi.setConfig({ testTimeout: 60_000 });

test.skipIf(!isInstalled)("reads every golden diagram (npm ci --prefix tools/mermaid-check)", () => {
  const read = execFileSync("npm", ["run", "--silent", "check"], { cwd: check, encoding: "utf8" });
  expect(read).toMatch(/^Mermaid reads (\d+) of \1 diagrams\.$/m);
});
