/** The values of `param`s on the command line. */
import type { File } from "../syntax/ast.js";
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../text/nearest.js";
import type { CommandOption, Given } from "./command.js";
import { about, nowhere } from "./findings.js";

export const paramOption: CommandOption = {
  usage: "--param <name=value>",
  summary: "the value of a param; may be given several times",
  repeatable: true,
  group: "Values",
};

export interface Params {
  readonly values: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes `NAME=VALUE` apart; the value may hold `=` and may be empty. */
export function paramsOf(given: Given): Params {
  const values = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const text of given.values("param")) {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) diagnostics.push(about("", tool.badParam(nowhere, text)));
    else if (values.has(name)) diagnostics.push(about("", tool.repeatedParam(nowhere, name)));
    else values.set(name, value);
  }
  return { values, diagnostics };
}

/** Finds the params that no file declares: a misspelt one would silently leave the default in place. */
export function undeclaredParams(
  params: ReadonlyMap<string, string>,
  declared: ReadonlySet<string>,
): readonly Diagnostic[] {
  return [...params.keys()]
    .filter((name) => !declared.has(name))
    .map((name) => about("", tool.unknownParam(nowhere, name, nearest(name, declared))));
}

/** Gives the names of the params that a file declares. */
export function paramsIn(file: File): readonly string[] {
  return file.items.flatMap((item) => (item.kind === "param" && item.name ? [item.name.text] : []));
}
