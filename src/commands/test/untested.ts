/** The workflows that no scenario runs: what is asked of every workflow is asked of them too. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { normalizePath } from "../../host/paths.js";
import type { Given } from "../command.js";
import { findMachines, type FoundMachine } from "../machines.js";
import { readProjects } from "../projects.js";
import type { FoundTest } from "./find.js";
import type { Ran, RanFile } from "./run-file.js";

export interface Untested {
  readonly machines: readonly FoundMachine[];
  readonly diagnostics: readonly Diagnostic[];
}

export const noneUntested: Untested = { machines: [], diagnostics: [] };

/** A test file, and what came of it. */
export interface TestRun {
  readonly test: FoundTest;
  readonly ran: RanFile;
}

/** Finds them beside those that are tested, and in the folders where tests were looked for. */
export async function untestedIn(host: Host, given: Given, tests: readonly TestRun[]): Promise<Untested> {
  const subjects = new Set(tests.flatMap(({ test }) => test.subject ?? []));
  const without = workflowFiles(host, given.arguments).filter((path) => !subjects.has(path));
  const isAsked = await askedFor(host, given, [...subjects, ...without]);
  const { machines, diagnostics } = await othersIn(host, given, without.filter(isAsked));
  // Of a file in which something is wrong nothing ran, which has been said.
  const beside = tests.flatMap(({ ran }) => (ran.file.findings.length > 0 ? [] : ran.machines));
  const others = [...beside.filter(({ path }) => isAsked(path)), ...machines];
  const all = new Map(others.map((found) => [machineKey(found), found]));
  for (const { found } of tests.flatMap(({ ran }) => ran.runs)) all.delete(machineKey(found));
  return { machines: [...all.values()], diagnostics };
}

/** Tells workflows apart. */
export function machineKey({ path, name }: Ran["found"]): string {
  return JSON.stringify([path, name]);
}

async function othersIn(host: Host, given: Given, paths: readonly string[]): Promise<Untested> {
  if (paths.length === 0) return noneUntested;
  const { machines, diagnostics } = await findMachines(host, given, paths);
  // What is wrong with a place has a source; params that none of these files declares may be those of the tested ones.
  const errors = diagnostics.filter(({ severity, source }) => severity === "error" && source.path !== "");
  return { machines, diagnostics: errors };
}

/** What compilers made lies beside its source, so only files of the language count as workflows without tests. */
function workflowFiles(host: Host, paths: readonly string[]): readonly string[] {
  const folders = (paths.length === 0 ? ["."] : paths.map((each) => normalizePath(host.path(each)))).filter(
    (path) => host.read(path).kind === "folder",
  );
  return [...new Set(folders.flatMap((folder) => host.list(folder).files))];
}

/** Tells of which files the command line or their project asks for coverage. */
async function askedFor(host: Host, given: Given, paths: readonly string[]): Promise<(path: string) => boolean> {
  const isAskedOfAll =
    given.has("coverage") || given.value("min-coverage") !== undefined || given.value("lcov") !== undefined;
  if (isAskedOfAll) return () => true;
  const projects = await readProjects(host, given, paths);
  return (path) => Boolean(projects.of(path).config?.coverage);
}
