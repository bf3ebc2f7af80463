/** Types as people write them. */
import type { Type } from "./type.js";

/** A type as it is written in a source text. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "error":
      return "unknown";
    case "json":
    case "null":
      return type.kind;
    case "scalar":
    case "id":
      return type.name;
    case "literal":
      return JSON.stringify(type.value);
    case "list":
      return `list<${describeType(type.item)}>`;
    case "map":
      return `map<${describeType(type.value)}>`;
    case "record":
      return `{ ${[...type.fields].map(([key, field]) => `${key}: ${describeType(field)}`).join(", ")} }`;
    case "union":
      return describeUnion(type.members);
  }
}

function describeUnion(members: readonly Type[]): string {
  const present = members.filter((member) => member.kind !== "null").map(describeType);
  if (present.length === members.length) return present.join(" | ");
  return present.length === 1 ? `${present[0]}?` : `${present.join(" | ")} | null`;
}
