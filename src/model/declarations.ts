/** Every name that a workflow declares, with the blocks around it: read only to say why a name is not known somewhere. */
import type { Block, Name, Statement, WorkflowDeclaration } from "../syntax/ast.js";
import { contains, type Span } from "../text/span.js";

export interface Declarations {
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** Where each cluster's name stands. */
  readonly clusters: ReadonlyMap<string, Span>;
}

interface Declaration {
  readonly span: Span;
  /** The whole statement; in it the name is not there yet. */
  readonly statement: Span;
  /** The blocks around it out of which names do not come in any case, outer first. */
  readonly around: readonly Around[];
}

/** A block around a declaration, and what it is a part of. */
interface Around {
  readonly kind: "branch" | "arm" | "loop" | "try";
  readonly whole: Span;
  readonly part: Span;
}

export const noDeclarations: Declarations = { byName: new Map(), clusters: new Map() };

/** Collects the names that statements of a workflow declare. */
export function declarationsIn(workflow: WorkflowDeclaration): Declarations {
  const byName = new Map<string, Declaration[]>();
  const clusters = new Map<string, Span>();
  const statements = workflow.members.filter(
    (member): member is Statement => member.kind !== "entry" && member.kind !== "input",
  );
  collect(statements, [], { byName, clusters });
  return { byName, clusters };
}

/** How a declaration stands to a place where its name is not visible. */
export type Relation = "sibling" | "later" | "arm" | "loop" | "try" | "failure";

/** Gives how the declaration of a name stands to a place where the name is not visible. */
export function declarationOf(
  declarations: Declarations,
  name: string,
  at: Span,
): { readonly span: Span; readonly relation: Relation } | null {
  const all = declarations.byName.get(name) ?? [];
  for (const declaration of all) {
    const left = declaration.around.find(({ part }) => !contains(part, at));
    if (left?.kind === "branch" && contains(left.whole, at)) return { span: declaration.span, relation: "sibling" };
  }
  const later = all.find(({ statement }) => statement.start > at.start || contains(statement, at));
  if (later) return { span: later.span, relation: "later" };
  for (const declaration of all) {
    const left = declaration.around.find(({ part }) => !contains(part, at));
    if (left && left.kind !== "branch") return { span: declaration.span, relation: left.kind };
  }
  const [first] = all;
  return first ? { span: first.span, relation: "failure" } : null;
}

interface Found {
  readonly byName: Map<string, Declaration[]>;
  readonly clusters: Map<string, Span>;
}

function collect(statements: readonly Statement[], around: readonly Around[], found: Found): void {
  for (const statement of statements) {
    const name = declaredBy(statement);
    if (name) {
      const declared = found.byName.get(name.text) ?? [];
      declared.push({ span: name, statement, around });
      found.byName.set(name.text, declared);
      if (statement.kind === "cluster") found.clusters.set(name.text, name);
    }
    for (const { block, kind } of blocksOf(statement)) {
      const inside = (part: Span): readonly Around[] => (kind ? [...around, { kind, whole: statement, part }] : around);
      if (kind === "branch") for (const branch of block.statements) collect([branch], inside(branch), found);
      else collect(block.statements, inside(block), found);
    }
  }
}

function declaredBy(statement: Statement): Name | null {
  switch (statement.kind) {
    case "let":
    case "cluster":
    case "step":
    case "task":
    case "run":
      return statement.name;
    case "for":
      return statement.results;
    default:
      return null;
  }
}

/** The blocks in a statement, with how names come out of them; `null` where they simply do. */
function blocksOf(statement: Statement): readonly { readonly block: Block; readonly kind: Around["kind"] | null }[] {
  const given = (block: Block | null, kind: Around["kind"] | null) => (block ? [{ block, kind }] : []);
  switch (statement.kind) {
    case "parallel":
      return given(statement.body, "branch");
    case "branch":
    case "retry":
    case "repeat":
    case "on-failure":
      return given(statement.body, null);
    case "for":
      return given(statement.body, "loop");
    case "if": {
      const next = statement.else;
      const others = next?.kind === "if" ? blocksOf(next) : given(next, "arm");
      return [...given(statement.then, "arm"), ...others];
    }
    case "try":
      return [
        ...given(statement.body, "try"),
        ...statement.catches.flatMap(({ body }) => given(body, "arm")),
        ...given(statement.finally, "arm"),
      ];
    default:
      return [];
  }
}
