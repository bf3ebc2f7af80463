/** The host that is a real machine. */
import { readdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { askTerminal } from "./ask.js";
import { changesBelow } from "./changes.js";
import { fileHolds, filesIn, listFiles, readText, realPathOf, removeFile } from "./disk.js";
import { compareText } from "../text/compare.js";
import type { Host, Stream } from "./host.js";
import { uninterrupted } from "./interrupt.js";
import { writeText } from "./streams.js";
import { isTerminal } from "./terminal.js";
import { inThreads } from "./threads.js";
import { writeWhole } from "./whole-files.js";

const descriptors: Readonly<Record<Stream, number>> = { stdout: 1, stderr: 2 };

/**
 * Gives the machine that this process runs on.
 *
 * @param packageFolder where emrflow is installed, with its pages
 * @param workingFolder where relative paths start
 */
export function nodeHost(packageFolder: string, workingFolder = "."): Host {
  const locate = (path: string): string => resolve(workingFolder, path);
  return {
    path: (typed) => (sep === "/" ? typed : typed.replaceAll(sep, "/")),
    read: (path) => readText(locate(path)),
    readInput: () => readText(0),
    holds: (path, text) => fileHolds(locate(path), text),
    realPath: (path) => realPathOf(locate(path)),
    list: (folder, endings = [".emrflow"]) => listFiles(folder, endings, locate),
    filesIn: (folder) => filesIn(locate(folder)),
    remove: (paths) => paths.filter((path) => removeFile(locate(path))),
    inThreads,
    changes: (folders, endings) => changesBelow(folders.map(locate), endings),
    write: (files, options) => uninterrupted(() => writeWhole(files, locate, options)),
    readPage: (path) => readText(join(packageFolder, path)),
    listPages: (folder) => readdirSync(join(packageFolder, folder)).sort(compareText),
    print: (stream, text) => writeText(descriptors[stream], text),
    ask: (question) => askTerminal(question),
    isTerminal: (stream) => isTerminal(descriptors[stream]),
    // `columns` is not there when the stream is no terminal, and 0 in some terminals that do not say.
    columns: (stream) => (isTerminal(descriptors[stream]) ? process[stream].columns : 0) || 80,
    environment: (name) => process.env[name],
  };
}
