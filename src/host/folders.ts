/** Making the folders of files that do not exist yet, in a way that can be taken back. */
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "./reasons.js";

/**
 * Makes a folder and those around it that are missing. Where a file is in the way nothing is made.
 *
 * @returns what was made, innermost first
 * @throws the system's error
 */
export function makeFolder(folder: string): readonly string[] {
  if (existsSync(folder)) return [];
  const outermost = mkdirSync(folder, { recursive: true });
  const made: string[] = [];
  if (outermost === undefined) return made;
  for (let each = folder; each.length >= outermost.length; each = dirname(each)) made.push(each);
  return made;
}

/** Takes folders away again, innermost first; one in which somebody else has put something meanwhile stays. */
export function removeFolders(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  }
}
