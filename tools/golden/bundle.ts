/** A module of the project bundled into a folder of its own, so that plain Node can run it: it may import `?late`. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "rolldown";
import { programPlugins } from "../program-plugins.js";

/** Bundles an entry, a path below the root. Gives the bundle's path; whoever asked for it removes its folder. */
export async function bundle(root: string, entry: string, format: "cjs" | "esm"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "emrflow-bundle-"));
  const file = `main.${format === "cjs" ? "cjs" : "mjs"}`;
  await build({
    input: join(root, entry),
    platform: "node",
    plugins: programPlugins(),
    // What the product loads late may be loaded at once here.
    checks: { ineffectiveDynamicImport: false },
    output: { dir: folder, format, entryFileNames: file, chunkFileNames: `[name].${format === "cjs" ? "cjs" : "mjs"}` },
  });
  return join(folder, file);
}
