/** The state machines that paths stand for, however they are written: compiled in memory, or read as they are. */
import type { Analysis, CompiledWorkflow } from "../compiler.js";
import { reading as catalog } from "../diagnostics/catalog/reading.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withLevels } from "../diagnostics/levels.js";
import type { Host } from "../host/host.js";
import { normalizePath } from "../host/paths.js";
import type { Machine } from "../machine/asl.js";
import { escapePointer, statesOf, type Visit } from "../machine/walk.js";
import type { Workflow } from "../model/model.js";
import { partAt, spanIn, type JoinedSources } from "../text/joined.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { analyzer } from "./analyses.js";
import type { Given } from "./command.js";
import { about, nowhere, unread } from "./findings.js";
import { paramsIn, paramsOf, undeclaredParams, type Params } from "./params.js";
import { readProjects, type Projects } from "./projects.js";
import { siblingReader } from "./audit/siblings.js";
import { pathsOf, readSources } from "./sources.js";

/** A state machine, and what is known of where it comes from. */
export interface FoundMachine {
  readonly name: string;
  /** The file it is in. */
  readonly path: string;
  readonly machine: Machine;
  /** What it was compiled from; `null` when emrflow did not write it. */
  readonly workflow: Workflow | null;
  /** What the compiler knows of it beside the machine; `null` when emrflow did not write it. */
  readonly compiled: CompiledWorkflow | null;
  /** What in it is no state machine, among the findings of its file; of what was compiled the compiler has found all. */
  readonly problems: readonly Diagnostic[];
  /** Gives the place that a state was made from; `null` where nobody knows. */
  placeOf(state: string): { readonly source: Source; readonly span: Span } | null;
}

export interface FoundMachines {
  readonly machines: readonly FoundMachine[];
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the machines of files and folders. What a deployment fills in, `\${name}` in a text, is filled in with the params
 * that are given.
 */
export async function findMachines(host: Host, given: Given, paths: readonly string[]): Promise<FoundMachines> {
  const params = paramsOf(given);
  const isOther = (path: string): boolean =>
    !path.endsWith(".emrflow") && host.read(normalizePath(host.path(path))).kind !== "folder";
  const folders = await machinesInFolders(
    host,
    paths.filter((path) => !isOther(path) && !path.endsWith(".emrflow")),
    params.values,
  );
  const compiled = await compileMachines(
    host,
    given,
    params,
    paths.filter((path) => !isOther(path) && !folders.withoutSources.has(path)),
  );
  // What a build has written beside its source is not another machine.
  const own = new Set(compiled.machines.map(({ machine }) => JSON.stringify(machine)));
  const read = folders.files.filter(
    ({ machines }) => !machines.some(({ machine }) => own.has(JSON.stringify(machine))),
  );
  for (const path of paths.filter(isOther))
    read.push(await machinesInFile(host, normalizePath(host.path(path)), params.values));
  const isAlone = paths.every(isOther);
  return {
    machines: [...compiled.machines, ...read.flatMap(({ machines }) => machines)],
    sources: compiled.sources,
    diagnostics: [
      ...params.diagnostics,
      ...compiled.diagnostics,
      ...read.flatMap(({ diagnostics }) => diagnostics),
      ...(isAlone ? undeclaredParams(params.values, new Set(read.flatMap(({ places }) => [...places]))) : []),
    ],
  };
}

async function compileMachines(
  host: Host,
  given: Given,
  params: Params,
  paths: readonly string[],
): Promise<FoundMachines> {
  if (paths.length === 0) return { machines: [], sources: [], diagnostics: [] };
  const { compile } = await import("../compiler.js");
  const { sources, diagnostics } = readSources(host, paths);
  const projects = await readProjects(host, given, pathsOf(sources));
  const found = [...diagnostics, ...projects.diagnostics];
  const machines: FoundMachine[] = [];
  const declared = new Set<string>();
  for (const source of sources) {
    if (projects.of(source.path).isBroken) continue;
    const { analysis, externs } = await analyzed(host, projects, params, sources, source);
    for (const { file } of analysis.modules) for (const name of paramsIn(file)) declared.add(name);
    found.push(...analysis.diagnostics);
    if (analysis.checked === null) continue;
    const { workflows, diagnostics: late } = compile(analysis.checked);
    found.push(...withLevels(late, projects.levelOf));
    for (const each of workflows) machines.push(machineOf(each, analysis, source, externs));
  }
  if (machines.length > 0) found.push(...undeclaredParams(params.values, declared));
  return { machines, sources, diagnostics: found };
}

/** Looks at a source without the values of its `extern param`s, which only a deployment puts in. */
async function analyzed(
  host: Host,
  projects: Projects,
  params: Params,
  sources: readonly Source[],
  source: Source,
): Promise<{ readonly analysis: Analysis; readonly externs: ReadonlyMap<string, string> }> {
  const first = (await analyzer(host, projects, { ...params, values: new Map() }, sources))(source);
  const names = new Set(
    first.modules.flatMap(({ file }) =>
      file.items.flatMap((item) => (item.kind === "param" && item.extern && item.name ? [item.name.text] : [])),
    ),
  );
  const externs = new Map([...params.values].filter(([name]) => names.has(name)));
  if (externs.size === params.values.size) return { analysis: first, externs };
  const values = new Map([...params.values].filter(([name]) => !names.has(name)));
  return { analysis: (await analyzer(host, projects, { ...params, values }, sources))(source), externs };
}

function machineOf(
  compiled: CompiledWorkflow,
  { model }: Analysis,
  source: Source,
  externs: ReadonlyMap<string, string>,
): FoundMachine {
  const { name, machine, origins } = compiled;
  return {
    name,
    compiled,
    problems: [],
    path: source.path,
    machine: filledIn(machine, externs),
    workflow: model.workflows.find((each) => each.name === name) ?? null,
    placeOf: (state) => placeIn(model.sources, origins.get(state)),
  };
}

function placeIn(sources: JoinedSources, span: Span | undefined): ReturnType<FoundMachine["placeOf"]> {
  if (!span) return null;
  const part = partAt(sources, span.start);
  return { source: part.source, span: spanIn(part, span) };
}

interface ReadFile extends Pick<FoundMachines, "machines" | "diagnostics"> {
  /** The names of what a deployment would fill in. */
  readonly places: ReadonlySet<string>;
}

/** The machines of others below folders. A file that another one names belongs to that one. */
async function machinesInFolders(
  host: Host,
  folders: readonly string[],
  params: ReadonlyMap<string, string>,
): Promise<{ readonly files: ReadFile[]; readonly withoutSources: ReadonlySet<string> }> {
  const files = new Map<string, ReadFile>();
  const withoutSources = new Set<string>();
  const named = new Set<string>();
  if (folders.length === 0) return { files: [], withoutSources };
  const { candidatesIn } = await import("./audit/candidates.js");
  for (const folder of folders) {
    const paths = candidatesIn(host, [folder]).files.map(({ source }) => source.path);
    const others = paths.filter((path) => !path.endsWith(".emrflow"));
    if (others.length > 0 && others.length === paths.length) withoutSources.add(folder);
    for (const path of others)
      files.set(path, await machinesInFile(host, path, params, (each) => void named.add(each)));
  }
  return { files: [...files].flatMap(([path, file]) => (named.has(path) ? [] : [file])), withoutSources };
}

async function machinesInFile(
  host: Host,
  path: string,
  params: ReadonlyMap<string, string>,
  taken: (path: string) => void = () => undefined,
): Promise<ReadFile> {
  const reading = host.read(path);
  if (reading.kind !== "text")
    return { machines: [], diagnostics: [unread({ path, ...reading })], places: new Set(params.keys()) };
  // Readers of templates and of Terraform are no part of what other commands load.
  const [{ readMachines, formNouns }, { readMachine }, { inWords }] = await Promise.all([
    import("../asl/read/read.js"),
    import("../asl/audit/reading/read-machine.js"),
    import("../asl/audit/finding.js"),
  ]);
  const source: Source = { path, text: reading.text };
  const { machines: all, notRead } = await readMachines(source, siblingReader(host, path, taken));
  const machines: FoundMachine[] = [];
  // Of a file that was named nothing less is expected than that it can be run.
  const diagnostics: Diagnostic[] = notRead.map((each) => ({
    ...each.finding,
    severity: "error",
    source: each.source,
  }));
  for (const { json, name, source: own, spanOf } of all) {
    const { machine, problems } = readMachine(json);
    const placed = problems.map((each): Diagnostic => ({ ...inWords(each, spanOf(each.pointer)), source: own }));
    diagnostics.push(...placed);
    const pointers = new Map([...statesOf(machine)].map((visit) => [visit.name, pointerTo(visit)]));
    machines.push({
      name: name ?? nameOfFile(path),
      path,
      machine: filledIn(machine, params),
      workflow: null,
      compiled: null,
      problems: placed,
      placeOf: (state) => {
        const pointer = pointers.get(state);
        return pointer === undefined ? null : { source: own, span: firstLine(own, spanOf(pointer)) };
      },
    });
  }
  if (machines.length === 0 && diagnostics.length === 0)
    diagnostics.push(about(path, catalog.noMachine(nowhere, path, formNouns)));
  const places = new Set([...reading.text.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name));
  return { machines, diagnostics, places };
}

function pointerTo({ path, name }: Visit): string {
  return `${path}/States/${escapePointer(name)}`;
}

/** Gives the first line of a place that has several: that is where a state begins. */
function firstLine(source: Source, { start, end }: Span): Span {
  const lineEnd = source.text.indexOf("\n", start);
  return { start, end: lineEnd === -1 ? end : Math.min(end, lineEnd) };
}

function nameOfFile(path: string): string {
  return path.replace(/^.*\//, "").replace(/(\.asl)?\.\w+$/, "");
}

/** Puts values in the places that a deployment fills in. */
function filledIn(machine: Machine, values: ReadonlyMap<string, string>): Machine {
  if (values.size === 0) return machine;
  const text = JSON.stringify(machine).replace(/\$\{(\w+)\}/g, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });
  return JSON.parse(text) as Machine; // The same machine, with other texts in it.
}
