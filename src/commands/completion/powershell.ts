/** Completion in PowerShell, Windows PowerShell 5.1 included. */
import type { Entry, Flag, Value, Vocabulary } from "./vocabulary.js";

/** Gives the script. Where it offers nothing PowerShell itself offers files and folders. */
export function powershellScript({ flags, entries, findings }: Vocabulary): string {
  const root: Entry = { name: "", summary: "", flags, places: [] };
  return `# Completion of emrflow in PowerShell. Made by \`emrflow completion powershell\`; make it anew after an update.

Register-ArgumentCompleter -Native -CommandName emrflow -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  $findings = @(${findings.map(quote).join(", ")})
  $commands = [ordered]@{
${entries.map(({ name, summary }) => `    ${quote(name)} = ${quote(summary)}`).join("\n")}
  }
  # What each option means; by command, of which there is none at first.
  $options = @{
${[root, ...entries].map((entry) => `    ${quote(entry.name)} = [ordered]@{ ${entry.flags.flatMap(meanings).join("; ")} }`).join("\n")}
  }
  # What the value of an option may be, where there is a list: by command and option, with a space between.
  $values = @{
${entries.flatMap(optionValues).join("\n")}
  }
  # What an argument may be, where there is a list: by command, in their order.
  $places = @{
${entries.map((entry) => `    ${quote(entry.name)} = @(${entry.places.map(({ value }) => `, ${listOf(value)}`).join("; ")})`).join("\n")}
  }
  # Options that take a value which nobody can list.
  $open = @(${entries.flatMap(openOptions).join(", ")})

  $command = ''
  $option = ''
  $place = 0
  $ended = $false
  $before = $commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
  foreach ($word in $before | ForEach-Object { $_.ToString() }) {
    if ($option) { $option = '' }
    elseif (-not $ended -and $word -ceq '--') { $ended = $true }
    elseif (-not $ended -and $word -like '-?*') {
      if ($values.ContainsKey("$command $word") -or $open -ccontains "$command $word") { $option = $word }
    }
    elseif (-not $command) { $command = $word }
    else { $place++ }
  }

  $offers = if ($option) { $values["$command $option"] }
    elseif (-not $ended -and $wordToComplete -like '-*') { $options[$command].Keys }
    elseif (-not $command) { $commands.Keys }
    elseif ($places[$command].Count -gt $place) { $places[$command][$place] }

  $offers | Where-Object { $_ -and $_.StartsWith($wordToComplete, [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
    $meaning = if (-not $option -and $options[$command] -and $options[$command].Contains($_)) { $options[$command][$_] }
      elseif (-not $command -and $commands.Contains($_)) { $commands[$_] }
      else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $meaning)
  }
}
`;
}

function meanings({ spellings, summary }: Flag): readonly string[] {
  return spellings.map((spelling) => `${quote(spelling)} = ${quote(summary)}`);
}

function optionValues({ name, flags }: Entry): readonly string[] {
  return flags.flatMap(({ spellings, value }) =>
    value && listOf(value) !== "@()"
      ? spellings.map((spelling) => `    ${quote(`${name} ${spelling}`)} = ${listOf(value)}`)
      : [],
  );
}

function openOptions({ name, flags }: Entry): readonly string[] {
  return flags.flatMap(({ spellings, value }) =>
    value !== undefined && listOf(value) === "@()" ? spellings.map((spelling) => quote(`${name} ${spelling}`)) : [],
  );
}

/** The words that can be listed: paths are PowerShell's own business. */
function listOf(value: Value): string {
  if (value === null) return "@()";
  if ("choices" in value) return `@(${value.choices.map(quote).join(", ")})`;
  return value.completes === "findings" ? "$findings" : "@()";
}

/** A text in PowerShell's single quotes, for which it takes the curly ones too. */
function quote(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, "$&$&")}'`;
}
