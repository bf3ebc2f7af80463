/**
 * Outputs of workflows that are no more. What emrflow wrote is known by the file itself: a source map says so, and a state
 * machine tags its clusters with its workflow's name; what lies beside them under their name belongs to them. Only folders
 * of which all sources were looked at are searched.
 */
import { build as catalog } from "../diagnostics/catalog/build.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { folderOf, joinPath } from "../host/paths.js";
import { outputs as kinds } from "../outputs/index.js";
import type { Source } from "../text/source.js";
import type { Output } from "./build-outputs.js";
import { about, nowhere } from "./findings.js";

export interface LeftOver {
  readonly path: string;
  readonly workflow: string;
}

/** Finds them beside the sources and the outputs of a build that looked at whole folders. */
export function leftOvers(host: Host, sources: readonly Source[], outputs: readonly Output[]): readonly LeftOver[] {
  const written = new Set(outputs.map(({ path }) => path));
  // An output of another form, or to another folder, may have been made by another build of the same source.
  const alive = new Set(
    outputs.flatMap(({ path, source, workflow }) =>
      [path, source.path].map((each) => joinPath(folderOf(each), workflow)),
    ),
  );
  const folders = new Set([...sources, ...outputs].map(({ path }) => folderOf(path)));
  return [...folders].flatMap((folder) =>
    host.filesIn(folder).flatMap((name): readonly LeftOver[] => {
      const path = joinPath(folder, name);
      const ending = Object.values(kinds).find((kind) => name.endsWith(kind.ending))?.ending;
      if (ending === undefined || written.has(path)) return [];
      const workflow = name.slice(0, -ending.length);
      if (alive.has(joinPath(folder, workflow)) || !isOwn(host, folder, workflow)) return [];
      return [{ path, workflow }];
    }),
  );
}

/** Words them: what is an error for `--check` is a warning where nothing was asked. */
export function aboutLeftOvers(found: readonly LeftOver[], severity: "error" | "warning"): readonly Diagnostic[] {
  return found.map(({ path, workflow }) => ({ ...about(path, catalog.leftOver(nowhere, path, workflow)), severity }));
}

/** Whether emrflow made the files of a workflow: a source map or a state machine among them says so. */
function isOwn(host: Host, folder: string, workflow: string): boolean {
  const textOf = (kind: "sourcemap" | "asl" | "yaml"): string =>
    textAt(host, joinPath(folder, `${workflow}${kinds[kind].ending}`));
  return (
    isMap(textOf("sourcemap"), workflow) || [textOf("asl"), textOf("yaml")].some((text) => tagsClusters(text, workflow))
  );
}

function textAt(host: Host, path: string): string {
  const reading = host.read(path);
  return reading.kind === "text" ? reading.text : "";
}

function isMap(text: string, workflow: string): boolean {
  return text.includes('"emrflow": "') && text.includes(`"workflow": ${JSON.stringify(workflow)}`);
}

/** In JSON and in YAML the tag's key stands before its value. */
function tagsClusters(text: string, workflow: string): boolean {
  return new RegExp(`emrflow:workflow"?,?\\s+"?Value"?: "?${workflow}"?\\s`).test(text);
}
