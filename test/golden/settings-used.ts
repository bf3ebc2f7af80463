/** Which settings of a schema a written block gives. A schema that stands in several places, like that of a node, is one. */
import type { SettingSchema, SettingsSchema, Shape } from "../../src/settings/schema.js";
import type { Entry, Expression } from "../../src/syntax/ast.js";

export interface Block {
  readonly entries: readonly Entry[];
}

/** Gives every setting of a schema, those of blocks in it too, with the names that lead to it. */
export function settingsIn(
  schema: SettingsSchema,
  around = "",
): readonly { readonly name: string; readonly setting: SettingSchema }[] {
  return Object.entries(schema).flatMap(([key, setting]) => {
    const name = `${around}${key}`;
    return [{ name, setting }, ...innerSchemas(setting.shape).flatMap((inner) => settingsIn(inner, `${name}.`))];
  });
}

/** Gives the settings that a block and the blocks in it give. */
export function settingsGiven({ entries }: Block, schema: SettingsSchema): readonly SettingSchema[] {
  return entries.flatMap(({ key, value }) => {
    const setting = key && Object.hasOwn(schema, key.text) ? schema[key.text] : undefined;
    if (!setting) return [];
    const inside = innerSchemas(setting.shape).flatMap((inner) =>
      blocksIn(value).flatMap((block) => settingsGiven(block, inner)),
    );
    return [setting, ...inside];
  });
}

function innerSchemas(shape: Shape): readonly SettingsSchema[] {
  switch (shape.kind) {
    case "value":
    case "error-names":
    case "api":
      return [];
    case "block":
    case "blocks":
      return [shape.settings];
    case "any":
      return [...new Set(shape.of.flatMap(innerSchemas))];
  }
}

function blocksIn(value: Expression | null): readonly Block[] {
  if (value?.kind === "record") return [value];
  return value?.kind === "list" ? value.items.flatMap(blocksIn) : [];
}
