/** Paths, read once: where they begin, their steps, and whether they lead to one place. */
import { JSONPathEnvironment, JSONPathError } from "json-p3";
import { deepest } from "../engine/depth.js";
import { PathProblem, toStandard } from "./dialect.js";
import type { Path, Root, Segment } from "./segments.js";
import { segmentOf } from "./translate.js";

const rootOf = /^\$(\$|[\p{L}_][\p{L}\p{N}_]*)?/u;

const environment = new JSONPathEnvironment();
// The standard's functions are not Step Functions', and two of them run regular expressions of strangers.
environment.functionRegister.clear();

const known = new Map<string, Path | PathProblem>();
/** Machines have a few hundred paths; more than this come only of a process that reads many machines. */
const mostKnown = 10_000;

/** Reads a path. Throws PathProblem. */
export function readPath(text: string): Path {
  const path = known.get(text) ?? tried(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, path);
  if (path instanceof PathProblem) throw path;
  return path;
}

function tried(text: string): Path | PathProblem {
  try {
    return parsed(text);
  } catch (thrown) {
    if (thrown instanceof PathProblem) return thrown;
    if (thrown instanceof JSONPathError) return new PathProblem(`cannot be read: ${thrown.message}`);
    // Filters nest by recursion in the parser.
    if (thrown instanceof RangeError) return new PathProblem("nests too deep");
    throw thrown;
  }
}

function parsed(text: string): Path {
  const root = rootOf.exec(text);
  if (root === null) throw new PathProblem('does not begin with "$"');
  const { text: standard, callsFunction } = toStandard(text.slice(root[0].length));
  const { segments } = environment.compile(standard);
  if (segments.length > deepest) throw new PathProblem(`has more than ${deepest} steps`);
  return { text, root: rootNamed(root[1]), segments: segments.map(segmentOf), callsFunction };
}

function rootNamed(name: string | undefined): Root {
  if (name === undefined) return { kind: "document" };
  return name === "$" ? { kind: "context" } : { kind: "variable", name };
}

/** Whether a path leads to one place at most; of any other a list comes. */
export function isDefinite(segments: readonly Segment[]): boolean {
  return segments.every(({ descends, selectors: [first, ...more] }, at) => {
    if (descends || first === undefined) return false;
    // Several names at the end give one record; see `select.ts`.
    if (first.kind === "name") return more.length === 0 || at === segments.length - 1;
    return first.kind === "index" && more.length === 0;
  });
}
