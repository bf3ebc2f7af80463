/** Sources to state machines, with everything that was found on the way. The compiler is loaded when it is needed and not before. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withLevels } from "../diagnostics/levels.js";
import type { Host } from "../host/host.js";
import type { Source } from "../text/source.js";
import { aboutOutputs, outputsOf, type Output, type Wanted } from "./build-outputs.js";
import { about, nowhere } from "./findings.js";
import { analyzer } from "./analyses.js";
import { paramsIn, undeclaredParams, type Params } from "./params.js";
import type { Progress } from "./progress.js";
import type { Projects } from "./projects.js";

/** What becomes of files; plain data, as other threads may make it. */
export interface CompiledSources {
  /** Those of the files without an error. */
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
  /** The params that the files declare; `null` when none was looked at. */
  readonly declared: ReadonlySet<string> | null;
}

/** What is the same for all files of a run. */
export interface Surroundings {
  readonly host: Host;
  readonly params: Params;
  readonly projects: Projects;
  /** Gives the outputs that are wanted of a file. */
  readonly wanted: (path: string) => readonly Wanted[];
  /** Whether outputs that their files hold already are dropped. */
  readonly dropsSame: boolean;
  readonly progress: Progress;
}

/** Compiles each file; one with errors does not keep the others from being looked at. */
export async function compileSources(sources: readonly Source[], surroundings: Surroundings): Promise<CompiledSources> {
  return together([await compileBatch(sources, surroundings)], surroundings.params);
}

/** Puts the batches of a run together, in their order. */
export function together(batches: readonly CompiledSources[], params: Params): CompiledSources {
  const known = batches.flatMap((batch) => (batch.declared ? [batch.declared] : []));
  const declared = known.length > 0 ? new Set(known.flatMap((names) => [...names])) : null;
  return {
    declared,
    outputs: batches.flatMap((batch) => batch.outputs),
    diagnostics: eachOnce([
      ...batches.flatMap((batch) => batch.diagnostics),
      ...(declared ? undeclaredParams(params.values, declared) : []),
    ]),
  };
}

/** Compiles some of the files of a run. */
export async function compileBatch(
  sources: readonly Source[],
  { host, params, projects, wanted, dropsSame, progress }: Surroundings,
): Promise<CompiledSources> {
  const { compile } = await import("../compiler.js");
  const analyze = await analyzer(host, projects, params, sources);
  const isThere = (path: string, text: string): boolean => dropsSame && host.holds(path, text);
  const outputs: Output[] = [];
  const diagnostics: Diagnostic[] = [];
  let declared: Set<string> | null = null;
  for (const source of sources) {
    progress.step();
    // With wrong settings it would become something else.
    if (projects.of(source.path).isBroken) continue;
    const { ast, modules, checked, diagnostics: found } = analyze(source);
    // The trees themselves are dropped: of thousands of files only the outputs stay.
    declared ??= new Set();
    for (const { file } of modules) for (const name of paramsIn(file)) declared.add(name);
    diagnostics.push(...found);
    if (checked === null) continue;
    const compiled = compile(checked);
    diagnostics.push(...withLevels(compiled.diagnostics, projects.levelOf));
    for (const workflow of compiled.workflows) {
      const wantedHere = wanted(source.path);
      outputs.push(...(await outputsOf(workflow, source, checked.sources, ast, wantedHere, isThere)));
      const remarks = await aboutOutputs(workflow, checked.sources, wantedHere);
      diagnostics.push(...withLevels(remarks, projects.levelOf));
    }
  }
  progress.end();
  return { outputs, diagnostics, declared };
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
