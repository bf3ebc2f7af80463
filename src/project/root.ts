/** Which folder is the project of a file: nothing outside of it is read. */
import type { Host } from "../host/host.js";
import { folderOf, isInside, joinPath } from "../host/paths.js";

/** What makes a folder a project, the strongest first. */
const marks = ["emrflow.yaml", ".git"] as const;

/**
 * Gives the folder of a file's project, absolute and without links in it: the nearest one at or above the file with an
 * `emrflow.yaml`, else the top of the git repository, else the file's own folder.
 */
export function projectRoot(host: Host, path: string): string {
  const own = host.realPath(folderOf(path)) ?? folderOf(path);
  for (const mark of marks) {
    for (const folder of foldersUpFrom(own)) if (host.realPath(joinPath(folder, mark)) !== null) return folder;
  }
  return own;
}

/** Tells whether a file lies in a folder, both as they really are. `null` when there is no such file. */
export function liesIn(host: Host, path: string, root: string): boolean | null {
  const real = host.realPath(path);
  return real === null ? null : isInside(real, root);
}

function foldersUpFrom(folder: string): readonly string[] {
  const above = folderOf(folder);
  return folder === "/" || above === folder ? [folder] : [folder, ...foldersUpFrom(above)];
}
