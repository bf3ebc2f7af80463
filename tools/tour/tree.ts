/**
 * The tree of a text as an outline. It reads whatever a node holds, so a new kind of node, or a new part of one, is in
 * it from the first day.
 */
import type { File, Node } from "../../src/syntax/ast.js";
import type { Source } from "../../src/text/source.js";
import { writeOutlines, type Outline } from "./outline.js";
import { placeOf } from "./place.js";

/** Gives a line for each node: its part in the node around it, its kind, what it says itself, and where it stands. */
export function treeText(ast: File, source: Source): string {
  return writeOutlines([outline("", ast, source)]);
}

function outline(part: string, node: Node, source: Source): Outline {
  const says: string[] = [];
  const inside: Outline[] = [];
  for (const [key, value] of Object.entries(node) as readonly (readonly [string, unknown])[]) {
    if (key === "kind" || key === "start" || key === "end") continue;
    if (isNode(value)) inside.push(outline(`${key}: `, value, source));
    else if (Array.isArray(value)) inside.push(...listed(key, value, source));
    else if (value !== null) says.push(`${key}=${JSON.stringify(value)}`);
  }
  const own = says.length === 0 ? "" : ` ${says.join(" ")}`;
  return { text: `${part}${node.kind}${own}  ${placeOf(source, node)}`, inside };
}

function listed(key: string, items: readonly unknown[], source: Source): readonly Outline[] {
  const nodes = items.filter(isNode).map((item) => outline("", item, source));
  return nodes.length === 0 ? [] : [{ text: `${key}:`, inside: nodes }];
}

/** What has a kind and a place is a node. */
function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "start" in value;
}
