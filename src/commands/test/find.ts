/** Which files of scenarios paths stand for, and which file each of them tests. */
import { scenarios as catalog } from "../../diagnostics/catalog/scenarios.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { folderOf, joinPath, normalizePath } from "../../host/paths.js";
import type { Source } from "../../text/source.js";
import { about, nowhere, unread } from "../findings.js";

export const testEndings: readonly string[] = [".test.yaml", ".test.yml"];

/** What may lie beside `nightly.test.yaml`, the one that counts first. */
const workflowEndings: readonly string[] = [".emrflow", ".asl.json", ".json", ".asl.yaml", ".asl.yml", ".yaml", ".yml"];

export interface FoundTest {
  readonly source: Source;
  /** The file that it tests; `null` when there is none. */
  readonly subject: string | null;
  /** The names that the file could have. */
  readonly candidates: readonly string[];
}

export interface FoundTests {
  /** Each once, in the order in which the paths lead to them. */
  readonly tests: readonly FoundTest[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the tests of workflows, of files of scenarios, and below folders; without a path, below the working folder. */
export function findTests(host: Host, paths: readonly string[]): FoundTests {
  const found = new Map<string, FoundTest>();
  const diagnostics: Diagnostic[] = [];
  const take = (path: string): void => {
    if (found.has(path)) return;
    const reading = host.read(path);
    if (reading.kind !== "text") diagnostics.push(unread({ path, ...reading }));
    else found.set(path, { source: { path, text: reading.text }, ...subjectOf(host, path) });
  };
  for (const path of paths.length === 0 ? ["."] : paths.map((each) => normalizePath(host.path(each)))) {
    const { kind } = host.read(path);
    const files = kind === "folder" ? testsBelow(host, path, diagnostics) : isTest(path) ? [path] : besides(host, path);
    if (kind === "text" || kind === "folder") files.forEach(take);
    else take(path);
    if (files.length === 0 && (kind === "text" || kind === "folder"))
      diagnostics.push(
        about(path, catalog.noTests(nowhere, path, kind === "folder" ? kind : isWorkflow(path) ? "workflow" : "other")),
      );
  }
  return { tests: [...found.values()], diagnostics };
}

function testsBelow(host: Host, folder: string, diagnostics: Diagnostic[]): readonly string[] {
  const listing = host.list(folder, testEndings);
  diagnostics.push(...listing.problems.map(unread));
  return listing.files;
}

/** The tests of a workflow: `nightly.test.yaml`, and others as `nightly.more.test.yaml`. */
function besides(host: Host, path: string): readonly string[] {
  const folder = folderOf(path);
  return host
    .filesIn(folder)
    .map((name) => joinPath(folder, name))
    .filter((each) => isTest(each) && subjectOf(host, each).subject === path);
}

function isWorkflow(path: string): boolean {
  return workflowEndings.some((ending) => path.endsWith(ending));
}

function isTest(path: string): boolean {
  return testEndings.some((ending) => path.endsWith(ending));
}

/** `nightly.more.test.yaml` tests `nightly.more.emrflow` if that is there, else `nightly.emrflow`. */
function subjectOf(host: Host, path: string): Pick<FoundTest, "subject" | "candidates"> {
  const folder = folderOf(path);
  const there = new Set(host.filesIn(folder));
  const name = path.slice(folder === "." ? 0 : folder.length + 1).replace(/\.test\.ya?ml$/, "");
  const stems = [name, ...(name.includes(".") ? [name.slice(0, name.lastIndexOf("."))] : [])];
  const all = stems.flatMap((stem) => workflowEndings.map((ending) => stem + ending));
  const subject = all.find((each) => there.has(each));
  return {
    subject: subject === undefined ? null : joinPath(folder, subject),
    candidates: [`${name}.emrflow`, `${name}.asl.json`],
  };
}
