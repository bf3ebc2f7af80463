/**
 * The parser of Terraform's language: tree-sitter's grammar for HCL, run as WebAssembly. Its trees have the offsets of a
 * JavaScript string, and it goes on after errors.
 */
import { Language, Parser, type Node, type Tree } from "web-tree-sitter";
import grammar from "../../../../third-party/tree-sitter-hcl/tree-sitter-hcl.wasm?bytes";
import runtime from "web-tree-sitter/web-tree-sitter.wasm?bytes";

export type HclNode = Node;

let parser: Promise<Parser> | undefined;

/** Gives what `look` sees in the tree of a text; the tree is gone afterwards. */
export async function withHcl<Result>(text: string, look: (root: HclNode) => Promise<Result>): Promise<Result> {
  parser ??= startParser();
  const tree: Tree | null = (await parser).parse(text);
  if (tree === null) throw new Error("the parser of HCL has no language");
  try {
    return await look(tree.rootNode);
  } finally {
    tree.delete();
  }
}

async function startParser(): Promise<Parser> {
  await Parser.init({ wasmBinary: runtime() });
  const made = new Parser();
  made.setLanguage(await Language.load(grammar()));
  return made;
}

/** Gives the children of a node that have a meaning. */
export function partsOf(node: HclNode): readonly HclNode[] {
  return node.namedChildren.filter((child) => child.type !== "comment");
}

/** Gives the only such child of a node, `null` where there are none or several. */
export function onlyPart(node: HclNode): HclNode | null {
  const [only = null, second] = partsOf(node);
  return second ? null : only;
}

/** Gives the first place that the parser could not read, `null` when there is none. */
export function firstError(node: HclNode): HclNode | null {
  let at = node;
  while (!at.isError && !at.isMissing) {
    const next = at.children.find((child) => child.hasError || child.isMissing);
    if (!next) return at.hasError ? at : null;
    at = next;
  }
  return at;
}
