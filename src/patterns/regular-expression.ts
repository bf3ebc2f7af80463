/**
 * The only place where a regular expression of a user is compiled or run: a pattern may keep an engine busy for years,
 * so it is inspected before, and runs only with a limit on its time.
 */
import { createContext, Script, type Context } from "node:vm";
import { piecesOf } from "./pieces.js";
import { findSlowText } from "./slowness.js";
import { isCapturing, readPattern } from "./tree.js";

export type PatternProblem =
  | { readonly problem: "invalid"; readonly message: string }
  /** @property example a text on which it takes very long */
  | { readonly problem: "slow"; readonly example: string }
  /** @property feature what JSONata or some version of Node that emrflow runs on does not have */
  | { readonly problem: "unsupported"; readonly feature: string };

/** V8 takes quadratic time to compile a row of optional parts, and no limit on its time stops it there. */
const longestPattern = 1_000;
const deepestGroup = 100;

/** Each try; a second one is made because the clock also runs while the machine is busy with something else. */
const timeLimitMilliseconds = 25;
const tries = 2;

/** Gives what is wrong with a pattern, read as JavaScript does without flags, or `null`. The same answer every time. */
export function inspectPattern(pattern: string): PatternProblem | null {
  const feature = unsupportedFeature(pattern);
  if (feature !== null) return { problem: "unsupported", feature };
  const message = syntaxError(pattern);
  if (message !== null) return { problem: "invalid", message };
  const example = findSlowText(readPattern(pattern));
  return example === null ? null : { problem: "slow", example };
}

/**
 * Tells whether a pattern matches anywhere in a text, or `"timeout"` when the engine gave up.
 *
 * @param pattern one in which `inspectPattern` found nothing, or only that it is slow
 */
export function runPattern(pattern: string, text: string): boolean | "timeout" {
  for (let count = 0; count < tries; count++) {
    const matches = runOnce(pattern, text);
    if (matches !== "timeout") return matches;
  }
  return "timeout";
}

let room: { readonly context: Context; readonly script: Script } | null = null;

function runOnce(pattern: string, text: string): boolean | "timeout" {
  room ??= { context: createContext(Object.create(null)), script: new Script("new RegExp(pattern).test(text)") };
  room.context["pattern"] = pattern;
  room.context["text"] = text;
  try {
    return room.script.runInContext(room.context, { timeout: timeLimitMilliseconds }) === true;
  } catch (error) {
    // The engine also gives up when its stack is full or the pattern too large, and says so only here.
    if (syntaxError(pattern) === null) return "timeout";
    throw error;
  } finally {
    room.context["text"] = "";
  }
}

/** `Invalid regular expression: /(/: Unterminated group` without the part that repeats the pattern. */
function syntaxError(pattern: string): string | null {
  try {
    new RegExp(pattern);
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return error.message.slice(error.message.lastIndexOf(": ") + 2);
  }
}

/** Newer versions of Node know modifiers and equal names, Node 20 and JSONata on Step Functions need not. */
function unsupportedFeature(pattern: string): string | null {
  if (pattern.length > longestPattern) return `more than ${longestPattern} characters`;
  const pieces = piecesOf(pattern);
  if (depthOf(pieces) > deepestGroup) return `groups more than ${deepestGroup} deep`;
  const groups = pieces.flatMap((piece, at) => (piece === "(" && pieces[at + 1] === "?" ? [at] : []));
  if (groups.some((at) => /[a-z-]/.test(pieces[at + 2] ?? ""))) return "modifiers such as (?i:…)";
  const names = groups
    .filter((at) => isCapturing(pieces, at))
    .map((at) => pieces.slice(at, pieces.indexOf(">", at)).join(""));
  return new Set(names).size < names.length ? "two groups of one name" : null;
}

function depthOf(pieces: readonly string[]): number {
  let depth = 0;
  let deepest = 0;
  for (const piece of pieces) {
    if (piece === "(") deepest = Math.max(deepest, ++depth);
    else if (piece === ")") depth--;
  }
  return deepest;
}
