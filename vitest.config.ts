/** The suite: every `*.test.ts` under test/, with the plugin by which the build bundles data. */
import { defineConfig } from "vitest/config";
import { lateJson } from "./tools/late-json.js";

export default defineConfig({
  plugins: [lateJson()],
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    // No test asserts a time: this only ends one that hangs, also on a machine that is busy with other things.
    testTimeout: 120_000,
  },
});
