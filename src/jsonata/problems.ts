/**
 * What AWS refuses of an expression when a machine is created. Source: developer guide, transforming-data, read
 * 2026-11-22; the words of the messages, and which places count as the top level, as recorded by floci-io/floci from
 * ValidateStateMachineDefinition (#2665, #2745), read 2026-11-24.
 */
import { parseJsonata } from "./parse.js";
import { nodesIn, type Tree } from "./tree.js";

export interface JsonataProblem {
  readonly code: "INVALID_JSONATA_EXPRESSION" | "UNSUPPORTED_JSONATA_EXPRESSION";
  readonly message: string;
}

/** What `$states` has at the place of an expression. */
export type StatesMember = "input" | "context" | "result" | "errorOutput";

/**
 * Gives the reasons, none when AWS takes the expression.
 *
 * @param text without its `{% %}`
 * @param members what `$states` has there; without it, whatever it may have anywhere
 */
export function jsonataProblems(
  text: string,
  members: readonly StatesMember[] = ["input", "context", "result", "errorOutput"],
): readonly JsonataProblem[] {
  const parsed = parseJsonata(text);
  if ("problem" in parsed) return [{ code: "INVALID_JSONATA_EXPRESSION", message: parsed.problem }];
  const messages = [
    ...topLevelNames(parsed.tree).map((name) =>
      name === "$$"
        ? "Reference to '$$' is not supported."
        : `Reference to '${name}' at the top level is not supported.`,
    ),
    ...missingMembers(parsed.tree, members).map((name) => `Field '$states.${name}' does not exist.`),
  ];
  return [...new Set(messages)].map((message) => ({ code: "UNSUPPORTED_JSONATA_EXPRESSION", message }));
}

/** Gives what is read of the context of the whole expression, which Step Functions does not have: `$`, `$$`, names. */
function topLevelNames(tree: Tree): readonly string[] {
  const names: string[] = [];
  const open: Tree[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "name") names.push(String(node.value));
    if (node.type === "variable" && (node.value === "" || node.value === "$")) names.push(`$${node.value}`);
    open.push(...(atTopLevel.get(node.type)?.(node) ?? []).filter((part) => part !== undefined).reverse());
  }
  return names;
}

type Parts = readonly (Tree | undefined)[];

/**
 * Which parts of a node see the same context as the node. Later steps of a path, conditions in brackets, terms of an
 * order and groups see what stands before them. The body of a function sees what the function saw.
 */
const atTopLevel: ReadonlyMap<string, (node: Tree) => Parts> = new Map<string, (node: Tree) => Parts>([
  ["path", ({ steps }) => steps?.slice(0, 1) ?? []],
  ["unary", ({ expression, expressions, lhs }) => [expression, ...(expressions ?? []), ...pairsOf(lhs)]],
  ["binary", sides],
  ["apply", sides],
  ["function", ({ procedure, arguments: given }) => [procedure, ...(given ?? [])]],
  ["partial", ({ procedure, arguments: given }) => [procedure, ...(given ?? [])]],
  ["lambda", ({ body }) => [body]],
  ["condition", (node) => [node.condition, node.then, node.else]],
  ["block", ({ expressions }) => expressions ?? []],
  ["bind", ({ rhs }) => [rhs]],
]);

function sides({ lhs, rhs }: Tree): Parts {
  return [...pairsOf(lhs), rhs];
}

function pairsOf(lhs: Tree["lhs"]): readonly Tree[] {
  if (lhs === undefined) return [];
  return "type" in lhs ? [lhs] : lhs.flat();
}

function missingMembers(tree: Tree, members: readonly string[]): readonly string[] {
  return [...nodesIn(tree)].flatMap(({ type, steps }) => {
    const [first, second] = type === "path" ? (steps ?? []) : [];
    if (first?.type !== "variable" || first.value !== "states" || second?.type !== "name") return [];
    const name = String(second.value);
    return members.includes(name) ? [] : [name];
  });
}
