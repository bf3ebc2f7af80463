/** The `type` declarations of a file. Their order does not matter, so each is understood when it is first needed. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { TypeDeclaration } from "../syntax/ast.js";
import { errorType, type Type } from "../types/type.js";
import type { Scope } from "./scope.js";
import { typeOf, type TypeNames } from "./type-nodes.js";

/**
 * Gives the types that declarations and imports name.
 *
 * @param scope holds the imports
 */
export function declaredTypes(declarations: readonly TypeDeclaration[], scope: Scope, report: Report): TypeNames {
  const byName = new Map<string, TypeDeclaration>();
  for (const declaration of declarations) {
    const name = declaration.name?.text;
    if (name !== undefined && !byName.has(name)) byName.set(name, declaration);
  }
  const understood = new Map<string, Type>();
  const open: string[] = [];
  const used = new Set<string>();
  const typeNamed = (name: string): Type | null => {
    const declaration = byName.get(name);
    if (!declaration) return importedType(name, scope);
    used.add(name);
    const known = understood.get(name);
    if (known) return known;
    if (open.includes(name)) {
      report(catalog.typeCycle(declaration.name ?? declaration, [...open.slice(open.indexOf(name)), name]));
      return errorType;
    }
    open.push(name);
    const type = typeOf(declaration.type, names);
    open.pop();
    understood.set(name, type);
    return type;
  };
  const names = {
    report,
    typeNamed,
    declaredTypes: () => [...byName.keys(), ...importedTypes(scope)],
    isTypeUsed: (name: string) => used.has(name),
  };
  // Also those that nothing uses may be wrong.
  for (const name of byName.keys()) typeNamed(name);
  used.clear();
  return names;
}

function importedType(name: string, scope: Scope): Type | null {
  const meaning = scope.names.get(name);
  if (!meaning?.isImported) return null;
  meaning.isUsed = true;
  return meaning.what === "import" ? errorType : (meaning.type ?? null);
}

function importedTypes(scope: Scope): readonly string[] {
  return [...scope.names.values()].filter(({ type }) => type).map(({ name }) => name);
}
