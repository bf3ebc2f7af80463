/** Which files each state machine becomes, and whether that can be. */
import type { CompiledWorkflow } from "../compiler.js";
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { located } from "../diagnostics/located.js";
import { joinPath, relativePath } from "../host/paths.js";
import { outputs as kinds } from "../outputs/index.js";
import type { OutputName } from "../outputs/names.js";
import type { Compiled } from "../outputs/output-kind.js";
import type { File } from "../syntax/ast.js";
import type { JoinedSources } from "../text/joined.js";
import { quoted } from "../text/printable.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { about, nowhere } from "./findings.js";

/** A state machine as a file, and where it comes from. */
export interface Output {
  readonly path: string;
  /** `null` when its file holds it already: of thousands of machines only those that differ are kept. */
  readonly text: string | null;
  readonly workflow: string;
  readonly source: Source;
  /** The workflow's name in the source. */
  readonly name: Span;
}

/** A form of output, and the folder that it goes to. */
export interface Wanted {
  readonly emit: OutputName;
  readonly folder: string;
}

/**
 * Gives the outputs of a workflow, in the order in which they are wanted.
 *
 * @param isThere tells whether a file holds a text already
 */
export async function outputsOf(
  workflow: CompiledWorkflow,
  source: Source,
  sources: JoinedSources,
  ast: File,
  wanted: readonly Wanted[],
  isThere: (path: string, text: string) => boolean,
): Promise<readonly Output[]> {
  const compiled = compiledOf(workflow, sources);
  return Promise.all(
    wanted.map(async ({ emit, folder }) => {
      const path = joinPath(folder, `${workflow.name}${kinds[emit].ending}`);
      const text = await kinds[emit].render(compiled, (each) => relativePath(folder, each));
      const name = nameOf(workflow.name, ast);
      return { path, text: isThere(path, text) ? null : text, workflow: workflow.name, source, name };
    }),
  );
}

/** Gives what the readers of the wanted outputs must know beside them. */
export async function aboutOutputs(
  workflow: CompiledWorkflow,
  sources: JoinedSources,
  wanted: readonly Wanted[],
): Promise<readonly Diagnostic[]> {
  const compiled = compiledOf(workflow, sources);
  const emits = new Set(wanted.map(({ emit }) => emit));
  const findings = await Promise.all([...emits].map((emit) => kinds[emit].findings?.(compiled) ?? []));
  return findings.flat().map((finding) => located(finding, sources));
}

function compiledOf({ name, machine, origins }: CompiledWorkflow, sources: JoinedSources): Compiled {
  return { workflow: name, machine, origins, sources };
}

function nameOf(workflow: string, ast: File): Span {
  const declaration = ast.items.find((item) => item.kind === "workflow" && item.name?.text === workflow);
  return declaration?.kind === "workflow" && declaration.name ? declaration.name : nowhere;
}

/** Finds outputs that would overwrite one another, also where a file system does not tell upper from lower case. */
export function collisions(outputs: readonly Output[]): readonly Diagnostic[] {
  const taken = new Map<string, Output>();
  const diagnostics: Diagnostic[] = [];
  for (const output of outputs) {
    const key = output.path.normalize("NFC").toLowerCase();
    const other = taken.get(key);
    if (other === undefined) {
      taken.set(key, output);
    } else {
      const first = `${quoted(other.workflow)} of ${quoted(other.source.path, 4096)}`;
      diagnostics.push({ ...tool.sameOutput(output.name, output.workflow, output.path, first), source: output.source });
    }
  }
  return diagnostics;
}

/** Applies `--output`, which takes one file. `-` stays: it is standard output. */
export function redirected(outputs: readonly Output[], path: string): readonly Output[] | Diagnostic {
  const [only, ...others] = outputs;
  if (only === undefined || others.length > 0) return about("", tool.oneOutputForSeveral(nowhere, outputs.length));
  if (path.endsWith(".emrflow")) return about("", tool.outputIsSource(nowhere, path));
  return [{ ...only, path }];
}
