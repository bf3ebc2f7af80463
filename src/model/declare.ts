/** What files declare at their tops, and what they import of one another. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { unknown } from "../expressions/build.js";
import type { Variable } from "../expressions/value.js";
import { platformNamed } from "../platforms/index.js";
import type { Name } from "../syntax/ast.js";
import { checkName } from "./check-name.js";
import { declaredTypes } from "./declared-types.js";
import { noDeclarations } from "./declarations.js";
import { bindImports, reportCycle, type Exports } from "./imports.js";
import type { Module, Modules } from "./modules.js";
import { fileLetMeaning, paramMeaning, type GivenParams } from "./params.js";
import { bind, childScope, expressionsIn, type Meaning, type Scope } from "./scope.js";
import { declaredTemplates } from "./templates.js";
import { isBuiltInType, type TypeNames } from "./type-nodes.js";

/** The names at the top of a file. */
export interface Declared {
  readonly scope: Scope;
  readonly types: TypeNames;
}

/** What a file declares, with what reaches it from all that it imports. */
export interface Program extends Declared {
  /** The `extern param`s of all files: templates and values bring those of their own files along. */
  readonly externs: readonly Variable[];
}

/** Gives what a file declares and imports; files that it imports are looked at first. */
export function declare(modules: Modules, params: GivenParams, report: Report): Program {
  const done = new Map<Module, Exports>();
  const externs: Variable[] = [];
  const open: Module[] = [];
  const exportsOf = (module: Module): Exports => {
    const known = done.get(module);
    if (known) return known;
    const { scope, types } = declareModule(module);
    const exported = { path: module.source.path, items: module.file.items, scope, types };
    done.set(module, exported);
    return exported;
  };
  const declareModule = (module: Module): Declared => {
    // Advice about another file is given where that file is looked at.
    const own: Report = (finding) => {
      if (module === modules.root || finding.severity === "error") report(finding);
    };
    const scope = childScope(null);
    open.push(module);
    for (const [item, imported] of module.imports) {
      const isCycle = open.includes(imported);
      if (isCycle) reportCycle(open.slice(open.indexOf(imported)), report);
      bindImports(item, isCycle ? null : exportsOf(imported), scope, own);
    }
    for (const item of module.file.items)
      if (item.kind === "import" && !module.imports.has(item)) bindImports(item, null, scope, own);
    open.pop();
    const types = declareItems(module, modules, params, scope, own);
    for (const { value, isImported } of scope.names.values())
      if (value.kind === "read" && value.variable.extern && !isImported) externs.push(value.variable);
    return { scope, types };
  };
  return { ...declareModule(modules.root), externs };
}

function declareItems(
  { file }: Module,
  { sources }: Modules,
  params: GivenParams,
  scope: Scope,
  report: Report,
): TypeNames {
  const types = declaredTypes(
    file.items.filter((item) => item.kind === "type"),
    scope,
    report,
  );
  const context = expressionsIn(scope, noDeclarations, sources.text, report, types);
  for (const item of file.items) {
    if (item.kind === "import" || item.kind === "template" || item.kind === "workflow" || !item.name) continue;
    const { name } = item;
    checkName(name, report);
    if (item.kind === "param") {
      const value = paramMeaning({ ...item, name }, params, { ...types, report }, context);
      bind(scope, declared(name, "param", { value }), report);
    } else if (item.kind === "let") {
      bind(scope, declared(name, "let", { value: fileLetMeaning(item, context) }), report);
    } else if (isBuiltInType(name.text)) report(catalog.builtInWord(name, name.text, "type"));
    else {
      const type = types.typeNamed(name.text);
      bind(scope, declared(name, "type", type ? { type } : {}), report);
    }
  }
  const templates = file.items.filter((item) => item.kind === "template");
  const { byName, bases } = declaredTemplates(templates, scope, context);
  for (const { name } of templates) {
    if (!name) continue;
    checkName(name, report);
    const template = byName.get(name.text);
    if (platformNamed(name.text)) report(catalog.builtInWord(name, name.text, "platform"));
    else
      bind(
        scope,
        declared(name, "template", { ...(template ? { template } : {}), isUsed: bases.has(name.text) }),
        report,
      );
  }
  return types;
}

function declared(name: Name, what: Meaning["what"], more: Partial<Meaning>): Meaning {
  return { name: name.text, declared: name, what, value: unknown(name), isUsed: false, ...more };
}
