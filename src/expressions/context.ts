/** What checking an expression needs around it, and how findings speak of values. */
import type { Report } from "../diagnostics/diagnostic.js";
import { describeType } from "../types/describe.js";
import type { Name, TypeNode } from "../syntax/ast.js";
import type { Type } from "../types/type.js";
import type { Span } from "../text/span.js";
import type { Value } from "./value.js";

export interface ExpressionContext {
  /** The text of the file, for findings that quote it. */
  readonly text: string;
  readonly report: Report;
  /** Gives what a name stands for; reports by itself what it does not know. */
  readonly resolve: (name: string, at: Span) => Value;
  /** Whether a name may be bound here, besides others that are; reports by itself why not. */
  readonly mayBind: (name: Name, taken: readonly Name[]) => boolean;
  /** Gives the type that was written; reports by itself what it does not know. */
  readonly typeOf: (node: TypeNode | null) => Type;
  /** The names of the comprehensions around. */
  readonly taken?: readonly Name[];
  /** Into how many copies the comprehensions around are written out. */
  readonly copies?: number;
}

/** The source text of a place, for findings that quote it. */
export function sliceOf(place: Span, context: ExpressionContext): string {
  return context.text.slice(place.start, place.end);
}

/** A type with its article, for a sentence. */
export function aType(type: Type): string {
  if (type.kind === "literal") return `\`${describeType(type)}\``;
  const text = describeType(type);
  if (type.kind === "union" && type.members.every((member) => member.kind === "literal")) {
    const all = type.members.map((member) => describeType(member));
    return all.length === 1
      ? `\`${all[0]}\``
      : `${all
          .slice(0, -1)
          .map((each) => `\`${each}\``)
          .join(", ")} or \`${all.at(-1)}\``;
  }
  return /^[aeiou]/.test(text) ? `an \`${text}\`` : `a \`${text}\``;
}
