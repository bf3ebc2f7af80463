/** Reading the files that templates name: real files in the template's own folder, and nothing else. */
import { limits } from "../../asl/read/reading.js";
import type { ReadSibling, Sibling } from "../../asl/read/machines.js";
import type { Host } from "../../host/host.js";
import { folderOf, isInside, joinPath, normalizePath } from "../../host/paths.js";
import { quoted } from "../../text/printable.js";
import { reasonOf } from "../modules.js";

/** Gives a reader of what a file names. @param taken gets the path of each file that is read */
export function siblingReader(host: Host, from: string, taken: (path: string) => void): ReadSibling {
  const folder = folderOf(from);
  const refused = (path: string, why: string): Sibling => ({
    kind: "refused",
    why: `its definition is in ${quoted(path, 60)}, and ${why}`,
  });
  return (written) => {
    const path = normalizePath(written.startsWith("/") ? written : joinPath(folder, written));
    const root = host.realPath(folder);
    const real = host.realPath(path);
    const isOutside = written.startsWith("/") || /^\.\.(\/|$)/.test(normalizePath(written));
    if (isOutside || (real !== null && root !== null && !isInside(real, root)))
      return refused(written, "that lies outside of the folder");
    if (real === null) return refused(written, "there is no such file");
    // Only files are listed: reading a pipe would never end.
    const isFile = host.filesIn(folderOf(path)).includes(path.slice(path.lastIndexOf("/") + 1));
    if (!isFile) return refused(written, "that is a link, or no file");
    const reading = host.read(path);
    if (reading.kind === "missing") return refused(written, "there is no such file");
    if (reading.kind !== "text") return refused(written, reasonOf(reading));
    if (reading.text.length > limits.characters)
      return refused(written, `that has more than ${limits.characters} characters`);
    taken(path);
    return { kind: "text", source: { path, text: reading.text } };
  };
}
