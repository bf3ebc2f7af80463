/** The query languages, and which one a state is in. */
import type { QueryLanguage, State } from "../../machine/asl.js";
import { jsonPathLanguage } from "./json-path.js";
import { jsonataLanguage } from "./jsonata.js";
import type { Language } from "./language.js";

const languages: { readonly [L in QueryLanguage]: Language } = { JSONata: jsonataLanguage, JSONPath: jsonPathLanguage };

/** A state is in its own language, else in the machine's; what is in a Map or Parallel does not take over theirs. */
export function languageOf(state: State, ofMachine: QueryLanguage): Language {
  return languages[state.QueryLanguage ?? ofMachine];
}
