/** The pipeline on one screen: text → Ast → Model → Machine. No IO; every arrow may report. */
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Machine } from "./machine/asl.js";
import type { File } from "./syntax/ast.js";
import type { Source } from "./text/source.js";
import type { Span } from "./text/span.js";

export interface Analysis {
  readonly source: Source;
  readonly ast: File;
  readonly diagnostics: readonly Diagnostic[];
  /** The model if no error was reported, else `null`. */
  readonly checked: CheckedModel | null;
}

export interface CheckedModel {
  readonly workflows: readonly unknown[];
}

/** One state machine and where each of its states comes from. */
export interface CompiledWorkflow {
  readonly name: string;
  readonly machine: Machine;
  /** State name → the place in the source that it was made from. */
  readonly origins: ReadonlyMap<string, Span>;
}

export interface Compilation {
  readonly workflows: readonly CompiledWorkflow[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AnalyzeOptions {
  /** Values for `param`s, as given on the command line. */
  readonly params?: ReadonlyMap<string, string>;
}

export declare function analyze(source: Source, options?: AnalyzeOptions): Analysis;
export declare function compile(model: CheckedModel): Compilation;
