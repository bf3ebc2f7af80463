/** What may be typed after `emrflow`, as all shells see it: the registry of commands, with everything spelled out. */
import type { Command, CommandArgument, CommandOption, Completes } from "../command.js";

/** What may stand at one place: one of some words, or what `completes` says; `null` is text that nobody can guess. */
export type Value = { readonly choices: readonly string[] } | { readonly completes: Completes } | null;

export interface Flag {
  /** All spellings, `-o` and `--output`. */
  readonly spellings: readonly string[];
  readonly summary: string;
  /** `undefined` when it takes no value. */
  readonly value: Value | undefined;
  readonly isRepeatable: boolean;
}

export interface Place {
  readonly name: string;
  readonly value: Value;
  /** Whether any number of words may stand here. */
  readonly isOpen: boolean;
}

export interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly places: readonly Place[];
}

export interface Vocabulary {
  /** Before a command. */
  readonly flags: readonly Flag[];
  readonly entries: readonly Entry[];
  /** Codes and names of findings. */
  readonly findings: readonly string[];
}

const help: Flag = { spellings: ["-h", "--help"], summary: "show this help", value: undefined, isRepeatable: false };
const version: Flag = { ...help, spellings: ["-v", "--version"], summary: "show the version" };

/** Spells the commands out, with what the command line adds to them by itself. */
export function vocabularyOf(commands: readonly Command[], findings: readonly string[]): Vocabulary {
  const entries = commands.map((command): Entry => ({
    name: command.name,
    summary: command.summary,
    flags: [...command.options.map(flagOf), help],
    places: command.arguments.map(placeOf),
  }));
  const names = [...entries.map(({ name }) => name), "help"];
  const onHelp: Entry = {
    name: "help",
    summary: "show the help of a command",
    flags: [help],
    places: [{ name: "command", value: { choices: names }, isOpen: false }],
  };
  return { flags: [version, help], entries: [...entries, onHelp], findings };
}

function flagOf({ usage, summary, repeatable, ...what }: CommandOption): Flag {
  return {
    spellings: usage.match(/(?<![\w-])--?[\w-]+/g) ?? [],
    summary,
    value: /[<[]/.test(usage) ? valueOf(what) : undefined,
    isRepeatable: repeatable === true,
  };
}

function placeOf({ usage, ...what }: CommandArgument): Place {
  return { name: usage.replace(/[^\w-]/g, ""), value: valueOf(what), isOpen: usage.includes("...") };
}

function valueOf({ choices, completes }: Pick<CommandOption, "choices" | "completes">): Value {
  if (choices) return { choices };
  return completes ? { completes } : null;
}
