/** Runs a bundle of CommonJS files as Node would, but with V8's code from a cache. */
import { readFileSync, statSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import type { CodeCache } from "./code-cache.js";

type Wrapped = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  file: string,
  folder: string,
) => void;

/**
 * Runs a file of the bundle and those that it requires. When the process ends well, the code of those that were not in the
 * cache is kept: by then it holds the functions that were used, not only those that were read.
 *
 * @param variant what kind of run this is: each uses other functions, and keeps its own code
 */
export function runBundle(folder: string, file: string, cache: CodeCache | undefined, variant: string): void {
  const requireOther = createRequire(join(folder, file));
  const modules = new Map<string, { exports: object }>();
  const fresh: { readonly name: string; readonly script: Script }[] = [];
  const load = (id: string): unknown => {
    if (!id.startsWith("./")) return requireOther(id);
    const known = modules.get(id);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(id, module);
    const path = join(folder, id);
    // The build leaves no character beyond ASCII in a bundle, and this is the quickest way to read it.
    const source = Module.wrap(readFileSync(path, "latin1"));
    // A bundle is named by its content, but somebody may have mended one in its place.
    const name = `${id.slice(2)}.${Math.trunc(statSync(path).mtimeMs).toString(36)}.${variant}`;
    const cachedData = cache?.read(name);
    const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected) fresh.push({ name, script });
    // `Module.wrap` makes the source a function of exactly these parameters.
    (script.runInThisContext() as Wrapped)(module.exports, load, module, path, folder);
    return module.exports;
  };
  if (cache)
    process.once(
      "exit",
      (status) => status === 0 && fresh.forEach(({ name, script }) => cache.write(name, script.createCachedData())),
    );
  load(`./${file}`);
}
