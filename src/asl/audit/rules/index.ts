/** The rules of the audit, in the order in which they are told. */
import { awaiting } from "./awaiting.js";
import { errorNames } from "./error-names.js";
import { express } from "./express.js";
import { integrations } from "./integrations.js";
import { leaks } from "./leaks.js";
import { references } from "./references.js";
import { requests } from "./requests.js";
import { retries } from "./retries.js";
import type { Rule } from "./rule.js";
import { stateNames } from "./state-names.js";
import { texts } from "./texts.js";
import { timeLimits } from "./time-limits.js";
import { transitions } from "./transitions.js";

export const rules = {
  leaks,
  references,
  texts,
  transitions,
  stateNames,
  errorNames,
  integrations,
  requests,
  express,
  awaiting,
  retries,
  timeLimits,
} satisfies Readonly<Record<string, Rule>>;
