/** What every bundle of the program needs, whether it is the product or made for a test. */
import type { InputOptions, Plugin } from "rolldown";
import { bytes } from "./bytes.js";
import { lateJson } from "./late-json.js";
import { withoutEval } from "./without-eval.js";

/** Gives the plugins that make the program's imports of data and bytes into code. */
export function programPlugins(): Plugin[] {
  return [lateJson(), bytes(), withoutEval()];
}

/** Other files of packages than those that the bundler would take. @param root the project, with a slash at its end */
export function programAliases(root: string): NonNullable<InputOptions["resolve"]> {
  return {
    alias: {
      // Its main file is put together in a way that no bundler sees through.
      "jsonc-parser": "jsonc-parser/lib/esm/main.js",
      // The other one imports modules when it runs, and scripts that come from the code cache cannot.
      "web-tree-sitter$": `${root}node_modules/web-tree-sitter/web-tree-sitter.cjs`,
    },
  };
}
