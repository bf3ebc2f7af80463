/** Looking at sources in their projects. The compiler is loaded when it is needed and not before. */
import type { Analysis } from "../compiler.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { withLevels } from "../diagnostics/levels.js";
import type { Host } from "../host/host.js";
import type { Source } from "../text/source.js";
import { moduleReader } from "./modules.js";
import type { Params } from "./params.js";
import type { Projects } from "./projects.js";

/** Gives what looks at a source: with the params and settings of its project, and findings at the project's levels. */
export async function analyzer(
  host: Host,
  projects: Projects,
  params: Params,
  sources: readonly Source[],
): Promise<(source: Source) => Analysis> {
  const { analyze } = await import("../compiler.js");
  const readModule = moduleReader(host, sources);
  return (source) => {
    const { resolved, settings } = projects.of(source.path);
    const values = new Map([
      ...[...resolved.params].map(([name, { value }]) => [name, value] as const),
      ...params.values,
    ]);
    const analysis = analyze(source, { params: values, readModule, ...(settings ? { project: settings } : {}) });
    const diagnostics = analysis.diagnostics.map((each) =>
      each.source === settings?.source ? withoutFixes(each) : each,
    );
    return { ...analysis, diagnostics: withLevels(diagnostics, projects.levelOf) };
  };
}

/** `--fix` mends pipelines, and leaves emrflow.yaml to its author. */
function withoutFixes({ fixes: _none, ...diagnostic }: Diagnostic): Diagnostic {
  return diagnostic;
}
