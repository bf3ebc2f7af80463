/** Written types to types. */
import { names as catalog } from "../diagnostics/catalog/names.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { optional, unionOf } from "../types/relations.js";
import { errorType, listOf, literal, mapOf, namedTypes, nullType, recordOf, type Type } from "../types/type.js";
import type { NamedType, TypeNode } from "../syntax/ast.js";
import { meantBy } from "../text/other-languages.js";

const containers: ReadonlyMap<string, (item: Type) => Type> = new Map([
  ["list", listOf],
  ["map", mapOf],
]);

/** Gives the type that was written; a hole and what is not known are of the type `error`. */
export function typeOf(node: TypeNode | null, report: Report): Type {
  if (node === null) return errorType;
  switch (node.kind) {
    case "named-type":
      return namedType(node, report);
    case "literal-type":
      return node.value === null ? nullType : literal(node.value);
    case "optional-type":
      return optional(typeOf(node.type, report));
    case "union-type":
      return unionOf(node.members.map((member) => typeOf(member, report)));
    case "record-type":
      return recordOf(
        node.fields.flatMap((field) => (field.key ? [[field.key.text, typeOf(field.type, report)] as const] : [])),
      );
  }
}

function namedType(node: NamedType, report: Report): Type {
  const name = node.name.text;
  const container = containers.get(name);
  const plain = namedTypes.get(name);
  const given = node.arguments.map((argument) => typeOf(argument, report));
  const [first] = given;
  if (container && given.length === 1 && first) return container(first);
  if (plain && given.length === 0) return plain;
  if (container || plain) report(catalog.notAType(node, name, container ? 1 : 0));
  else {
    const near = meantBy(name, "type", [...namedTypes.keys(), ...containers.keys()]);
    report(catalog.unknownType(node.name, name, near, replaceWith(node.name, near)));
  }
  return errorType;
}
