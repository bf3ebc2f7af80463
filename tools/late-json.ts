/**
 * Turns `import read from "./x.json?late"` into a function that parses the file when it is first called, so that a command
 * that never asks for it does not pay for it. One plugin for rolldown (the product) and vite (the tests).
 */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Plugin } from "rolldown";

const query = "?late";
/** The suffix keeps vite's JSON plugin from taking the generated code for JSON. */
const virtual = { prefix: "\0late-json:", suffix: ".mjs" };

/** Gives the plugin. `enforce` is vite's: its own resolver would take the import otherwise; rolldown ignores it. */
export function lateJson(): Plugin & { readonly enforce: "pre" } {
  return {
    name: "late-json",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(query) || importer === undefined) return null;
      const file = resolve(dirname(importer), source.slice(0, -query.length));
      return virtual.prefix + file + virtual.suffix;
    },
    load(id) {
      if (!id.startsWith(virtual.prefix)) return null;
      const file = id.slice(virtual.prefix.length, -virtual.suffix.length);
      this.addWatchFile(file);
      const text = JSON.stringify(JSON.parse(readFileSync(file, "utf8")));
      return {
        code: `let data;\nexport default () => (data ??= JSON.parse(${JSON.stringify(text)}));\n`,
        moduleType: "js",
      };
    },
  };
}
