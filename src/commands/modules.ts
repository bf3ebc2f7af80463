/** Reading the files that sources import: each once in a run, and none from outside of the project. */
import type { Host } from "../host/host.js";
import { folderOf, joinPath, normalizePath } from "../host/paths.js";
import type { ModuleReading, ReadModule } from "../model/modules.js";
import { projectRoot } from "../project/root.js";
import type { Source } from "../text/source.js";

/** Gives a reader of imports. @param sources what was read already */
export function moduleReader(host: Host, sources: readonly Source[]): ReadModule {
  const known = new Map<string, ModuleReading>(sources.map((source) => [source.path, { kind: "source", source }]));
  return (written, from) => {
    if (!/^\.\.?\//.test(written) || !written.endsWith(".emrflow")) return { kind: "not-a-module" };
    const path = normalizePath(joinPath(folderOf(from.path), written));
    const root = projectRoot(host, from.path);
    const real = host.realPath(path);
    if (real === null) return { kind: "missing" };
    if (!isInside(real, root)) return { kind: "outside", root };
    const reading = known.get(path) ?? readingOf(host, path);
    known.set(path, reading);
    return reading;
  };
}
