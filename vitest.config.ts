/** The suite: every `*.test.ts` under test/. */
import { existsSync } from "node:fs";
import { tsImport } from "tsx/esm/api";
import { defineConfig, type Plugin } from "vitest/config";

/** The plugin that turns schemas into validators, when this checkout has it. */
async function validators(): Promise<Plugin[]> {
  if (!existsSync(new URL("./tools/validators.ts", import.meta.url))) return [];
  // The module exports this one function; tsImport cannot type what it loads.
  const tool = (await tsImport("./tools/validators.ts", import.meta.url)) as { readonly validators: () => Plugin };
  return [tool.validators()];
}

export default defineConfig(async () => ({
  plugins: await validators(),
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    maxWorkers: 2,
  },
}));
