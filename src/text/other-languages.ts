/** Words that people bring from other languages and tools, and what is meant by them here. */
import { nearest } from "./nearest.js";

/** In the place of a keyword. Words that could as well be a setting somebody forgot the `:` of are not in it. */
const keywords: ReadonlyMap<string, string> = new Map([
  ["var", "let"],
  ["val", "let"],
  ["const", "let"],
  ["local", "let"],
  ["locals", "let"],
  ["variable", "param"],
  ["pipeline", "workflow"],
  ["dag", "workflow"],
  ["state_machine", "workflow"],
  ["job", "step"],
  ["delete", "terminate"],
  ["destroy", "terminate"],
  ["shutdown", "terminate"],
  ["raise", "fail"],
  ["throw", "fail"],
]);

/** In the place of a value. */
const values: ReadonlyMap<string, string> = new Map([
  ["True", "true"],
  ["TRUE", "true"],
  ["False", "false"],
  ["FALSE", "false"],
  ["None", "null"],
  ["NULL", "null"],
  ["Null", "null"],
  ["nil", "null"],
  ["undefined", "null"],
]);

/** In the place of a type. */
const types: ReadonlyMap<string, string> = new Map([
  ["str", "string"],
  ["text", "string"],
  ["varchar", "string"],
  ["int", "integer"],
  ["long", "integer"],
  ["bigint", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["bool", "boolean"],
  ["date", "string"],
  ["datetime", "timestamp"],
  ["time", "timestamp"],
  ["timedelta", "duration"],
  ["any", "json"],
  ["object", "json"],
  ["array", "list"],
  ["dict", "map"],
]);

/** In the place of a setting. */
const settings: ReadonlyMap<string, string> = new Map([
  ["master", "primary"],
  ["release_label", "release"],
  ["log_uri", "logs"],
  ["job_flow_role", "instance_profile"],
  ["subnet", "subnets"],
  ["main", "file"],
  ["class", "main_class"],
  ["arguments", "args"],
]);

const tables = { keyword: keywords, value: values, type: types, setting: settings } as const;

/**
 * Gives the word that was probably meant by one that is not known: what other languages call it, else the nearest one.
 *
 * @param known the words that can stand here; nothing else is suggested
 */
export function meantBy(word: string, place: keyof typeof tables, known: readonly string[]): string | null {
  const other = tables[place].get(word);
  return other !== undefined && known.includes(other) ? other : nearest(word, known);
}
