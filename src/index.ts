/** The public library: names only. Everything here keeps its meaning until the next major version; docs/library.md says how. */
export { audit } from "./asl/audit/audit.js";
export { formatPath } from "./asl/audit/report.js";
export type {
  AuditReport,
  End,
  HiddenFailure,
  Leak,
  LeakReason,
  Made,
  Step,
  StepEvent,
  Undecided,
} from "./asl/audit/report.js";
export { analyze, compile } from "./compiler.js";
export type { Analysis, AnalyzeOptions, CheckedModel, Compilation, CompiledWorkflow } from "./compiler.js";
export type { Diagnostic, Fix, Related, Severity } from "./diagnostics/diagnostic.js";
export type { ModuleReading, ReadModule } from "./model/modules.js";
export type { Machine, State, StateGraph } from "./machine/asl.js";
export { statesOf } from "./machine/walk.js";
export type { Visit } from "./machine/walk.js";
export { renderAsl } from "./outputs/asl.js";
export { reporters } from "./reporters/index.js";
export type { ReporterName } from "./reporters/names.js";
export type { Appearance, Reporter, Run } from "./reporters/reporter.js";
export type { Edit } from "./text/edits.js";
export { positionAt } from "./text/source.js";
export type { Position, Source } from "./text/source.js";
export type { Span } from "./text/span.js";
