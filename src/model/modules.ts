/** A file with all that it imports, directly or not: loaded, parsed, and joined into one space of offsets. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { moved } from "../syntax/move.js";
import { parse } from "../syntax/parse.js";
import type { File, ImportDeclaration } from "../syntax/ast.js";
import { joinSources, type JoinedSources } from "../text/joined.js";
import type { Source } from "../text/source.js";

/** What is behind the path of an import. */
export type ModuleReading =
  | { readonly kind: "source"; readonly source: Source }
  /** No path of a module: it must begin with `./` or `../` and end in `.emrflow`. */
  | { readonly kind: "not-a-module" }
  | { readonly kind: "missing" }
  /** It leads out of the project; `root` is the project's folder. */
  | { readonly kind: "outside"; readonly root: string }
  | { readonly kind: "failed"; readonly reason: string };

/** Gives the text behind a path as it is written in an import of a source. The same file always has the same `Source.path`. */
export type ReadModule = (path: string, from: Source) => ModuleReading;

/** One file; its tree stands at its place among the joined texts. */
export interface Module {
  readonly source: Source;
  readonly file: File;
  readonly imports: ReadonlyMap<ImportDeclaration, Module>;
}

export interface Modules {
  readonly root: Module;
  /** The root first, then what it imports, each file once. */
  readonly all: readonly Module[];
  readonly sources: JoinedSources;
}

interface Draft {
  readonly source: Source;
  readonly file: File;
  readonly imports: Map<ImportDeclaration, Module>;
}

/**
 * Loads what a file imports. What cannot be read is reported, and left out of `imports`.
 *
 * @param extra texts that are no modules, for which a place is kept behind the modules
 */
export function loadModules(
  source: Source,
  file: File,
  read: ReadModule | undefined,
  extra: readonly Source[],
  report: Report,
): Modules {
  const root: Draft = { source, file, imports: new Map() };
  const byPath = new Map<string, Draft>([[source.path, root]]);
  let end = source.text.length + 1;
  // Grows while it is walked: files that files import come at its end.
  const all: Draft[] = [root];
  for (const module of all) {
    for (const item of module.file.items) {
      if (item.kind !== "import" || item.path === null) continue;
      const reading = read?.(item.path.text, module.source) ?? { kind: "failed", reason: "nothing reads files here" };
      if (reading.kind !== "source") {
        report(catalog.unreadableImport(item.path, item.path.text, reading));
        continue;
      }
      let imported = byPath.get(reading.source.path);
      if (!imported) {
        imported = { source: reading.source, file: parsedAt(reading.source, end, report), imports: new Map() };
        byPath.set(reading.source.path, imported);
        all.push(imported);
        end += reading.source.text.length + 1;
      }
      module.imports.set(item, imported);
    }
  }
  return { root, all, sources: joinSources([...all.map((module) => module.source), ...extra]) };
}

function parsedAt(source: Source, start: number, report: Report): File {
  const file = parse(source.text, (finding) => {
    if (finding.severity === "error") report(moved(finding, start));
  });
  return moved(file, start);
}
