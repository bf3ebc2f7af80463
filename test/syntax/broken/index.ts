/** All broken files. */
import type { BrokenFile } from "./broken-file.js";
import { characters } from "./characters.js";
import { files } from "./files.js";
import { names } from "./names.js";
import { numbers } from "./numbers.js";
import { settings } from "./settings.js";
import { statements } from "./statements.js";
import { strings } from "./strings.js";
import { types } from "./types.js";
import { values } from "./values.js";

export const brokenFiles: Readonly<Record<string, readonly BrokenFile[]>> = {
  characters,
  files,
  names,
  numbers,
  settings,
  statements,
  strings,
  types,
  values,
};
