/** The workflows that others run: each is checked once, and none may run itself, directly or not. */
import type { WorkflowDeclaration } from "../syntax/ast.js";
import type { Workflow } from "./model.js";
import type { Scope } from "./scope.js";
import type { TypeNames } from "./type-nodes.js";

/** A file with workflows, and what it declares besides. */
export interface Home {
  readonly workflows: readonly WorkflowDeclaration[];
  readonly scope: Scope;
  readonly types: TypeNames;
  /** Whether it is another file than the one that is looked at. */
  readonly isForeign: boolean;
}

/** A workflow that was imported. */
export interface ForeignWorkflow {
  readonly declaration: WorkflowDeclaration;
  readonly home: Home;
}

export type Called =
  | { readonly kind: "workflow"; readonly workflow: Workflow }
  /** It is being checked: the names from it back to itself. */
  | { readonly kind: "circle"; readonly circle: readonly string[] };

/** The workflows that a file can run. */
export interface CalledWorkflows {
  /** Gives a workflow of this file, or an imported one; `null` when there is none of that name. */
  readonly workflowNamed: (name: string, imported: ForeignWorkflow | null) => Called | null;
  readonly declaredWorkflows: () => readonly string[];
}

/** Gives what checks the workflows of a file, each once. @param check checks one */
export function workflowsOnce(
  check: (declaration: WorkflowDeclaration, home: Home, called: CalledWorkflows) => Workflow,
): (declaration: WorkflowDeclaration, home: Home) => Called {
  const done = new Map<WorkflowDeclaration, Workflow>();
  const open: WorkflowDeclaration[] = [];
  const once = (declaration: WorkflowDeclaration, home: Home): Called => {
    const known = done.get(declaration);
    if (known) return { kind: "workflow", workflow: known };
    const begin = open.indexOf(declaration);
    if (begin >= 0) return { kind: "circle", circle: [...open.slice(begin), declaration].map(nameOf) };
    open.push(declaration);
    const workflow = check(declaration, home, calledIn(home));
    open.pop();
    done.set(declaration, workflow);
    return { kind: "workflow", workflow };
  };
  const calledIn = (home: Home): CalledWorkflows => ({
    declaredWorkflows: () => home.workflows.map(nameOf),
    workflowNamed: (name, imported) => {
      if (imported) return once(imported.declaration, imported.home);
      const declaration = home.workflows.find((each) => each.name?.text === name);
      return declaration ? once(declaration, home) : null;
    },
  });
  return once;
}

function nameOf({ name }: WorkflowDeclaration): string {
  return name?.text ?? "";
}
