/** Written types to types. */
import { names as catalog } from "../diagnostics/catalog/names.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { optional, unionOf } from "../types/relations.js";
import { errorType, listOf, literal, mapOf, namedTypes, nullType, recordOf, type Type } from "../types/type.js";
import type { NamedType, TypeNode } from "../syntax/ast.js";
import { meantBy } from "../text/other-languages.js";

/** The types that a file declares and imports. */
export interface TypeNames {
  /** Gives the type of a name, `null` when it names none. */
  readonly typeNamed: (name: string) => Type | null;
  readonly declaredTypes: () => readonly string[];
  /** Whether a declared type was asked for. */
  readonly isTypeUsed: (name: string) => boolean;
}

/** Where only the language's own types are known. */
export const noTypes: TypeNames = { typeNamed: () => null, declaredTypes: () => [], isTypeUsed: () => false };

/** What is needed to understand a written type. */
export interface TypeContext extends TypeNames {
  readonly report: Report;
}

const containers: ReadonlyMap<string, (item: Type) => Type> = new Map([
  ["list", listOf],
  ["map", mapOf],
]);

/** Whether a name is a type of the language itself. */
export function isBuiltInType(name: string): boolean {
  return namedTypes.has(name) || containers.has(name);
}

/** Gives the type that was written; a hole and what is not known are of the type `error`. */
export function typeOf(node: TypeNode | null, context: TypeContext): Type {
  if (node === null) return errorType;
  switch (node.kind) {
    case "named-type":
      return namedType(node, context);
    case "literal-type":
      return node.value === null ? nullType : literal(node.value);
    case "optional-type":
      return optional(typeOf(node.type, context));
    case "union-type":
      return unionOf(node.members.map((member) => typeOf(member, context)));
    case "record-type":
      return recordOf(
        node.fields.flatMap((field) => (field.key ? [[field.key.text, typeOf(field.type, context)] as const] : [])),
      );
  }
}

function namedType(node: NamedType, context: TypeContext): Type {
  const name = node.name.text;
  const container = containers.get(name);
  const plain = namedTypes.get(name) ?? context.typeNamed(name) ?? undefined;
  const given = node.arguments.map((argument) => typeOf(argument, context));
  const [first] = given;
  if (container && given.length === 1 && first) return container(first);
  if (plain && given.length === 0) return plain;
  if (container || plain) context.report(catalog.notAType(node, name, container ? 1 : 0));
  else {
    const near = meantBy(name, "type", [...namedTypes.keys(), ...containers.keys(), ...context.declaredTypes()]);
    context.report(catalog.unknownType(node.name, name, near, replaceWith(node.name, near)));
  }
  return errorType;
}
