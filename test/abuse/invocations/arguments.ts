/** Random command lines out of the registry: what a user, a script or a slip of the finger might give. */
import type { Command, CommandArgument, CommandOption } from "../../../src/commands/command.js";
import { commands } from "../../../src/commands/index.js";
import type { Random } from "../../support/random.js";

const all = Object.values<Command>(commands);

/** Options after which a command goes on until it is interrupted. */
const endless = new Set(["--watch"]);

const odd = [
  "",
  " ",
  "-",
  "--",
  "---",
  "=",
  "a=b=c",
  "9".repeat(400),
  "-1",
  "1e309",
  "NaN",
  "x".repeat(5000),
  "__proto__",
  "constructor=1",
  "é😀\u202e\u200b",
  "\u001b[31mred\u0007",
  "two\nlines",
  "tab\there",
  "$(touch made)",
  "%s%n",
  "\\",
  "pipelines\\nightly",
  "\ud800",
];

/** A source of choices, and the paths that it may choose from. */
export interface Choices extends Random {
  readonly paths: readonly string[];
}

/** Gives the words of a command line, without the program's own name. */
export function randomArguments(random: Choices): readonly string[] {
  const start = random.below(20);
  if (start === 0) return [];
  if (start === 1)
    return [random.pick(["-h", "--help", "-v", "--version", "help", "-hv"]), ...some(random, 2, anything)];
  const command = random.pick(all);
  const name = start === 2 ? misspelt(random, command.name) : command.name;
  const before = random.below(15) === 0 ? [anything(random)] : [];
  return [...before, ...(start === 3 ? ["help"] : []), name, ...some(random, 6, () => pieceOf(random, command)).flat()];
}

function some<T>(random: Choices, most: number, make: (random: Choices) => T): readonly T[] {
  return Array.from({ length: random.below(most + 1) }, () => make(random));
}

function pieceOf(random: Choices, command: Command): readonly string[] {
  const options = command.options.filter(({ usage }) => !spellingsOf(usage).some((each) => endless.has(each)));
  const kind = random.below(10);
  if (kind < 4 && options.length > 0) return optionWords(random, random.pick(options));
  if (kind < 7 && command.arguments.length > 0) return [argumentWord(random, random.pick(command.arguments))];
  if (kind === 7) return optionWords(random, random.pick(random.pick(all).options.filter(isNotEndless).concat(help)));
  return [anything(random)];
}

const help: CommandOption = { usage: "-h, --help", summary: "" };

function isNotEndless({ usage }: CommandOption): boolean {
  return !spellingsOf(usage).some((each) => endless.has(each));
}

function spellingsOf(usage: string): readonly string[] {
  return usage.match(/(?<![\w-])--?[\w-]+/g) ?? [];
}

/** The option with a value that is right, wrong or missing, apart from it, joined by `=`, or stuck to it; at times twice. */
function optionWords(random: Choices, option: CommandOption): readonly string[] {
  const spelling = random.pick(spellingsOf(option.usage));
  const written = random.below(12) === 0 ? misspelt(random, spelling) : spelling;
  const value = random.below(3) === 0 ? anything(random) : (rightValue(random, option) ?? anything(random));
  const takes = option.usage.includes("<") !== (random.below(10) === 0);
  const words = !takes ? [written] : random.pick([[written, value], [`${written}=${value}`], [`${written}${value}`]]);
  return random.below(8) === 0 ? [...words, ...words] : words;
}

function argumentWord(random: Choices, argument: CommandArgument): string {
  return random.below(3) === 0 ? anything(random) : (rightValue(random, argument) ?? anything(random));
}

function rightValue(
  random: Choices,
  { choices, completes }: Pick<CommandOption, "choices" | "completes">,
): string | undefined {
  if (choices) return random.pick(choices);
  if (completes === "findings") return random.pick(["EMRF2001", "emrf0001", "unknown-name", "EMRF9999"]);
  return completes === undefined ? undefined : random.pick(random.paths);
}

function anything(random: Choices): string {
  return random.pick([
    () => random.pick(odd),
    () => random.pick(random.paths),
    () => misspelt(random, random.pick(all).name),
  ])();
}

function misspelt(random: Choices, word: string): string {
  const at = random.below(word.length);
  return word.slice(0, at) + random.pick(["", "x", word[at - 1] ?? "", "É"]) + word.slice(at + 1);
}
