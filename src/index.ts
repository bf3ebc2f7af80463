/** The public library: names only. Everything here keeps its meaning until the next major version. */
export { analyze, compile } from "./compiler.js";
export type { Analysis, AnalyzeOptions, CheckedModel, Compilation, CompiledWorkflow } from "./compiler.js";
export type { Diagnostic, Fix, Related, Severity } from "./diagnostics/diagnostic.js";
export type { Machine, State, StateGraph } from "./machine/asl.js";
export { statesOf } from "./machine/walk.js";
export type { Visit } from "./machine/walk.js";
export { renderAsl } from "./outputs/asl.js";
export { reporters } from "./reporters/index.js";
export type { Appearance, Reporter, Run } from "./reporters/reporter.js";
export type { Edit } from "./text/edits.js";
export { lineAt, positionAt } from "./text/source.js";
export type { Position, Source } from "./text/source.js";
export type { Span } from "./text/span.js";
