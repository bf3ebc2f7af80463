/** The command line: the registry of commands as Commander knows it. Nothing else knows Commander. */
import { Argument, Command as Parser, CommanderError, Option } from "commander";
import { version } from "../package.json";
import {
  givenFrom,
  type Command,
  type CommandArgument,
  type CommandOption,
  type ExitCode,
  type Given,
} from "./commands/command.js";
import { commands } from "./commands/index.js";
import type { Host } from "./host/host.js";
import { printable } from "./text/printable.js";

const helpWidth = 80;

/**
 * Does what the arguments say.
 *
 * @param words the arguments, without the program's own name
 */
export async function runCommandLine(host: Host, words: readonly string[]): Promise<ExitCode> {
  let status: ExitCode = 0;
  const parser = programParser(host);
  for (const command of Object.values<Command>(commands)) {
    parser.addCommand(
      commandParser(host, command, async (given) => {
        status = await command.run(host, given);
      }),
    );
  }
  try {
    await parser.parseAsync(words, { from: "user" });
    return status;
  } catch (error) {
    // Commander ends with this error after it has printed; its own status is 0 for help and version that were asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function programParser(host: Host): Parser {
  return (
    settled(new Parser("emrflow"), host)
      .description("Pipelines for Amazon EMR that cannot leak a cluster.")
      .version(version, "-v, --version", "show the version")
      // The heading of the commands that have none of their own, which is `help` alone.
      .commandsGroup("Tools:")
      .helpCommand("help [command]", "show the help of a command")
      .addHelpText(
        "after",
        `\n${examplesText(Object.values<Command>(commands).flatMap((command) => command.examples.slice(0, 1)))}`,
      )
  );
}

function commandParser(host: Host, command: Command, run: (given: Given) => Promise<void>): Parser {
  const parser = settled(new Parser(command.name), host)
    .helpGroup(`${command.group}:`)
    .summary(command.summary)
    .description(`${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`)
    .addHelpText("after", `\n${examplesText(command.examples)}`);
  for (const argument of command.arguments) parser.addArgument(argumentParser(argument));
  for (const option of command.options) parser.addOption(optionParser(option));
  return parser.action(() => run(givenBy(parser)));
}

/** What all parsers share: they print through the host, never end the process, and offer the nearest word. */
function settled(parser: Parser, host: Host): Parser {
  return parser
    .exitOverride()
    .showSuggestionAfterError()
    .helpOption("-h, --help", "show this help")
    .configureOutput({
      writeOut: (text) => host.print("stdout", text),
      // Commander repeats what was typed, which may hold anything.
      writeErr: (text) => host.print("stderr", text.split("\n").map(printable).join("\n")),
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

function argumentParser({ usage, summary, choices }: CommandArgument): Argument {
  const argument = new Argument(usage, summary);
  return choices ? argument.choices(choices) : argument;
}

function optionParser({ usage, summary, choices, default: preset, repeatable, group }: CommandOption): Option {
  const option = new Option(usage, summary);
  if (group) option.helpGroup(`${group}:`);
  if (choices) option.choices(choices);
  if (preset !== undefined) option.default(preset);
  if (repeatable) option.argParser((value: string, before: readonly string[] = []) => [...before, value]);
  return option;
}

function givenBy(parser: Parser): Given {
  // Commander keeps `--unsafe-fixes` as `unsafeFixes`; commands ask for it by its own name.
  const options = parser.options.map(
    (option) => [option.name(), parser.getOptionValue(option.attributeName()) as unknown] as const,
  );
  return givenFrom(parser.args, new Map(options));
}

function examplesText(examples: Command["examples"]): string {
  const width = Math.max(...examples.map((example) => example.line.length));
  return `Examples:\n${examples.map(({ line, summary }) => `  ${line.padEnd(width)}  ${summary}`).join("\n")}`;
}
