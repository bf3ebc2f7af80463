/** Completion in fish. */
import type { Entry, Flag, Place, Value, Vocabulary } from "./vocabulary.js";

/** Gives the script: a `complete` for each thing that may stand somewhere. */
export function fishScript({ flags, entries, findings }: Vocabulary): string {
  const before = "__fish_use_subcommand";
  const lines = [
    // What an older script left; and no files where none is meant.
    "complete -c emrflow -e",
    "complete -c emrflow -f",
    ...flags.map((flag) => lineOf(before, flagWords(flag, findings))),
    ...entries.map(({ name, summary }) => lineOf(before, ["-a", quote(quote(name)), ...described(summary)])),
    ...entries.flatMap((entry) => linesOf(entry, findings)),
  ];
  return `# Completion of emrflow in fish. Made by \`emrflow completion fish\`; make it anew after an update.

${lines.join("\n")}
`;
}

function linesOf({ name, flags, places }: Entry, findings: readonly string[]): readonly string[] {
  const condition = `__fish_seen_subcommand_from ${quote(name)}`;
  return [
    ...flags.map((flag) => lineOf(condition, flagWords(flag, findings))),
    ...places.flatMap((place) => placeWords(place, findings)).map((words) => lineOf(condition, words)),
  ];
}

function lineOf(condition: string, words: readonly string[]): string {
  return `complete -c emrflow -n ${quote(condition)} ${words.join(" ")}`;
}

function flagWords({ spellings, summary, value }: Flag, findings: readonly string[]): readonly string[] {
  const names = spellings.flatMap((spelling) =>
    spelling.startsWith("--") ? ["-l", quote(spelling.slice(2))] : ["-s", quote(spelling.slice(1))],
  );
  return [...names, ...(value === undefined ? [] : valueWords(value, findings)), ...described(summary)];
}

function placeWords({ value }: Place, findings: readonly string[]): readonly (readonly string[])[] {
  return value === null ? [] : [valueWords(value, findings)];
}

function valueWords(value: Value, findings: readonly string[]): readonly string[] {
  // With `-x` there is a value, and files are no part of what is offered.
  if (value === null) return ["-x"];
  const offered = (words: readonly string[]): readonly string[] => ["-x", "-a", quote(words.map(quote).join(" "))];
  if ("choices" in value) return offered(value.choices);
  const words = {
    sources: ["-x", "-k", "-a", quote("(__fish_complete_suffix .emrflow)")],
    files: ["-r", "-F"],
    folders: ["-x", "-a", quote("(__fish_complete_directories)")],
    findings: offered(findings),
  };
  return words[value.completes];
}

function described(summary: string): readonly string[] {
  return ["-d", quote(summary)];
}

/** A word of the shell's own language that stands for the text. In its single quotes a backslash means something. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
