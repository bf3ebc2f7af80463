/** Reads JSONPath as Step Functions writes it, and evaluates it over what is known. */
import { isDefined, itemAt, listOf, mayHoldId, member, unknown, type Value } from "./value.js";
import type { Evaluated } from "./truth.js";

/** What a path can see: `$`, `$$` and variables by name. */
export interface PathView {
  readonly document: Value;
  readonly context: Value;
  readonly variable: (name: string) => Value;
}

export interface Path {
  /** `$`, `$$`, or the name of a variable. */
  readonly root: string;
  readonly steps: readonly (string | number)[];
}

const rootOf = /^\$(\$|[\p{L}_][\p{L}\p{N}_]*)?/u;
const stepOf = /\.([^.[\]()@*?,:\s]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(-?\d+)\]/uy;

/** Reads a path to one place; `null` for paths with filters, wildcards or slices, and for what is no path. */
export function readPath(text: string): Path | null {
  const root = rootOf.exec(text);
  if (root === null) return null;
  const steps: (string | number)[] = [];
  for (stepOf.lastIndex = root[0].length; stepOf.lastIndex < text.length;) {
    const match = stepOf.exec(text);
    if (match === null) return null;
    const name = match[1] ?? match[2] ?? match[3];
    steps.push(name ?? Number(match[4]));
  }
  return { root: root[1] === undefined || root[1] === "$" ? root[0] : root[1], steps };
}

/** Evaluates a path, or a call of an intrinsic function. */
export function evaluatePath(text: string, view: PathView): Evaluated {
  const path = text.startsWith("$") ? readPath(text) : null;
  if (path === null) return wrapped(text, view) ?? notUnderstood(text, view);
  const value = placeOf(path, view);
  return { value, mayFail: isDefined(value) !== true && path.steps.length > 0 };
}

function rootValue(root: string, view: PathView): Value {
  if (root === "$") return view.document;
  return root === "$$" ? view.context : view.variable(root);
}

const listCall = /^\s*States\.Array\(([^()']*)\)\s*$/u;
const formatCall = /^\s*States\.Format\(\s*'\{\}'\s*,([^(),']*)\)\s*$/u;

/** The calls that only put paths into a list or a text; `null` for all others. */
function wrapped(text: string, view: PathView): Evaluated | null {
  const only = formatCall.exec(text)?.[1]?.trim();
  if (only?.startsWith("$")) {
    const { value, mayFail } = evaluatePath(only, view);
    // A text of something else than an id decides nothing.
    return value.kind === "id" ? { value, mayFail } : null;
  }
  const parts = listCall
    .exec(text)?.[1]
    ?.split(",")
    .map((part) => part.trim());
  if (parts === undefined || parts.some((part) => !part.startsWith("$"))) return null;
  const items = parts.map((part) => evaluatePath(part, view));
  return { value: listOf(items.map(({ value }) => value)), mayFail: items.some(({ mayFail }) => mayFail) };
}

/** Intrinsic functions and paths to many places: whatever comes of them, it is made of what their paths lead to. */
function notUnderstood(text: string, view: PathView): Evaluated {
  const paths = [...text.matchAll(/\$[^\s,()]*/gu)].map(([part]) => readPath(part));
  const parts = paths.map((path) => (path === null ? view.document : placeOf(path, view)));
  return { value: unknown({ mayBeId: parts.some(mayHoldId), defined: true }), mayFail: true };
}

/** What stands at a path. */
export function placeOf(path: Path, view: PathView): Value {
  return path.steps.reduce<Value>(
    (at, step) => (typeof step === "number" ? itemAt(at, step) : member(at, step)),
    rootValue(path.root, view),
  );
}
