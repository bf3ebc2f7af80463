/** The page of the command line, from the commands' own data. */
import type { Command, CommandArgument, CommandOption, Example } from "../../src/commands/command.js";
import { fenced } from "./compiled.js";
import { inCell } from "./setting-row.js";

/** Gives the page's Markdown. @param commands in the order of the help */
export function cliPage(commands: readonly Command[]): string {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return `# The command line

\`emrflow COMMAND [options] [arguments]\`. \`emrflow --help\` lists the commands, \`emrflow COMMAND --help\` shows one, and
\`emrflow --version\` the version.

What a command is asked for goes to standard output, everything else to standard error.

| exit status | what it says |
|---|---|
| 0 | done; there may be warnings |
| 1 | a file has an error, or what was checked differs |
| 2 | emrflow could not do its work: wrong options, or a file that cannot be read or written |
| 130 | interrupted; files that were being written are whole |

${groups
  .map(
    (group) =>
      `- ${group}: ${commands
        .filter((each) => each.group === group)
        .map(linkTo)
        .join(", ")}\n`,
  )
  .join("")}
${commands.map(commandText).join("\n")}`;
}

function linkTo({ name }: Command): string {
  return `[${name}](#emrflow-${name})`;
}

function commandText({ name, summary, arguments: words, options, examples }: Command): string {
  const usage = ["emrflow", name, "[options]", ...words.map((each) => each.usage)].join(" ");
  return [
    `## emrflow ${name}\n`,
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.\n`,
    fenced("text", usage),
    ...(words.length === 0 ? [] : [table(["argument", "what it is"], words.map(argumentRow))]),
    ...(options.length === 0 ? [] : [table(["option", "what it does", "values", "about"], options.map(optionRow))]),
    fenced("sh", examples.map(exampleLine(examples)).join("\n")),
  ].join("\n");
}

function argumentRow({ usage, summary }: CommandArgument): readonly string[] {
  return [`\`${usage}\``, summary];
}

function optionRow(option: CommandOption): readonly string[] {
  const { usage, summary, choices = [], default: preset, repeatable, group } = option;
  const values = [
    ...(choices.length === 0 ? [] : [choices.map((choice) => `\`${choice}\``).join(", ")]),
    ...(preset === undefined ? [] : [`\`${preset}\` when left out`]),
    ...(repeatable ? ["repeatable"] : []),
  ];
  return [`\`${usage}\``, summary, values.join("; "), group?.toLowerCase() ?? ""];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(" | ")} |\n`;
  return [line(head), `|${"---|".repeat(head.length)}\n`, ...rows.map(line)].join("");
}

function exampleLine(examples: readonly Example[]): (example: Example) => string {
  const width = Math.max(...examples.map(({ line }) => line.length));
  return ({ line, summary }) => `${line.padEnd(width)}  # ${summary}`;
}
