/** The scripts, a file for each shell. */
import { allCodes } from "../../diagnostics/catalog/index.js";
import { commands } from "../index.js";
import { bashScript } from "./bash.js";
import { fishScript } from "./fish.js";
import { powershellScript } from "./powershell.js";
import { vocabularyOf, type Vocabulary } from "./vocabulary.js";
import { zshScript } from "./zsh.js";

export const scripts: ReadonlyMap<string, (vocabulary: Vocabulary) => string> = new Map([
  ["bash", bashScript],
  ["zsh", zshScript],
  ["fish", fishScript],
  ["powershell", powershellScript],
]);

/** Gives the script for a shell. The findings are written into it, so that a shell need not ask emrflow at each key. */
export function completionScript(shell: string): string {
  const script = scripts.get(shell);
  if (script === undefined) throw new Error(`The parser let an unknown shell pass: ${shell}`);
  return script(
    vocabularyOf(
      Object.values(commands),
      allCodes.flatMap(({ code, title }) => [code, title]),
    ),
  );
}
