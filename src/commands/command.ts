/** What a command is: how it is called, as data for the parser and the help, and what it does. */
import type { Host } from "../host/host.js";

/** 0 done, warnings allowed; 1 an error was found, or what was checked differs; 2 the tool could not do its work. */
export type ExitCode = 0 | 1 | 2;

/** What a shell offers for a word that is no choice: pipelines, any files, folders, or the codes and names of findings. */
export type Completes = "sources" | "files" | "folders" | "findings";

export interface CommandArgument {
  /** As in the help: `[paths...]`, `<code>`. */
  readonly usage: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly completes?: Completes;
}

/** What commands are for; the help lists them under these headings. */
export type CommandGroup = "Write" | "Build" | "Run" | "Tools";

/** What options are about; the help of a command lists them under these headings, and those of no group as `Options`. */
export type OptionGroup = "Output" | "Values" | "Faults" | "World" | "Coverage" | "Fixes" | "Baseline" | "Findings";

export interface CommandOption {
  /** As in the help: `-o, --output <file>`. */
  readonly usage: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  /** For its value. */
  readonly completes?: Completes;
  readonly default?: string;
  /** Given several times, it has all the values. */
  readonly repeatable?: true;
  readonly group?: OptionGroup;
}

export interface Example {
  readonly line: string;
  readonly summary: string;
}

export interface Command {
  readonly name: string;
  readonly group: CommandGroup;
  readonly summary: string;
  readonly arguments: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly Example[];
  run(host: Host, given: Given): Promise<ExitCode>;
}

/** What the user gave. Asking for an option that the command has not, or as what it is not, is a bug. */
export interface Given {
  readonly arguments: readonly string[];
  /** The value of an option that takes one, `undefined` when it was left out. */
  value(option: string): string | undefined;
  /** The values of a repeatable option. */
  values(option: string): readonly string[];
  /** Whether an option without a value was given. */
  has(option: string): boolean;
  /** All options by name, as plain data: what another thread needs to be given the same. */
  readonly options: Options;
}

export type Options = ReadonlyMap<string, unknown>;

/** Gives what the user gave, from plain data. */
export function givenFrom(words: readonly string[], options: Options): Given {
  return {
    arguments: words,
    options,
    value: (option) => {
      const value = options.get(option);
      if (value !== undefined && typeof value !== "string") throw new Error(`--${option} has no single value`);
      return value;
    },
    values: (option) => {
      const value = options.get(option) ?? [];
      if (!Array.isArray(value)) throw new Error(`--${option} is not repeatable`);
      return value.map(String);
    },
    has: (option) => options.get(option) === true,
  };
}
