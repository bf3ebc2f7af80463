/** Sources to state machines, with everything that was found on the way. The compiler is loaded when it is needed and not before. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withLevels } from "../diagnostics/levels.js";
import type { Host } from "../host/host.js";
import type { Source } from "../text/source.js";
import { outputsOf, type Output, type Wanted } from "./build-outputs.js";
import { about, nowhere } from "./findings.js";
import { analyzer } from "./analyses.js";
import { paramsIn, undeclaredParams, type Params } from "./params.js";
import type { Progress } from "./progress.js";
import type { Projects } from "./projects.js";

export interface CompiledSources {
  /** Those of the files without an error. */
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles each file; one with errors does not keep the others from being looked at. */
export async function compileSources(
  host: Host,
  sources: readonly Source[],
  params: Params,
  projects: Projects,
  wanted: (path: string) => readonly Wanted[],
  progress: Progress,
): Promise<CompiledSources> {
  const { compile } = await import("../compiler.js");
  const analyze = await analyzer(host, projects, params, sources);
  const outputs: Output[] = [];
  const diagnostics: Diagnostic[] = [];
  const declared = new Set<string>();
  for (const source of sources) {
    progress.step();
    // With wrong settings it would become something else.
    if (projects.of(source.path).isBroken) continue;
    const { ast, modules, checked, diagnostics: found } = analyze(source);
    // The trees themselves are dropped: of thousands of files only the outputs stay.
    for (const { file } of modules) for (const name of paramsIn(file)) declared.add(name);
    diagnostics.push(...found);
    if (checked === null) continue;
    const compiled = compile(checked);
    diagnostics.push(...withLevels(compiled.diagnostics, projects.levelOf));
    for (const workflow of compiled.workflows)
      outputs.push(...(await outputsOf(workflow, source, checked.sources, ast, wanted(source.path))));
  }
  progress.end();
  if (sources.some(({ path }) => !projects.of(path).isBroken))
    diagnostics.push(...undeclaredParams(params.values, declared));
  return { outputs, diagnostics: eachOnce(diagnostics) };
}

/** What is wrong in a file is found again with each file that imports it. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ source, start, end, code, message }) => {
    const key = JSON.stringify([source.path, start, end, code, message]);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Says of each path that was given that there is no workflow, when there is none at all. */
export function withoutWorkflows(paths: readonly string[], outputs: readonly Output[]): readonly Diagnostic[] {
  if (outputs.length > 0) return [];
  return (paths.length === 0 ? ["."] : paths).map((path) => about(path, tool.noWorkflow(nowhere, path)));
}
