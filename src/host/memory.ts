/** A host without a machine, for tests and for programs that embed the commands: its files are a map. */
import { compareText } from "../text/compare.js";
import { decodeText } from "./decode.js";
import type { Host, OutputFile, Problem, ProblemAt, Reading, Stream, WriteOptions, Writing } from "./host.js";
import { folderOf, isSkipped, normalizePath, seenFrom } from "./paths.js";

/** A locked file cannot be read or written; nothing can be made in a locked folder. */
export type MemoryEntry =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "locked" }
  | { readonly kind: "folder"; readonly locked: boolean }
  | { readonly kind: "link"; readonly target: string };

export interface MemoryHost extends Host {
  /** By normalized path, relative to the working folder. */
  readonly files: Map<string, MemoryEntry>;
  readonly printed: Readonly<Record<Stream, readonly string[]>>;
}

export interface MemoryOptions {
  readonly files?: Iterable<readonly [string, MemoryEntry]>;
  readonly pages?: ReadonlyMap<string, string>;
  readonly environment?: ReadonlyMap<string, string>;
  readonly terminal?: boolean;
  readonly columns?: number;
  /** What others do to the files while somebody waits for changes, one after the other; then nothing changes any more. */
  readonly changes?: readonly ((files: Map<string, MemoryEntry>) => void)[];
  /** What is typed at the terminal, a line for each question; after the last one the input has ended. */
  readonly answers?: readonly string[];
  /** What comes on standard input. */
  readonly input?: string;
}

/**
 * Gives the `ask` of a terminal at which these lines are typed.
 *
 * @param print shows a question and, as a terminal does, what is typed
 */
export function answering(answers: readonly string[], print: (text: string) => void): Host["ask"] {
  const waiting = [...answers];
  return (question) => {
    const answer = waiting.shift();
    if (answer === undefined) return Promise.resolve(null);
    print(`${question}${answer}\n`);
    return Promise.resolve(answer);
  };
}

const denied = { kind: "failed", reason: "permission denied" } as const;

/** Gives a host that holds everything in memory. */
export function memoryHost(options: MemoryOptions = {}): MemoryHost {
  const files = new Map(options.files);
  const printed: Record<Stream, string[]> = { stdout: [], stderr: [] };
  const pages = options.pages ?? new Map<string, string>();
  return {
    files,
    printed,
    path: (typed) => typed,
    read: (path) => readEntry(files, normalizePath(path)),
    readInput: () => ({ kind: "text", text: options.input ?? "" }),
    holds: (path, text) => {
      const entry = files.get(normalizePath(path));
      return entry?.kind === "file" && decodesTo(entry.bytes, text);
    },
    realPath: (path) => realPathOf(files, seenFrom(workingFolder, normalizePath(path))),
    list: (folder, endings = [".emrflow"]) => ({
      files: filesBelow(files, normalizePath(folder), endings),
      problems: [],
    }),
    filesIn: (folder) => namesIn(files, normalizePath(folder)),
    remove: (paths) =>
      paths.filter((path) => files.get(normalizePath(path))?.kind === "file" && files.delete(normalizePath(path))),
    inThreads: null,
    changes: () => changing(files, options.changes ?? []),
    write: (outputs, writing) => Promise.resolve(writeEntries(files, outputs, writing)),
    readPage: (path) => {
      const text = pages.get(path);
      return text === undefined ? { kind: "missing" } : { kind: "text", text };
    },
    listPages: (folder) =>
      [...pages.keys()]
        .filter((path) => folderOf(path) === folder)
        .map(nameOf)
        .sort(compareText),
    print: (stream, text) => void printed[stream].push(text),
    ask: answering(options.answers ?? [], (text) => void printed.stderr.push(text)),
    isTerminal: () => options.terminal ?? false,
    columns: () => options.columns ?? 80,
    environment: (name) => options.environment?.get(name),
  };
}

function readEntry(files: ReadonlyMap<string, MemoryEntry>, path: string): Reading {
  const entry = files.get(path);
  if (entry === undefined) return isFolder(files, path) ? { kind: "folder" } : { kind: "missing" };
  if (entry.kind === "link") return readEntry(files, entry.target);
  if (entry.kind === "folder") return { kind: "folder" };
  return entry.kind === "locked" ? denied : decodeText(entry.bytes);
}

/** Where the files of a host without a machine seem to be. */
const workingFolder = "/work";

function realPathOf(files: ReadonlyMap<string, MemoryEntry>, path: string): string | null {
  const entry = files.get(path);
  if (entry?.kind === "link") return realPathOf(files, normalizePath(entry.target));
  if (entry === undefined && !isFolder(files, path)) return null;
  return normalizePath(path.startsWith("/") ? path : `${workingFolder}/${path}`);
}

function filesBelow(
  files: ReadonlyMap<string, MemoryEntry>,
  folder: string,
  endings: readonly string[],
): readonly string[] {
  const start = folder === "." ? "" : `${folder}/`;
  const isMeant = ([path, entry]: readonly [string, MemoryEntry]): boolean =>
    entry.kind !== "folder" &&
    endings.some((ending) => path.endsWith(ending)) &&
    path.startsWith(start) &&
    !path.slice(start.length).split("/").slice(0, -1).some(isSkipped);
  return [...files]
    .filter(isMeant)
    .map(([path]) => path)
    .sort(compareText);
}

function namesIn(files: ReadonlyMap<string, MemoryEntry>, folder: string): readonly string[] {
  const inside = [...files].filter(([path, { kind }]) => kind === "file" && folderOf(path) === folder);
  return inside.map(([path]) => nameOf(path)).sort(compareText);
}

async function* changing(
  files: Map<string, MemoryEntry>,
  changes: readonly ((files: Map<string, MemoryEntry>) => void)[],
): AsyncGenerator<void, void, undefined> {
  for (const change of changes) {
    change(files);
    yield;
  }
}

function writeEntries(
  files: Map<string, MemoryEntry>,
  outputs: readonly OutputFile[],
  { makeFolders = false }: WriteOptions = {},
): Writing {
  const problems: ProblemAt[] = [];
  const changed: OutputFile[] = [];
  let folderProblem: ProblemAt | undefined;
  for (const output of outputs) {
    const path = normalizePath(output.path);
    const entry = files.get(path);
    if (entry?.kind === "file" && decodesTo(entry.bytes, output.text)) continue;
    const problem = problemOf(files, path, entry);
    if (problem) problems.push({ path: output.path, ...problem });
    else changed.push({ path, text: output.text });
    const ofFolder = problemOfFolder(files, folderOf(path), makeFolders);
    if (ofFolder) folderProblem ??= { path: output.path, ...ofFolder };
  }
  // As on a disk, where only the try shows what is wrong with a folder, and the first one ends it.
  if (problems.length === 0 && folderProblem) problems.push(folderProblem);
  if (problems.length > 0) return { kind: "refused", problems, changed: [] };
  for (const { path, text } of changed) files.set(path, { kind: "file", bytes: new TextEncoder().encode(text) });
  return { kind: "written", changed: changed.map((output) => output.path) };
}

function problemOf(
  files: ReadonlyMap<string, MemoryEntry>,
  path: string,
  entry: MemoryEntry | undefined,
): Problem | undefined {
  if (entry?.kind === "link") return { kind: "link" };
  if (entry?.kind === "locked") return denied;
  if (isFolder(files, path)) return { kind: "folder" };
  return isBelowFile(files, folderOf(path))
    ? { kind: "failed", reason: "what should be its folder is a file" }
    : undefined;
}

function isBelowFile(files: ReadonlyMap<string, MemoryEntry>, folder: string): boolean {
  const kind = files.get(folder)?.kind;
  if (kind === "file" || kind === "locked") return true;
  return folder !== "." && folder !== "/" && isBelowFile(files, folderOf(folder));
}

/** Why nothing can be put into a folder. One that can be made is as good as one that exists. */
function problemOfFolder(
  files: ReadonlyMap<string, MemoryEntry>,
  folder: string,
  makeFolders: boolean,
): Problem | undefined {
  const entry = files.get(folder);
  if (entry?.kind === "folder") return entry.locked ? denied : undefined;
  if (isFolder(files, folder)) return undefined;
  if (!makeFolders) return { kind: "failed", reason: "its folder does not exist" };
  return problemOfFolder(files, folderOf(folder), makeFolders);
}

function isFolder(files: ReadonlyMap<string, MemoryEntry>, path: string): boolean {
  if (path === "." || path === "/" || files.get(path)?.kind === "folder") return true;
  return [...files.keys()].some((other) => other.startsWith(`${path}/`));
}

function decodesTo(bytes: Uint8Array, text: string): boolean {
  const reading = decodeText(bytes);
  return reading.kind === "text" && reading.text === text;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
