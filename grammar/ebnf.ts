/** Writes the grammar as the parser has it down for people, in the notation of the XML specification (W3C EBNF). */
import {
  Alternation,
  Alternative,
  NonTerminal,
  Option,
  Repetition,
  Rule,
  Terminal,
  type IProduction,
  type TokenType,
} from "chevrotain";
import { EmrflowParser } from "./parser.js";
import {
  BinaryOperator,
  Identifier,
  InterpolationEnd,
  InterpolationStart,
  Key,
  NumberToken,
  operatorTokens,
  PrefixOperator,
  StringEnd,
  StringLiteral,
  StringPiece,
  StringStart,
  Word,
} from "./tokens.js";
import { wordsFor } from "./words.js";

const header = `/* The grammar of emrflow. Generated from the parser by \`node --import tsx tools/grammar.ts\`; do not edit.

   What these rules do not say:
   - Statements, and what stands at the top of a file, begin on lines of their own.
   - Entries of records, settings and fields are separated by a comma or a line break; elements of lists, arguments,
     options and type arguments by a comma. A comma may stand behind the last one.
   - The \`(\` of a call and the \`[\` of an index stand on the line of what they belong to.
   - In a workflow, a keyword that \`:\` follows is a key.
   - Operators bind tighter from \`??\` over \`||\`, \`&&\`, \`== !=\`, \`< <= > >=\` and \`+ -\` to \`* / %\`, and associate to the left.
   - A comprehension stands alone in its list. Behind the list of a \`for\` statement, \`as\` names what it collects.
   - Behind the type of an \`as\`, a \`?\` belongs to it unless a value follows in its line.
   - An interpolation stands on one line and holds no braces and no string with an interpolation of its own. */
`;

/** Tokens that are not spelled in one way → their names. */
const named: ReadonlyMap<TokenType, string> = new Map([
  [Identifier, "NAME"],
  [Word, "word"],
  [Key, "key"],
  [NumberToken, "NUMBER"],
  [StringLiteral, "STRING"],
  [StringStart, "QUOTES"],
  [StringEnd, "QUOTES"],
  [StringPiece, "TEXT"],
  [BinaryOperator, "operator"],
  [PrefixOperator, "prefix"],
]);

const spelled: ReadonlyMap<TokenType, string> = new Map([
  [InterpolationStart, "${"],
  [InterpolationEnd, "}"],
]);

/** Gives the text of grammar/emrflow.ebnf. */
export function grammarText(): string {
  const rules = Object.values(new EmrflowParser().getGAstProductions()).map(
    (rule) => `${kebab(rule.name)} ::= ${sequence(rule.definition)}`,
  );
  return `${[header, ...fromTheFile(rules), "", ...lexical()].join("\n")}\n`;
}

/** The rule of a whole file first, the rest in the order in which they are defined. */
function fromTheFile(rules: readonly string[]): readonly string[] {
  const first = rules.filter((rule) => rule.startsWith("file "));
  return [...first, ...rules.filter((rule) => !rule.startsWith("file "))];
}

function lexical(): readonly string[] {
  const quote = (words: readonly string[]) => words.map((word) => `"${word}"`).join(" | ");
  const spellings = (category: TokenType) =>
    quote(operatorTokens.filter((type) => type.CATEGORIES?.includes(category)).map((type) => String(type.PATTERN)));
  return [
    `operator ::= ${spellings(BinaryOperator)}`,
    `prefix ::= ${spellings(PrefixOperator)}`,
    "key ::= word | STRING",
    "word ::= NAME | keyword",
    `keyword ::= ${quote(wordsFor("item", "statement", "clause", "value"))} | reserved`,
    `reserved ::= ${quote(wordsFor("operator"))}`,
    "",
    "/* A name is no keyword. */",
    "NAME ::= [A-Za-z_] [A-Za-z0-9_]*",
    "NUMBER ::= [0-9]+ ('.' [0-9]+)? ([eE] [+-]? [0-9]+)? | DURATION | SIZE | PERCENTAGE",
    "DURATION ::= ([0-9]+ 'd')? ([0-9]+ 'h')? ([0-9]+ 'm')? ([0-9]+ 's')?",
    "SIZE ::= [0-9]+ ('KiB' | 'MiB' | 'GiB' | 'TiB')",
    "PERCENTAGE ::= [0-9]+ ('.' [0-9]+)? '%' /* before a comma or `)` */",
    "STRING ::= QUOTES TEXT? QUOTES",
    "QUOTES ::= '\"' | '\"\"\"'",
    "TEXT ::= (CHARACTER | ESCAPE)+",
    'CHARACTER ::= [^\\"] /* a line break only between three quotes; `${` begins an interpolation */',
    "ESCAPE ::= '\\n' | '\\t' | '\\\"' | '\\\\' | '\\$' | '\\u{' [0-9A-Fa-f]+ '}'",
    "COMMENT ::= '//' [^#xA]* | '/*' ([^*] | '*' [^/])* '*/'",
  ];
}

function sequence(definition: readonly IProduction[]): string {
  return definition.map(production).join(" ");
}

/** Gives a part of a rule as it is written down. */
export function production(part: IProduction): string {
  if (part instanceof Terminal) return terminal(part.terminalType);
  if (part instanceof NonTerminal) return kebab(part.nonTerminalName);
  if (part instanceof Option) return `${grouped(part.definition)}?`;
  if (part instanceof Repetition) return `${grouped(part.definition)}*`;
  if (part instanceof Alternation) return `(${part.definition.map(production).join(" | ")})`;
  if (part instanceof Alternative || part instanceof Rule) return sequence(part.definition);
  throw new Error("the grammar has a kind of production that is not written down here yet");
}

function grouped(definition: readonly IProduction[]): string {
  const text = sequence(definition);
  return definition.length === 1 && !text.endsWith("?") && !text.endsWith("*") ? text : `(${text})`;
}

function terminal(type: TokenType): string {
  return named.get(type) ?? `"${spelled.get(type) ?? type.LABEL?.replaceAll("`", "") ?? type.name}"`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
