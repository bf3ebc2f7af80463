/** What a command may ask of the world around it. The core knows none of this; a command knows nothing else. */

/** Why a path cannot be used; each kind is a different thing for the user to do. */
export type Problem =
  | { readonly kind: "missing" }
  | { readonly kind: "folder" }
  | { readonly kind: "link" }
  /** `line` holds the first byte that is not UTF-8, counted from 1. */
  | { readonly kind: "not-utf-8"; readonly line: number }
  | { readonly kind: "failed"; readonly reason: string };

export type ProblemAt = Problem & { readonly path: string };

export type Reading = { readonly kind: "text"; readonly text: string } | Problem;

export interface Listing {
  /** The folder's path joined to each file's, in code-unit order. */
  readonly files: readonly string[];
  /** Folders that could not be opened. */
  readonly problems: readonly ProblemAt[];
}

export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

export interface WriteOptions {
  /** Makes the folders that the files need; when the files cannot be written, these folders are taken away again. */
  readonly makeFolders?: boolean;
}

export type Writing =
  | { readonly kind: "written"; readonly changed: readonly string[] }
  /** `changed` is empty unless the last step, the renaming, failed between two files. */
  | { readonly kind: "refused"; readonly problems: readonly ProblemAt[]; readonly changed: readonly string[] };

export type Stream = "stdout" | "stderr";

/** Paths have forward slashes; relative ones start at the working folder. */
export interface Host {
  /** Gives a path that a user typed in this form. */
  path(typed: string): string;
  /** Reads a whole file as UTF-8. A byte order mark stays: it is the parser's to skip. */
  read(path: string): Reading;
  /** Reads all of standard input as UTF-8. */
  readInput(): Reading;
  /** Tells whether a path is a file, and no link, that holds a text. */
  holds(path: string, text: string): boolean;
  /** Gives the absolute path of what a path leads to, without links in it; `null` when there is nothing. */
  realPath(path: string): string | null;
  /**
   * Finds the files below a folder whose names end in one of some endings, `.emrflow` where none are given;
   * `node_modules`, dot folders and links to folders are not entered.
   */
  list(folder: string, endings?: readonly string[]): Listing;
  /** Gives the names of the files directly in a folder, in code-unit order; none where there is no folder. */
  filesIn(folder: string): readonly string[];
  /** Removes files; one that is not there, or cannot be removed, is passed over. Gives those that were removed. */
  remove(paths: readonly string[]): readonly string[];
  /** Runs this very program in another thread for each task, and gives what they post; `null` where there are no threads. */
  readonly inThreads: ((tasks: readonly unknown[]) => Promise<readonly unknown[]>) | null;
  /**
   * Gives something each time that files below the folders have changed, until the process ends. Changes that come close
   * together count as one; files whose names end otherwise than asked are passed over.
   */
  changes(folders: readonly string[], endings: readonly string[]): AsyncIterable<void>;
  /**
   * Writes every file whole, or none when one of them cannot be written. A file that has these bytes already is left
   * alone, one that exists keeps its mode, and one that is a link is refused. Folders are not made unless asked for.
   */
  write(files: readonly OutputFile[], options?: WriteOptions): Promise<Writing>;
  /** Reads one of the pages that come with emrflow, `docs/errors/EMRF2001.md`. */
  readPage(path: string): Reading;
  listPages(folder: string): readonly string[];
  print(stream: Stream, text: string): void;
  /**
   * Puts a question on standard error and waits for a line, which comes without its line break. Gives `null` where nobody
   * answers: there is no terminal, or the input has ended. Then nothing is asked.
   */
  ask(question: string): Promise<string | null>;
  isTerminal(stream: Stream): boolean;
  /** The width of the terminal, 80 where there is none. */
  columns(stream: Stream): number;
  environment(name: string): string | undefined;
}
