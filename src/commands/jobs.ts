/** `build --jobs`: the files of a build in several threads. What comes out is the same for any number of them. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import type { Source } from "../text/source.js";
import { emitted, wantedFor } from "./build-wanted.js";
import { givenFrom, type CommandOption, type Given, type Options } from "./command.js";
import { compileBatch, compileSources, together, type CompiledSources, type Surroundings } from "./compile-sources.js";
import { about, nowhere } from "./findings.js";
import { paramsOf } from "./params.js";
import { progressOf } from "./progress.js";
import { readProjects } from "./projects.js";
import { pathsOf, readSources } from "./sources.js";

export const jobsOption: CommandOption = {
  usage: "--jobs <number>",
  summary: "compile in as many threads, for thousands of files",
  default: "1",
  group: "Output",
};

const mostJobs = 256;

export interface Jobs {
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

export function jobsOf(given: Given): Jobs {
  const text = given.value("jobs") ?? "1";
  const count = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= mostJobs) return { count, diagnostics: [] };
  return { count: 1, diagnostics: [about("", tool.badJobs(nowhere, text, mostJobs))] };
}

/** With `--output` the output goes elsewhere than to its own file. */
export function dropsSame(given: Given): boolean {
  return given.value("output") === undefined;
}

/** One thread's part of a build, as plain data. */
export interface Batch {
  readonly paths: readonly string[];
  readonly options: Options;
}

/** Compiles in threads when there is more than one; where the host has none, all in this one. */
export async function compileInJobs(
  count: number,
  given: Given,
  sources: readonly Source[],
  surroundings: Surroundings,
): Promise<CompiledSources> {
  const { host, params, progress } = surroundings;
  if (count === 1 || sources.length < 2 || host.inThreads === null) return compileSources(sources, surroundings);
  const size = Math.ceil(sources.length / count);
  const paths = pathsOf(sources);
  const batches: Batch[] = [];
  for (let start = 0; start < paths.length; start += size)
    batches.push({ paths: paths.slice(start, start + size), options: given.options });
  // What a thread posts is what `compileBatchOf` gives it.
  const compiled = (await host.inThreads(batches)) as readonly CompiledSources[];
  progress.end();
  return together(compiled, params);
}

/** Does a thread's part: reads its files again, with the settings of their projects. */
export async function compileBatchOf(host: Host, { paths, options }: Batch): Promise<CompiledSources> {
  const given = givenFrom(paths, options);
  const params = paramsOf(given);
  const { sources } = readSources(host, paths);
  const projects = await readProjects(host, given, paths);
  const wanted = wantedFor(host, given, emitted(given), projects);
  return compileBatch(sources, {
    host,
    params,
    projects,
    wanted,
    dropsSame: dropsSame(given),
    progress: progressOf(host, 0),
  });
}
