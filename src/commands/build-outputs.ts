/** Which file each state machine becomes, and whether that can be. */
import type { CompiledWorkflow } from "../compiler.js";
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OutputFile } from "../host/host.js";
import { folderOf, joinPath } from "../host/paths.js";
import { renderAsl } from "../outputs/asl.js";
import type { File } from "../syntax/ast.js";
import { quoted } from "../text/printable.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { about, nowhere } from "./findings.js";

/** A state machine as a file, and where it comes from. */
export interface Output extends OutputFile {
  readonly workflow: string;
  readonly source: Source;
  /** The workflow's name in the source. */
  readonly name: Span;
}

/** Gives the output of a workflow: beside its source, named as the workflow. */
export function outputOf(workflow: CompiledWorkflow, source: Source, ast: File): Output {
  return {
    path: joinPath(folderOf(source.path), `${workflow.name}.asl.json`),
    text: renderAsl(workflow.machine),
    workflow: workflow.name,
    source,
    name: nameOf(workflow.name, ast),
  };
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

/** Applies `--output`, which takes one state machine. `-` stays: it is standard output. */
export function redirected(outputs: readonly Output[], path: string): readonly Output[] | Diagnostic {
  const [only, ...others] = outputs;
  if (only === undefined || others.length > 0) return about("", tool.oneOutputForSeveral(nowhere, outputs.length));
  if (path.endsWith(".emrflow")) return about("", tool.outputIsSource(nowhere, path));
  return [{ ...only, path }];
}
