/** Sources to state machines, with everything that was found on the way. The compiler is loaded when it is needed and not before. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import type { File } from "../syntax/ast.js";
import type { Source } from "../text/source.js";
import { outputOf, type Output } from "./build-outputs.js";
import { about, nowhere } from "./findings.js";
import { moduleReader } from "./modules.js";
import { undeclaredParams } from "./params.js";

export interface CompiledSources {
  /** Those of the files without an error. */
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles each file; one with errors does not keep the others from being looked at. */
export async function compileSources(
  host: Host,
  sources: readonly Source[],
  params: ReadonlyMap<string, string>,
): Promise<CompiledSources> {
  const { analyze, compile } = await import("../compiler.js");
  const outputs: Output[] = [];
  const diagnostics: Diagnostic[] = [];
  const files = new Set<File>();
  const readModule = moduleReader(host, sources);
  for (const source of sources) {
    const { ast, modules, checked, diagnostics: found } = analyze(source, { params, readModule });
    for (const { file } of modules) files.add(file);
    diagnostics.push(...found);
    if (checked === null) continue;
    const compiled = compile(checked);
    diagnostics.push(...compiled.diagnostics);
    outputs.push(...compiled.workflows.map((workflow) => outputOf(workflow, source, ast)));
  }
  if (sources.length > 0) diagnostics.push(...undeclaredParams(params, [...files]));
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
