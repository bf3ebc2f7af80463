/** The suite: every `*.test.ts` under test/, with the plugins by which the build bundles data. */
import { defineConfig } from "vitest/config";
import { bytes } from "./tools/bytes.js";
import { lateJson } from "./tools/late-json.js";

export default defineConfig({
  plugins: [lateJson(), bytes()],
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    // What the plugin makes of files in node_modules is no module of Node's.
    server: { deps: { inline: [/^\0?bytes:/] } },
    // No test asserts a time: this only ends one that hangs, also on a machine that is busy with other things.
    testTimeout: 120_000,
  },
});
