/** Reading files and finding them, on a real disk. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, unlinkSync, type Dirent } from "node:fs";
import { sep } from "node:path";
import { compareText } from "../text/compare.js";
import { decodeText } from "./decode.js";
import type { Listing, ProblemAt, Reading } from "./host.js";
import { isSkipped, joinPath } from "./paths.js";
import { codeOf, reasonOf } from "./reasons.js";

/** Gives the path that the operating system is asked for. */
export type Locate = (path: string) => string;

/** Reads a file as text. @param location a path, or the number of what is open already */
export function readText(location: string | number): Reading {
  try {
    return decodeText(readFileSync(location));
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    if (code === "EISDIR") return { kind: "folder" };
    return { kind: "failed", reason: reasonOf(error) };
  }
}

/** Tells whether a file, which is no link, holds a text. */
export function fileHolds(location: string, text: string): boolean {
  const reading = readText(location);
  return reading.kind === "text" && reading.text === text && lstatSync(location).isFile();
}

/** Gives the path without links in it, `null` when nothing is there. */
export function realPathOf(location: string): string | null {
  try {
    return realpathSync.native(location).replaceAll(sep, "/");
  } catch {
    return null;
  }
}

/** Gives the names of the files in a folder, none where there is no folder. */
export function filesIn(location: string): readonly string[] {
  try {
    const entries = readdirSync(location, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort(compareText);
  } catch {
    return [];
  }
}

/** Removes a file, and tells whether it did. */
export function removeFile(location: string): boolean {
  try {
    unlinkSync(location);
    return true;
  } catch {
    return false;
  }
}

/** Finds the files below a folder whose names end in one of the endings. */
export function listFiles(folder: string, endings: readonly string[], locate: Locate): Listing {
  const files: string[] = [];
  const problems: ProblemAt[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of entriesOf(next, locate, problems)) {
      const path = joinPath(next, entry.name);
      if (entry.isDirectory()) {
        if (!isSkipped(entry.name)) waiting.push(path);
      } else if (endings.some((ending) => entry.name.endsWith(ending)) && isFile(entry, locate(path))) {
        files.push(path);
      }
    }
  }
  return { files: files.sort(compareText), problems: problems.sort((a, b) => compareText(a.path, b.path)) };
}

function entriesOf(folder: string, locate: Locate, problems: ProblemAt[]): readonly Dirent[] {
  try {
    return readdirSync(locate(folder), { withFileTypes: true });
  } catch (error) {
    problems.push({ path: folder, kind: "failed", reason: reasonOf(error) });
    return [];
  }
}

/** A link counts when it leads to a file; one that leads nowhere or in a circle is listed, so that reading it says so. */
function isFile(entry: Dirent, location: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(location).isFile();
  } catch (error) {
    return codeOf(error) !== undefined;
  }
}
