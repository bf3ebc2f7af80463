/** Tags that nobody may give. */
import { aws as catalog } from "../diagnostics/catalog/aws.js";
import { entriesOf } from "../expressions/build.js";
import { valueOf, type Settings } from "../settings/given.js";
import type { RuleContext } from "./platform.js";

export function checkTags(settings: Settings, context: RuleContext): void {
  for (const [key, value] of entriesOf(valueOf(settings, "tags")) ?? []) {
    if (/^(aws|emrflow):/i.test(key)) context.report(catalog.awsTag(value.span ?? context.at, key));
  }
}
