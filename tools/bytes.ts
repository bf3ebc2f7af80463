/**
 * Turns `import read from "./x.wasm?bytes"` into a function that gives what the file holds, so that a bundle needs no files
 * beside it. One plugin for rolldown (the product) and vite (the tests).
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "rolldown";

const query = "?bytes";
const virtual = { prefix: "\0bytes:", suffix: ".mjs" };

/** Gives the plugin. `enforce` is vite's: its own resolver would take the import otherwise; rolldown ignores it. */
export function bytes(): Plugin & { readonly enforce: "pre" } {
  return {
    name: "bytes",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(query) || importer === undefined) return null;
      return virtual.prefix + createRequire(importer).resolve(source.slice(0, -query.length)) + virtual.suffix;
    },
    load(id) {
      if (!id.startsWith(virtual.prefix)) return null;
      const content = readFileSync(id.slice(virtual.prefix.length, -virtual.suffix.length)).toString("base64");
      return { code: `export default () => Buffer.from("${content}", "base64");\n`, moduleType: "js" };
    },
  };
}
