/** Every name that a workflow declares, with the blocks around it: read only to say why a name is not known somewhere. */
import type { Block, Statement, WorkflowDeclaration } from "../syntax/ast.js";
import type { Span } from "../text/span.js";

export interface Declarations {
  readonly byName: ReadonlyMap<string, readonly Declaration[]>;
  /** Where each cluster's name stands. */
  readonly clusters: ReadonlyMap<string, Span>;
}

interface Declaration {
  readonly span: Span;
  /** The whole statement; in it the name is not there yet. */
  readonly statement: Span;
  /** For each `parallel` around it: the block and the branch in it. */
  readonly branches: readonly { readonly parallel: Span; readonly branch: Span }[];
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

/** Gives how the declaration of a name stands to a place where the name is not visible. */
export function declarationOf(
  declarations: Declarations,
  name: string,
  at: Span,
): { readonly span: Span; readonly relation: "sibling" | "later" | "failure" } | null {
  const all = declarations.byName.get(name) ?? [];
  for (const declaration of all) {
    const isSibling = declaration.branches.some(
      ({ parallel, branch }) => contains(parallel, at) && !contains(branch, at),
    );
    if (isSibling) return { span: declaration.span, relation: "sibling" };
  }
  const later = all.find(({ statement }) => statement.start > at.start || contains(statement, at));
  if (later) return { span: later.span, relation: "later" };
  const [first] = all;
  return first ? { span: first.span, relation: "failure" } : null;
}

interface Found {
  readonly byName: Map<string, Declaration[]>;
  readonly clusters: Map<string, Span>;
}

function collect(statements: readonly Statement[], branches: Declaration["branches"], found: Found): void {
  for (const statement of statements) {
    if ((statement.kind === "let" || statement.kind === "cluster" || statement.kind === "step") && statement.name) {
      const declared = found.byName.get(statement.name.text) ?? [];
      declared.push({ span: statement.name, statement, branches });
      found.byName.set(statement.name.text, declared);
      if (statement.kind === "cluster") found.clusters.set(statement.name.text, statement.name);
    }
    const body = bodyOf(statement);
    if (body && statement.kind === "parallel") {
      for (const branch of body.statements) collect([branch], [...branches, { parallel: body, branch }], found);
    } else if (body) collect(body.statements, branches, found);
  }
}

function bodyOf(statement: Statement): Block | null {
  return "body" in statement ? statement.body : null;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
