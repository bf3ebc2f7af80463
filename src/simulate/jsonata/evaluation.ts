/**
 * One evaluation by the jsonata package, kept within its budget. The package asks its outermost frame for every name
 * that no inner one has, and at the begin and end of every node for a hook of whoever wants to know. Answering these
 * questions here is what counts the steps, and costs no turn of the event loop.
 */
import type { Parsed } from "../../jsonata/parse.js";
import { nodesIn, type Tree } from "../../jsonata/tree.js";
import { watchSearches } from "../../patterns/bounded-expression.js";
import { Budget } from "./budget.js";
import type { Around } from "./functions.js";
import { aroundName, library, ownMemberName, type Definition } from "./library.js";
import { inherited } from "./own-member.js";
import type { View } from "./view.js";

type Name = string | symbol;

/** What the package keeps names in. */
interface Frame {
  bind(name: Name, value: unknown): void;
  lookup(name: Name): unknown;
}

/** The hooks, by the names that version 2.0.6 gives them. */
const begins = Symbol.for("jsonata.__evaluate_entry");
const ends = Symbol.for("jsonata.__evaluate_exit");
const frameOpens = Symbol.for("jsonata.__createFrame_push");

/** Gives the value as JSONata has it, with the budget that is left for it. Throws what JSONata throws. */
export async function runJsonata(parsed: Parsed, view: View): Promise<{ value: unknown; budget: Budget }> {
  const functions = await library();
  const budget = new Budget(prepare(parsed));
  opening = (frame) => outermost(frame, view, { chance: view.chance, now: view.now, budget }, functions);
  const value: unknown = await parsed.expression.evaluate(undefined, {});
  return { value, budget };
}

/** Who is told of the outermost frame. The package opens it before it waits for anything. */
let opening: ((frame: Frame) => void) | null = null;

const prepared = new WeakMap<Parsed["expression"], number>();

/** Makes an expression ready, once. Gives how many members its objects and lists have. */
function prepare({ expression, tree }: Parsed): number {
  const known = prepared.get(expression);
  if (known !== undefined) return known;
  // The package takes symbols too, its type says only strings.
  expression.assign(frameOpens as unknown as string, (_: Frame, frame: Frame) => {
    const attach = opening;
    opening = null;
    attach?.(frame);
  });
  let members = 0;
  for (const node of [...nodesIn(tree)]) {
    if (node.type === "unary")
      members += (node.expressions ?? []).length + (Array.isArray(node.lhs) ? node.lhs.length : 0);
    if (node.type === "name" && inherited.has(String(node.value))) readOwnMember(node);
  }
  prepared.set(expression, members);
  return members;
}

/** Turns a name into a call of the function that reads own members only. */
function readOwnMember(node: Tree): void {
  const argument = { type: "string", value: node.value };
  const procedure = { type: "variable", value: ownMemberName };
  Object.assign(node, { type: "function", value: "(", procedure, arguments: [argument] });
}

function outermost(frame: Frame, view: View, around: Around, functions: ReadonlyMap<string, Definition>): void {
  const { budget } = around;
  const assigned = new Set<Name>();
  const bind = frame.bind;
  const lookup = frame.lookup;
  const made = (node: Tree, _: unknown, __: unknown, value: unknown): void => {
    if (makes.has(node.type)) budget.made(value);
  };
  frame.bind = (name, value) => {
    assigned.add(name);
    bind(name, value);
  };
  frame.lookup = (name) => {
    if (name === begins) {
      watchSearches(budget);
      return budget.enter();
    }
    if (name === ends) {
      budget.leave();
      return made;
    }
    if (typeof name === "symbol") return name === aroundName ? around : undefined;
    if (assigned.has(name)) return lookup(name);
    if (name === "states") return view.states;
    return view.variables.has(name) ? view.variables.get(name) : functions.get(name);
  };
}

/** The nodes that make values; functions are asked themselves, and all others hand on what these made. */
const makes: ReadonlySet<string> = new Set(["binary", "unary", "path", "wildcard", "descendant"]);
