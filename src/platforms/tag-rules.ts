/** Tags: those that nobody may give, and how many. */
import { aws as catalog } from "../diagnostics/catalog/aws.js";
import { entriesOf } from "../expressions/build.js";
import { keyOf, valueOf, type Settings } from "../settings/given.js";
import type { RuleContext } from "./platform.js";

export function checkTags(settings: Settings, context: RuleContext): void {
  for (const [key, value] of entriesOf(valueOf(settings, "tags")) ?? []) {
    if (/^(aws|emrflow):/i.test(key)) context.report(catalog.awsTag(value.span ?? context.at, key));
  }
}

/** `emrflow:workflow` and `emrflow:execution`, which everything that a run makes has. */
const ownTags = 2;

/** @param most how many tags the platform lets one have */
export function checkTagCount(settings: Settings, most: number, context: RuleContext): void {
  const count = (entriesOf(valueOf(settings, "tags"))?.size ?? 0) + ownTags;
  if (count > most)
    context.report(catalog.tooMany(keyOf(settings, "tags"), "tags, with the two that emrflow adds", count, most));
}
