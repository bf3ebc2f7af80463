/** Default settings written in YAML, as the tree that the language's own checker reads; places are those in the YAML. */
import type { SettingSchema, SettingsSchema, Shape } from "../settings/schema.js";
import type { Entry, Expression, RecordExpression } from "../syntax/ast.js";
import { parseDuration, parseSize } from "../text/units.js";
import { membersOf } from "../types/relations.js";
import type { Type } from "../types/type.js";
import type { YamlMap, YamlNode } from "../yaml/tree.js";

/** Gives a block of settings. Texts are texts, but where a setting wants a duration or size, `6h` and `10GiB` are those. */
export function settingsBlock(map: YamlMap, schema: SettingsSchema): RecordExpression {
  const { start, end } = map;
  const entries = map.entries.map(({ key, keyPlace, value }): Entry => {
    const known = Object.hasOwn(schema, key) ? schema[key] : undefined;
    return {
      kind: "entry",
      key: { kind: "key", text: key, quoted: false, ...keyPlace },
      value: expressionOf(value, known),
      start: keyPlace.start,
      end: value.end,
    };
  });
  return { kind: "record", entries, start, end };
}

function expressionOf(node: YamlNode, setting: SettingSchema | undefined): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case "map":
      return settingsBlock(node, blockIn(setting?.shape) ?? {});
    case "list":
      return { kind: "list", items: node.items.map((item) => expressionOf(item, itemOf(setting))), start, end };
    case "scalar":
      return scalarExpression(node.value, setting?.shape, { start, end });
  }
}

function scalarExpression(
  value: string | number | boolean | null,
  shape: Shape | undefined,
  place: { readonly start: number; readonly end: number },
): Expression {
  if (value === null) return { kind: "null", ...place };
  if (typeof value === "number") return { kind: "number", value, ...place };
  if (typeof value === "boolean") return { kind: "boolean", value, ...place };
  const seconds = wants(shape, "duration") ? parseDuration(value) : null;
  if (seconds !== null) return { kind: "duration", seconds, ...place };
  const bytes = wants(shape, "size") ? parseSize(value) : null;
  if (bytes !== null) return { kind: "size", bytes, ...place };
  return {
    kind: "string",
    parts: value === "" ? [] : [{ kind: "text", text: value, ...place }],
    multiline: false,
    ...place,
  };
}

function wants(shape: Shape | undefined, name: "duration" | "size"): boolean {
  const isWanted = (type: Type): boolean => type.kind === "scalar" && type.name === name;
  if (shape?.kind === "any") return shape.of.some((each) => wants(each, name));
  return shape?.kind === "value" && membersOf(shape.type).some(isWanted);
}

/** The schema of a block, or of the blocks of a list. */
function blockIn(shape: Shape | undefined): SettingsSchema | null {
  if (shape?.kind === "block" || shape?.kind === "blocks") return shape.settings;
  return shape?.kind === "any" ? (shape.of.map(blockIn).find((found) => found !== null) ?? null) : null;
}

/** An item of a list of blocks is a block of that schema. */
function itemOf(setting: SettingSchema | undefined): SettingSchema | undefined {
  return blockIn(setting?.shape) ? setting : undefined;
}
