/** Names that one file takes from another. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { unknown } from "../expressions/build.js";
import type { ImportDeclaration, ImportName, Item, Name, WorkflowDeclaration } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Home } from "./called-workflows.js";
import { checkName } from "./check-name.js";
import type { Module } from "./modules.js";
import { bind, type Meaning, type Scope } from "./scope.js";
import type { TypeNames } from "./type-nodes.js";

/** What a file offers: everything that it declares at its top itself. */
export interface Exports {
  readonly path: string;
  readonly items: readonly Item[];
  readonly scope: Scope;
  readonly types: TypeNames;
}

/** Binds the names of an import. @param from `null` when the other file could not be taken in, which was reported */
export function bindImports(item: ImportDeclaration, from: Exports | null, scope: Scope, report: Report): void {
  for (const each of item.names) {
    const name = each.alias ?? each.name;
    if (!name || !each.name) continue;
    if (each.alias) checkName(each.alias, report);
    const found = from && exported(each, each.name, from, report);
    bind(
      scope,
      { ...(found ?? broken(name)), name: name.text, declared: name, isUsed: false, isImported: true },
      report,
    );
  }
}

function exported(node: ImportName, name: Name, from: Exports, report: Report): Meaning | null {
  const meaning = from.scope.names.get(name.text);
  if (meaning && !meaning.isImported) {
    meaning.isUsed = true;
    return meaning;
  }
  const workflows = workflowsIn(from.items);
  const declaration = workflows.find((each) => each.name?.text === name.text);
  if (declaration) {
    const home: Home = { workflows, scope: from.scope, types: from.types, isForeign: true };
    return { ...broken(name), what: "workflow", workflow: { declaration, home } };
  }
  const near = nearest(name.text, [...ownNames(from.scope), ...workflows.flatMap((each) => each.name?.text ?? [])]);
  report(catalog.notExported(name, name.text, from.path, near, node.alias ? replaceWith(name, near) : null));
  return null;
}

/** The workflows among the items of a file. */
export function workflowsIn(items: readonly Item[]): readonly WorkflowDeclaration[] {
  return items.filter((item) => item.kind === "workflow");
}

function ownNames(scope: Scope): readonly string[] {
  return [...scope.names.values()].filter(({ isImported }) => !isImported).map(({ name }) => name);
}

/** A name of which nothing is known, so that its uses are not reported too. */
function broken(name: Name): Meaning {
  return { name: name.text, declared: name, what: "import", value: unknown(name), isUsed: true };
}

/** Reports a circle of files at the import with which the first of them enters it. */
export function reportCycle(circle: readonly Module[], report: Report): void {
  const [first, second = first] = circle;
  if (!first) return;
  const entered = [...first.imports].find(([, module]) => module === second)?.[0];
  const at = entered?.path ?? first.file;
  report(
    catalog.importCycle(
      at,
      [...circle, first].map(({ source }) => source.path),
    ),
  );
}
