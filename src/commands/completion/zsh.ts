/** Completion in zsh, by its own `_arguments`, which shows the summaries. */
import type { Entry, Flag, Place, Value, Vocabulary } from "./vocabulary.js";

/** Gives the script, which works both when it is read and as a file `_emrflow` in zsh's `fpath`. */
export function zshScript(vocabulary: Vocabulary): string {
  const { flags, entries } = vocabulary;
  return `#compdef emrflow
# Completion of emrflow in zsh. Made by \`emrflow completion zsh\`; make it anew after an update.

_emrflow_commands() {
  local -a commands=(
${entries.map(({ name, summary }) => `    ${quote(`${name.replaceAll(":", "\\:")}:${summary}`)}`).join("\n")}
  )
  _describe -t commands command commands
}

_emrflow_findings() {
  local -a findings=(${vocabulary.findings.map(quote).join(" ")})
  compadd -a findings
}

_emrflow() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C \\
${flags
  .flatMap(specsOf)
  .map((spec) => `    ${spec} \\`)
  .join("\n")}
    ': :_emrflow_commands' \\
    '*::: :->rest' && return
  # What follows is completed as if the command were a program of its own.
  words=("$line[1]" "\${words[@]}")
  (( CURRENT += 1 ))
  case "$line[1]" in
${entries.map(entryCase).join("\n")}
  esac
}

if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
if [[ $funcstack[1] == _emrflow ]]; then _emrflow "$@"; else compdef _emrflow emrflow; fi
`;
}

/** A word of the shell's own language that stands for the text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function entryCase({ name, flags, places }: Entry): string {
  const specs = [...flags.flatMap(specsOf), ...places.map(placeSpec)];
  return `    ${quote(name)}) _arguments -S \\\n${specs.map((spec) => `      ${spec}`).join(" \\\n")} ;;`;
}

/** One for each spelling; each rules out the others, unless the option may be given several times. */
function specsOf({ spellings, summary, value, isRepeatable }: Flag): readonly string[] {
  return spellings.map((spelling) => {
    const others = isRepeatable ? "*" : `(${spellings.join(" ")})`;
    // `--format json` and `--format=json`; `-o file` and `-ofile`.
    const form = value === undefined ? "" : spelling.startsWith("--") ? "=" : "+";
    return quote(
      `${others}${spelling}${form}[${escape(summary)}]${value === undefined ? "" : `: :${actionOf(value)}`}`,
    );
  });
}

function placeSpec({ name, value, isOpen }: Place): string {
  return quote(`${isOpen ? "*" : ""}:${escape(name)}:${actionOf(value)}`);
}

function actionOf(value: Value): string {
  if (value === null) return " ";
  if ("choices" in value) return `(${value.choices.map((choice) => word(choice)).join(" ")})`;
  const actions = {
    sources: '_files -g "*.emrflow"',
    files: "_files",
    folders: "_files -/",
    findings: "_emrflow_findings",
  };
  return actions[value.completes];
}

/** `_arguments` reads a list of words once more as the shell does; a colon with a backslash ends no part of it either. */
function word(text: string): string {
  return text.replace(/[^\w./-]/g, "\\$&");
}

/** What means something inside of a specification: its own brackets and colons, and the backslash. */
function escape(text: string): string {
  return text.replace(/[\\[\]:]/g, "\\$&");
}
