/**
 * How a text follows from the grammar as it is written down: which alternatives of its rules it takes, which options, and
 * how often what may be repeated. The parser decides some of these by hand, so that it cannot be asked; here the rules alone
 * are matched against the tokens, first by the first alternative and the longest repetition, and by others where that
 * leads nowhere.
 */
import {
  Alternation,
  Alternative,
  NonTerminal,
  Option,
  Repetition,
  Terminal,
  tokenMatcher,
  type IProduction,
  type IToken,
} from "chevrotain";
import { production } from "../../grammar/ebnf.js";
import { EmrflowParser } from "../../grammar/parser.js";
import { tokenize } from "../../src/syntax/tokenize.js";

const rules = new EmrflowParser().getGAstProductions();

/** What was chosen on the way to a place, the last choice first. */
interface Way {
  readonly at: number;
  readonly choice: string | null;
  readonly before: readonly Way[];
}

/** The rules that a place is in, the innermost first. */
interface Inside {
  readonly rule: string;
  readonly around: Inside | null;
}

/** Every choice that the rules leave, in words: `for: without options?`. */
export function choicesOfGrammar(): readonly string[] {
  return Object.values(rules).flatMap((rule) => rule.definition.flatMap((part) => choicesIn(rule.name, part)));
}

function choicesIn(rule: string, part: IProduction): readonly string[] {
  if (part instanceof Terminal || part instanceof NonTerminal) return [];
  if (!("definition" in part) || !Array.isArray(part.definition))
    throw new Error(`a new kind of production in ${rule}`);
  // What has parts has them in its definition: chevrotain's types say so of each kind, but not of all together.
  const parts = part.definition as readonly IProduction[];
  const inner = parts.flatMap((each) => choicesIn(rule, each));
  if (part instanceof Alternation) return [...parts.map((each) => taken(rule, each)), ...inner];
  if (part instanceof Option) return [taken(rule, part), without(rule, part), ...inner];
  if (part instanceof Repetition) return [without(rule, part), several(rule, part), ...inner];
  return inner;
}

const taken = (rule: string, part: IProduction): string => `${rule}: ${production(part)}`;
const without = (rule: string, part: IProduction): string => `${rule}: without ${production(part)}`;
const several = (rule: string, part: IProduction): string => `${rule}: several of ${production(part)}`;

/** Gives the choices that a text takes. @throws Error for a text that does not follow from the grammar */
export function choicesOf(text: string): ReadonlySet<string> {
  const { tokens } = tokenize(text, () => undefined);
  const [file] = [rules["file"]];
  if (!file) throw new Error("the grammar has no rule for a file");
  for (const way of sequence(
    file.definition,
    { at: 0, choice: null, before: [] },
    { rule: "file", around: null },
    tokens,
  ))
    if (way.at === tokens.length) return choicesOn(way);
  throw new Error("this text does not follow from the grammar");
}

function choicesOn(last: Way): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Way[] = [last];
  for (let way = open.pop(); way; way = open.pop()) {
    if (way.choice !== null) found.add(way.choice);
    open.push(...way.before);
  }
  return found;
}

function chosen(way: Way, choice: string): Way {
  return { at: way.at, choice, before: [way] };
}

/** Gives the ways on which parts follow one another from a place. */
function* sequence(
  parts: readonly IProduction[],
  from: Way,
  inside: Inside,
  tokens: readonly IToken[],
): Generator<Way> {
  const [first, ...rest] = parts;
  if (!first) yield from;
  else for (const way of match(first, from, inside, tokens)) yield* sequence(rest, way, inside, tokens);
}

function* match(part: IProduction, from: Way, inside: Inside, tokens: readonly IToken[]): Generator<Way> {
  if (part instanceof Terminal) {
    const token = tokens[from.at];
    if (token && tokenMatcher(token, part.terminalType)) yield { ...from, at: from.at + 1 };
  } else if (part instanceof NonTerminal) {
    const rule = part.referencedRule;
    yield* sequence(rule.definition, from, { rule: rule.name, around: inside }, tokens);
  } else if (part instanceof Alternation) {
    for (const each of part.definition)
      for (const way of match(each, from, inside, tokens)) yield chosen(way, taken(inside.rule, each));
  } else if (part instanceof Option) yield* option(part, from, inside, tokens);
  else if (part instanceof Repetition) yield* repetition(part, from, 0, inside, tokens);
  else if (part instanceof Alternative) yield* sequence(part.definition, from, inside, tokens);
}

function* option(part: Option, from: Way, inside: Inside, tokens: readonly IToken[]): Generator<Way> {
  if (!isNameOfResults(part, inside))
    for (const way of sequence(part.definition, from, inside, tokens))
      if (way.at > from.at) yield chosen(way, taken(inside.rule, part));
  yield chosen(from, without(inside.rule, part));
}

function* repetition(
  part: Repetition,
  from: Way,
  turns: number,
  inside: Inside,
  tokens: readonly IToken[],
): Generator<Way> {
  for (const way of sequence(part.definition, from, inside, tokens))
    if (way.at > from.at) yield* repetition(part, way, turns + 1, inside, tokens);
  if (turns === 0) yield chosen(from, without(inside.rule, part));
  else yield turns > 1 ? chosen(from, several(inside.rule, part)) : from;
}

const brackets: ReadonlySet<string> = new Set(["list", "record", "group", "callArguments", "index", "template"]);

/** Behind the list of a `for`, `as` names what the loop collects, unless a bracket is around it. */
function isNameOfResults(part: Option, inside: Inside): boolean {
  if (inside.rule !== "operand" || !production(part).startsWith('("as"')) return false;
  for (let at: Inside | null = inside; at && !brackets.has(at.rule); at = at.around)
    if (at.rule === "source") return true;
  return false;
}
