/** Completion in bash, from version 3.2 on, which is what macOS has. */
import type { Entry, Flag, Value, Vocabulary } from "./vocabulary.js";

/** Gives the script. It needs nothing but bash itself, and runs no other program. */
export function bashScript(vocabulary: Vocabulary): string {
  const { flags, entries } = vocabulary;
  const valued = entries.flatMap((entry) =>
    entry.flags.flatMap((flag) => (flag.value === undefined ? [] : [{ entry, flag, value: flag.value }])),
  );
  return `# Completion of emrflow in bash. Made by \`emrflow completion bash\`; make it anew after an update.

# Offers those of some words that begin with what is typed.
_emrflow_words() {
  local word
  for word in "$@"; do
    if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
  done
}

# Offers folders, and the files whose names end in the first argument.
_emrflow_paths() {
  local path
  while IFS= read -r path; do
    if [[ -d \${path/#\\~\\//$HOME/} || $path == *"$1" ]]; then COMPREPLY+=("$path"); fi
  done < <(compgen -f -- "$current")
  compopt -o filenames 2>/dev/null
}

_emrflow_folders() {
  local path
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen -d -- "$current")
  compopt -o filenames 2>/dev/null
}

_emrflow_findings() {
  _emrflow_words ${vocabulary.findings.map(quote).join(" ")}
}

_emrflow() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command="" option="" ended="" word
  local -i index place=0
  COMPREPLY=()
  # bash takes \`--format=json\` apart into three words.
  for (( index = 1; index < COMP_CWORD; index++ )); do
    word="\${COMP_WORDS[index]}"
    if [[ $word == "=" ]]; then continue; fi
    if [[ -n $option ]]; then option=""; continue; fi
    if [[ -z $ended && $word == "--" ]]; then ended=1; continue; fi
    if [[ -z $ended && $word == -?* ]]; then
${caseOf('"$command $word"', [[valued.flatMap(({ entry, flag }) => patternsOf(entry, flag)), 'option="$word"']], 6)}
    elif [[ -z $command ]]; then command="$word"
    else place+=1
    fi
  done
  if [[ $current == "=" ]]; then current=""; fi
  if [[ -n $option ]]; then
${caseOf(
  '"$command $option"',
  valued.map(({ entry, flag, value }) => [patternsOf(entry, flag), offer(value)]),
  4,
)}
    return
  fi
  if [[ -z $ended && $current == -* ]]; then
    case "$command" in
      "") _emrflow_words ${spellings(flags)} ;;
${entries.map((entry) => `      ${quote(entry.name)}) _emrflow_words ${spellings(entry.flags)} ;;`).join("\n")}
    esac
    return
  fi
  case "$command" in
    "") _emrflow_words ${entries.map(({ name }) => quote(name)).join(" ")} ;;
${entries.flatMap(placesOf).join("\n")}
  esac
}

complete -F _emrflow emrflow
`;
}

/** A word of the shell's own language that stands for the text. */
export function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function patternsOf(entry: Entry, flag: Flag): readonly string[] {
  return flag.spellings.map((spelling) => quote(`${entry.name} ${spelling}`));
}

/** A `case`, which may not be without a branch. */
function caseOf(
  subject: string,
  branches: readonly (readonly [patterns: readonly string[], action: string])[],
  indent: number,
): string {
  const lines = branches
    .filter(([patterns]) => patterns.length > 0)
    .map(([patterns, action]) => `  ${patterns.join("|")}) ${action} ;;`);
  const all = [`case ${subject} in`, ...(lines.length === 0 ? ["  *) ;;"] : lines), "esac"];
  return all.map((line) => " ".repeat(indent) + line).join("\n");
}

function placesOf({ name, places }: Entry): readonly string[] {
  if (places.length === 0) return [];
  const offers = places.map(({ value, isOpen }, at) => {
    const test = isOpen ? `place >= ${at}` : `place == ${at}`;
    return `if (( ${test} )); then ${offer(value)}; fi`;
  });
  return [`    ${quote(name)}) ${offers.join("; ")} ;;`];
}

function offer(value: Value): string {
  if (value === null) return ":";
  if ("choices" in value) return `_emrflow_words ${value.choices.map(quote).join(" ")}`;
  const offers = {
    sources: "_emrflow_paths .emrflow",
    files: '_emrflow_paths ""',
    folders: "_emrflow_folders",
    findings: "_emrflow_findings",
  };
  return offers[value.completes];
}

function spellings(flags: readonly Flag[]): string {
  return flags.flatMap((flag) => flag.spellings.map(quote)).join(" ");
}
