/** The suite: every `*.test.ts` under test/, with the validators that the build would bundle. */
import { defineConfig } from "vitest/config";
import { validators } from "./tools/validators.js";

export default defineConfig({
  plugins: [validators()],
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    // No test asserts a time: this only ends one that hangs, also on a machine that is busy with other things.
    testTimeout: 120_000,
  },
});
