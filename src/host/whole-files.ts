/**
 * Writing files so that a reader never sees half of one: each is written beside its destination under another name and
 * renamed at the end, when all of them are there.
 */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Locate } from "./disk.js";
import { makeFolder, removeFolders } from "./folders.js";
import type { OutputFile, Problem, ProblemAt, WriteOptions, Writing } from "./host.js";
import { reasonOf } from "./reasons.js";

/** A file that has to change. `mode` is that of the file it replaces. */
interface Pending {
  readonly path: string;
  readonly location: string;
  readonly bytes: Buffer;
  readonly mode: number | undefined;
}

/** What stands at a destination: something that forbids writing, the same bytes, or what is to be replaced. */
type Destination =
  Problem | { readonly kind: "same" } | { readonly kind: "writable"; readonly mode: number | undefined };

/** Writes every file whole, or none when one of them cannot be written. */
export function writeWhole(files: readonly OutputFile[], locate: Locate, options: WriteOptions = {}): Writing {
  const problems: ProblemAt[] = [];
  const pending: Pending[] = [];
  for (const { path, text } of files) {
    const [location, bytes] = [locate(path), Buffer.from(text)];
    const destination = inspect(location, bytes);
    if (destination.kind === "writable") pending.push({ path, location, bytes, mode: destination.mode });
    else if (destination.kind !== "same") problems.push({ path, ...destination });
  }
  return problems.length > 0 ? { kind: "refused", problems, changed: [] } : replaceAll(pending, options);
}

function inspect(location: string, bytes: Buffer): Destination {
  try {
    const found = lstatSync(location, { throwIfNoEntry: false });
    if (found === undefined) return { kind: "writable", mode: undefined };
    if (found.isSymbolicLink()) return { kind: "link" };
    if (found.isDirectory()) return { kind: "folder" };
    if (!found.isFile()) return { kind: "failed", reason: "it is a device or a pipe, not a file" };
    if (found.size === bytes.length && readFileSync(location).equals(bytes)) return { kind: "same" };
    // A rename would replace a file that its owner made read-only.
    accessSync(location, constants.W_OK);
    return { kind: "writable", mode: found.mode & 0o7777 };
  } catch (error) {
    return { kind: "failed", reason: reasonOf(error) };
  }
}

/** Nothing is renamed before every file lies on the disk, so a full disk or a locked folder changes nothing. */
function replaceAll(files: readonly Pending[], { makeFolders = false }: WriteOptions): Writing {
  const folders: string[] = [];
  const temporaries = new Map<Pending, string>();
  const changed: string[] = [];
  let current = "";
  try {
    for (const file of files) {
      current = file.path;
      if (makeFolders) folders.unshift(...makeFolder(dirname(file.location)));
      const temporary = temporaryPath(file.location, temporaries.size);
      temporaries.set(file, temporary);
      writeNew(temporary, file);
    }
    for (const [file, temporary] of temporaries) {
      current = file.path;
      renameSync(temporary, file.location);
      changed.push(file.path);
    }
    return { kind: "written", changed };
  } catch (error) {
    for (const temporary of temporaries.values()) rmSync(temporary, { force: true });
    removeFolders(folders);
    return { kind: "refused", problems: [{ path: current, kind: "failed", reason: reasonOf(error) }], changed };
  }
}

function writeNew(temporary: string, file: Pending): void {
  // "wx" follows no link and takes over no file, should someone have guessed the name.
  const descriptor = openSync(temporary, "wx", file.mode ?? 0o666);
  try {
    writeFileSync(descriptor, file.bytes);
    if (file.mode !== undefined) fchmodSync(descriptor, file.mode);
  } finally {
    closeSync(descriptor);
  }
}

/** In the same folder, since a rename across file systems is not one step. */
function temporaryPath(location: string, index: number): string {
  return join(dirname(location), `.emrflow-${process.pid}-${index}.tmp`);
}
