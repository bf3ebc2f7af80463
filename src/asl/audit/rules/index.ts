/** The rules of the audit, in the order in which they are told. */
import { leaks } from "./leaks.js";
import type { Rule } from "./rule.js";

export const rules = { leaks } satisfies Readonly<Record<string, Rule>>;
