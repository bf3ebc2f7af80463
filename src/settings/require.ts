/** Settings that must be there, looked for once all blocks that make a whole are laid over one another. */
import { values as catalog } from "../diagnostics/catalog/values.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Span } from "../text/span.js";
import type { Given, Settings } from "./given.js";
import type { SettingSchema, SettingsSchema, Shape } from "./schema.js";

/**
 * Reports what is missing in a block and in the blocks inside it, and marks it as broken.
 *
 * @param owner begins a sentence: "Cluster `etl`"
 * @param satisfied settings that count as given by other means (`api`)
 */
export function requireSettings(
  settings: Settings,
  schema: SettingsSchema,
  owner: string,
  at: Span,
  report: Report,
  satisfied: ReadonlySet<string>,
): Settings {
  const inner = [...settings.given].map(([name, given]): readonly [string, Given] => {
    const blockSchema = given.kind === "block" ? blockIn(schema[name]?.shape) : null;
    if (given.kind !== "block" || !blockSchema) return [name, given];
    return [
      name,
      {
        ...given,
        settings: requireSettings(given.settings, blockSchema, `\`${name}\``, given.key, report, new Set()),
      },
    ];
  });
  return requireOwn({ ...settings, given: new Map(inner) }, schema, owner, at, report, satisfied);
}

/** The same for what stands directly in a block. */
export function requireOwn(
  settings: Settings,
  schema: SettingsSchema,
  owner: string,
  at: Span,
  report: Report,
  satisfied: ReadonlySet<string>,
): Settings {
  const missing = requiredIn(schema).filter(([name]) => !settings.given.has(name) && !satisfied.has(name));
  if (missing.length === 0) return settings;
  for (const [name, { example }] of missing) report(catalog.missingSetting(at, owner, name, example));
  const broken = missing.map(([name]): readonly [string, Given] => [name, { kind: "broken", key: at }]);
  return { ...settings, given: new Map([...settings.given, ...broken]) };
}

const requiredOf = new WeakMap<SettingsSchema, readonly (readonly [string, SettingSchema])[]>();

function requiredIn(schema: SettingsSchema): readonly (readonly [string, SettingSchema])[] {
  let required = requiredOf.get(schema);
  if (!required)
    requiredOf.set(schema, (required = Object.entries(schema).filter(([, setting]) => setting.required === true)));
  return required;
}

function blockIn(shape: Shape | undefined): SettingsSchema | null {
  if (shape?.kind === "block") return shape.settings;
  return shape?.kind === "any" ? (shape.of.map(blockIn).find((found) => found !== null) ?? null) : null;
}
