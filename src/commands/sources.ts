/** Finding and reading the files that a command is about. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { normalizePath } from "../host/paths.js";
import type { Source } from "../text/source.js";
import { about, nowhere, unread } from "./findings.js";

export interface Sources {
  /** Each file once, in the order in which the paths lead to them. */
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether every path is a folder, so that all files of the folders were looked at. */
  readonly wholeFolders: boolean;
}

export function pathsOf(sources: readonly Source[]): readonly string[] {
  return sources.map(({ path }) => path);
}

/** Reads the files that the paths name and those below the folders that they name; without a path, below the working folder. */
export function readSources(host: Host, paths: readonly string[]): Sources {
  const sources = new Map<string, Source>();
  const diagnostics: Diagnostic[] = [];
  const take = (path: string): void => {
    if (sources.has(path)) return;
    const reading = host.read(path);
    if (reading.kind === "text") sources.set(path, { path, text: reading.text });
    else if (reading.kind === "folder") takeFolder(path);
    else diagnostics.push(unread({ path, ...reading }));
  };
  const takeFolder = (folder: string): void => {
    const listing = host.list(folder);
    diagnostics.push(...listing.problems.map(unread));
    if (listing.files.length === 0 && listing.problems.length === 0)
      diagnostics.push(about(folder, tool.noWorkflow(nowhere, folder)));
    listing.files.forEach(take);
  };
  for (const path of paths.length === 0 ? ["."] : paths.map((path) => normalizePath(host.path(path)))) {
    if (isForeign(host, path)) diagnostics.push(about(path, tool.notASourceFile(nowhere, path)));
    else take(path);
  }
  const wholeFolders = paths.every((path) => host.read(normalizePath(host.path(path))).kind === "folder");
  return { sources: [...sources.values()], diagnostics, wholeFolders };
}

/** A file of another kind would only give a heap of syntax errors. */
function isForeign(host: Host, path: string): boolean {
  if (path.endsWith(".emrflow")) return false;
  const { kind } = host.read(path);
  return kind === "text" || kind === "not-utf-8";
}
