/** Writes grammar/emrflow.ebnf from the parser: `node --import tsx tools/grammar.ts`. */
import { writeFileSync } from "node:fs";
import { grammarText } from "../grammar/ebnf.js";

writeFileSync(new URL("../grammar/emrflow.ebnf", import.meta.url), grammarText());
