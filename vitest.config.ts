/** The suite: every `*.test.ts` under test/, with the plugins by which the build bundles data. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { bytes } from "./tools/bytes.js";
import { lateJson } from "./tools/late-json.js";

const root = fileURLToPath(new URL(".", import.meta.url));
const all = "test/**/*.test.ts";

/** What freezes the prototypes of JavaScript changes them for all that runs beside it. */
const alone = filesWith("frozen-prototype.js");

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project("alone", { include: alone, isolate: true }),
      // A module is loaded once for all files of a worker: loading it for each would take a quarter of the time.
      project("together", { include: [all], exclude: alone, isolate: false }),
    ],
  },
});

interface Chosen {
  readonly include: string[];
  readonly exclude?: string[];
  readonly isolate: boolean;
}

function project(name: string, chosen: Chosen) {
  return {
    plugins: [lateJson(), bytes()],
    test: {
      name,
      ...chosen,
      pool: "threads" as const,
      // What the plugin makes of files in node_modules is no module of Node's.
      server: { deps: { inline: [/^\0?bytes:/] } },
      // No test asserts a time: this only ends one that hangs, also on a machine that is busy with other things.
      testTimeout: 120_000,
    },
  };
}

function filesWith(text: string): string[] {
  return readdirSync(`${root}test`, { recursive: true, encoding: "utf8" })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.ts") && readFileSync(root + file, "utf8").includes(text));
}
