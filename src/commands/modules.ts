/** Reading the files that sources import: each once in a run, and none from outside of the project. */
import type { Host, Problem } from "../host/host.js";
import { folderOf, joinPath, normalizePath, seenFrom } from "../host/paths.js";
import type { ModuleReading, ReadModule } from "../model/modules.js";
import { liesIn, projectRoot } from "../project/root.js";
import type { Source } from "../text/source.js";

/** Gives a reader of imports. @param sources what was read already */
export function moduleReader(host: Host, sources: readonly Source[]): ReadModule {
  const known = new Map<string, ModuleReading>(sources.map((source) => [source.path, { kind: "source", source }]));
  const roots = new Map<string, string>();
  const rootOf = (path: string): string => {
    const folder = folderOf(path);
    const root = roots.get(folder) ?? projectRoot(host, path);
    roots.set(folder, root);
    return root;
  };
  return (written, from) => {
    if (!/^\.\.?\//.test(written) || !written.endsWith(".emrflow")) return { kind: "not-a-module" };
    const path = normalizePath(joinPath(folderOf(from.path), written));
    const root = rootOf(from.path);
    const isInside = liesIn(host, path, root);
    if (isInside === null) return { kind: "missing" };
    if (!isInside) return { kind: "outside", root: seenFrom(host.realPath(".") ?? ".", root) };
    const reading = known.get(path) ?? readingOf(host, path);
    known.set(path, reading);
    return reading;
  };
}

function readingOf(host: Host, path: string): ModuleReading {
  const reading = host.read(path);
  if (reading.kind === "text") return { kind: "source", source: { path, text: reading.text } };
  if (reading.kind === "missing") return { kind: "missing" };
  return { kind: "failed", reason: reasonOf(reading) };
}

/** Says in a few words why a file that is there cannot be read. */
export function reasonOf(problem: Exclude<Problem, { kind: "missing" }>): string {
  switch (problem.kind) {
    case "folder":
      return "it is a folder";
    case "link":
      return "it is a link";
    case "not-utf-8":
      return `its line ${problem.line} is not UTF-8`;
    case "failed":
      return problem.reason;
  }
}
