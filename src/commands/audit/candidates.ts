/** Which files an audit looks at: those that are named, and those below folders that may hold a state machine. */
import { endings, mayHoldMachines } from "../../asl/read/read.js";
import { reading } from "../../diagnostics/catalog/reading.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { normalizePath } from "../../host/paths.js";
import type { Source } from "../../text/source.js";
import { about, nowhere, unread } from "../findings.js";

export interface Candidate {
  readonly source: Source;
  /** Whether the user named this very file, and so expects it to hold a machine. */
  readonly isNamed: boolean;
}

export interface Candidates {
  /** Each file once, in the order in which the paths lead to them. */
  readonly files: readonly Candidate[];
  /** The folders that were searched. */
  readonly folders: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files; without a path, those below the working folder. */
export function candidatesIn(host: Host, paths: readonly string[]): Candidates {
  const files = new Map<string, Candidate>();
  const folders: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const takeFolder = (folder: string): void => {
    folders.push(folder);
    const listing = host.list(folder, [".emrflow", ...endings]);
    diagnostics.push(...listing.problems.map(unread));
    for (const path of listing.files) {
      if (files.has(path)) continue;
      const read = host.read(path);
      if (read.kind === "not-utf-8") {
        const why = `its line ${read.line} is not UTF-8`;
        diagnostics.push(about(path, reading.malformed(nowhere, null, why)));
      } else if (read.kind !== "text") diagnostics.push(unread({ path, ...read }));
      else if (path.endsWith(".emrflow") || mayHoldMachines({ path, text: read.text }))
        files.set(path, { source: { path, text: read.text }, isNamed: false });
    }
  };
  for (const path of paths.length === 0 ? ["."] : paths.map((each) => normalizePath(host.path(each)))) {
    const read = host.read(path);
    if (read.kind === "folder") takeFolder(path);
    else if (read.kind === "text") files.set(path, { source: { path, text: read.text }, isNamed: true });
    else diagnostics.push(unread({ path, ...read }));
  }
  return { files: [...files.values()], folders, diagnostics };
}
