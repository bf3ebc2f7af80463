/** Settings beside one that borrows: what only making needs has no effect there. */
import { platforms as catalog } from "../diagnostics/catalog/platforms.js";
import { keyOf, type Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";
import type { RuleContext } from "./platform.js";

/**
 * Reports settings that do nothing because nothing is made. Only what stands in the cluster's own block is meant for it: what
 * a template or a project says holds for clusters that are made.
 *
 * @param kept settings that still mean something
 */
export function checkBorrowed(
  settings: Settings,
  schema: SettingsSchema,
  borrowing: string,
  kept: ReadonlySet<string>,
  { report }: RuleContext,
): void {
  if (!settings.given.has(borrowing)) return;
  for (const name of Object.keys(schema)) {
    if (name === borrowing || kept.has(name) || !settings.given.has(name)) continue;
    const key = keyOf(settings, name);
    if (key.start >= settings.start && key.end <= settings.end) report(catalog.noEffectBorrowed(key, name, borrowing));
  }
}
