/** Takes the evaluation of code out of a package that is bundled: emrflow runs no text as code. */
import type { Plugin } from "rolldown";

/** Gives the plugin. The runtime of WebAssembly evaluates code that a module brings along, and the grammar brings none. */
export function withoutEval(): Plugin {
  const calls = /\beval\((\w+)\)/g;
  return {
    name: "without-eval",
    transform(code, id) {
      if (!/web-tree-sitter[/]web-tree-sitter[.]c?js$/.test(id)) return null;
      if (code.search(calls) === -1) throw new Error("web-tree-sitter no longer evaluates code as this build expects");
      return code.replace(calls, "(() => { throw new Error(`code in WebAssembly: ${$1}`); })()");
    },
  };
}
