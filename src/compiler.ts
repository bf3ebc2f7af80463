/** The pipeline on one screen: text → Ast → Model → Machine. No IO; every arrow may report. */
import { emit } from "./asl/emit/emit.js";
import { checkSize } from "./asl/emit/limits.js";
import type { Diagnostic, Finding } from "./diagnostics/diagnostic.js";
import { located } from "./diagnostics/located.js";
import { silence } from "./diagnostics/suppressions.js";
import type { Machine } from "./machine/asl.js";
import { checkFile, type DefaultSettings, type GivenParams } from "./model/file.js";
import type { CheckedModel, Model } from "./model/model.js";
import { loadModules, type Module, type Modules, type ReadModule } from "./model/modules.js";
import { advise } from "./rules/index.js";
import { checkOrganisation, type Organisation } from "./rules/organisation.js";
import type { File } from "./syntax/ast.js";
import { moved } from "./syntax/move.js";
import { parse } from "./syntax/parse.js";
import type { JoinedSources } from "./text/joined.js";
import type { Source } from "./text/source.js";
import type { Span } from "./text/span.js";

export type { CheckedModel };

export interface Analysis {
  readonly source: Source;
  readonly ast: File;
  /** The file and all that it imports, directly or not; the file itself first. */
  readonly modules: readonly Module[];
  /** Always there, also of a broken file: what could not be understood is left out or of the type `error`. */
  readonly model: Model;
  /** In the order of the text; those about imported files stand behind. */
  readonly diagnostics: readonly Diagnostic[];
  /** The model if no error was reported, else `null`. */
  readonly checked: CheckedModel | null;
}

/** One state machine and where each of its states comes from. */
export interface CompiledWorkflow {
  readonly name: string;
  readonly machine: Machine;
  /** State name → the place in the source that it was made from. */
  readonly origins: ReadonlyMap<string, Span>;
  /** Names of the states whose Catch is a `catch` of the source. */
  readonly handlers: ReadonlySet<string>;
}

export interface Compilation {
  readonly workflows: readonly CompiledWorkflow[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AnalyzeOptions {
  /** Values for `param`s, as given on the command line. */
  readonly params?: GivenParams;
  /** Gives the files that are imported. Without it, nothing can be. */
  readonly readModule?: ReadModule;
  /** What holds for the whole project. */
  readonly project?: ProjectSettings;
}

/** Settings of a project; their places are offsets in their own text. */
export interface ProjectSettings {
  readonly source: Source;
  /** Below those of every workflow and cluster. */
  readonly defaults: DefaultSettings;
  readonly organisation: Organisation | null;
}

/** Says all that can be said about a text without a run. Never throws, whatever the text. */
export function analyze(source: Source, options: AnalyzeOptions = {}): Analysis {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  const ast = parse(source.text, report);
  const { project } = options;
  const modules = loadModules(source, ast, options.readModule, project ? [project.source] : [], report);
  const { defaults, organisation } = placed(modules, project);
  const model = checkFile(modules, options.params ?? new Map(), defaults, report);
  if (organisation && findings.every(({ severity }) => severity !== "error"))
    checkOrganisation(model, organisation, report);
  const isChecked = findings.every((finding) => finding.severity !== "error");
  // What is broken may lack just what advice asks for, and what is misspelt seems to be used nowhere.
  if (isChecked) advise(model, report);
  const said = isChecked ? findings : findings.filter(({ severity }) => severity !== "advice");
  const [own, others] = [said.filter(({ start }) => start <= ast.end), said.filter(({ start }) => start > ast.end)];
  const heard = silence(own, { source, comments: ast.comments, items: ast.items, isComplete: isChecked });
  const diagnostics = inOrder([...heard, ...others], modules.sources);
  // The only place that makes a CheckedModel: no error was reported about this one.
  return { source, ast, modules: modules.all, model, diagnostics, checked: isChecked ? (model as CheckedModel) : null };
}

/** The settings of a project at the place that is kept for their text. */
function placed({ sources }: Modules, project: ProjectSettings | undefined): Omit<ProjectSettings, "source"> {
  if (!project) return { defaults: { workflow: null, clusters: {} }, organisation: null };
  const { defaults, organisation } = project;
  return moved({ defaults, organisation }, sources.parts.at(-1)?.start ?? 0);
}

/** Gives the state machines of a model. What only shows there, like a machine that is too large, is reported. */
export function compile(model: CheckedModel): Compilation {
  const findings: Finding[] = [];
  const workflows = model.workflows.map((workflow): CompiledWorkflow => {
    const emitted = emit(workflow);
    const { machine, origins, handlers } = emitted;
    checkSize(emitted, workflow.span, (finding) => void findings.push(finding));
    return { name: workflow.name, machine, origins, handlers };
  });
  return { workflows, diagnostics: inOrder(findings, model.sources) };
}

/** By place, then code; two findings that say the same are one. */
function inOrder(findings: readonly Finding[], sources: JoinedSources): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings
    .filter(({ code, start, end, message }) => {
      const key = `${start} ${end} ${code} ${message}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .sort(
      (left, right) =>
        left.start - right.start ||
        left.end - right.end ||
        (left.code < right.code ? -1 : left.code > right.code ? 1 : 0),
    )
    .map((finding) => located(finding, sources));
}
