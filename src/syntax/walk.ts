/** The one walk over a tree that everybody uses. */
import type { Node } from "./ast.js";

type Children = { readonly [K in Node["kind"]]: (node: Extract<Node, { kind: K }>) => readonly (Node | null)[] };

const none = () => [];

/** In the order in which they are written. */
const children: Children = {
  file: (node) => node.items,
  name: none,
  import: (node) => [...node.names, node.path],
  "import-name": (node) => [node.name, node.alias],
  "import-path": none,
  type: (node) => [node.name, node.type],
  template: (node) => [node.name, node.base, node.settings],
  param: (node) => [node.name, node.type, node.default],
  workflow: (node) => [node.name, ...node.members],
  input: (node) => node.fields,
  "input-field": (node) => [node.name, node.type, ...node.constraints, node.default],
  constraint: (node) => [node.value],
  let: (node) => [node.name, node.value],
  cluster: (node) => [node.name, node.base, node.settings],
  step: (node) => [node.name, node.cluster, node.stepKind, node.settings],
  block: (node) => node.statements,
  parallel: (node) => [node.options, node.body],
  branch: (node) => [node.name, node.body],
  retry: (node) => [node.options, node.body],
  options: (node) => node.entries,
  terminate: (node) => [node.cluster, node.when],
  keep: (node) => [node.cluster],
  "on-failure": (node) => [node.name, node.body],
  fail: (node) => [node.error, node.cause],
  output: (node) => [node.value],
  task: (node) => [node.name, node.type, node.resource, node.settings],
  run: (node) => [node.options, node.name, node.workflow, node.input],
  if: (node) => [node.condition, node.then, node.else],
  for: (node) => [node.options, node.item, node.index, node.source, node.results, node.body],
  try: (node) => [node.body, ...node.catches, node.finally],
  catch: (node) => [node.name, node.errors, node.body],
  wait: (node) => [node.duration, node.until],
  repeat: (node) => [node.options, node.state, node.initial, node.body, node.until],
  return: none,
  yield: (node) => [node.value],
  next: (node) => [node.value],
  await: (node) => [node.step],
  resize: (node) => [node.cluster, node.nodes, node.settings],
  cancel: (node) => [node.step],
  entry: (node) => [node.key, node.value],
  key: none,
  "named-type": (node) => [node.name, ...node.arguments],
  "literal-type": none,
  "record-type": (node) => node.fields,
  "type-field": (node) => [node.key, node.type],
  "optional-type": (node) => [node.type],
  "union-type": (node) => node.members,
  string: (node) => node.parts,
  text: none,
  interpolation: (node) => [node.value],
  number: none,
  boolean: none,
  null: none,
  duration: none,
  size: none,
  percentage: none,
  list: (node) => node.items,
  record: (node) => node.entries,
  reference: none,
  member: (node) => [node.object, node.member],
  index: (node) => [node.object, node.index],
  call: (node) => [node.callee, ...node.arguments],
  unary: (node) => [node.operand],
  binary: (node) => [node.left, node.right],
  conditional: (node) => [node.condition, node.then, node.else],
  comprehension: (node) => [node.body, node.item, node.index, node.source, node.condition],
  cast: (node) => [node.value, node.type],
};

/** Gives what a node directly holds, in the order in which it is written, without the holes. */
export function childrenOf(node: Node): Node[] {
  // The table pairs each kind with a function of that kind, which TypeScript cannot follow through an index.
  const list = children[node.kind] as (node: Node) => readonly (Node | null)[];
  return list(node).filter((child) => child !== null);
}

/**
 * Visits a node and all below it, outer before inner, in the order in which they are written.
 *
 * @param visit gives `false` to leave out what is below a node; `depth` is 0 for the first
 */
export function walk(node: Node, visit: (node: Node, depth: number) => boolean | void): void {
  // With a stack of its own: nothing bounds how many levels the walk's user can bear, but the walk should not be it.
  const open: { readonly node: Node; readonly depth: number }[] = [{ node, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (visit(next.node, next.depth) === false) continue;
    const depth = next.depth + 1;
    for (const child of childrenOf(next.node).reverse()) open.push({ node: child, depth });
  }
}
