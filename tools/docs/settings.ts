/** The settings of a block, each with what its schema says of it, and the blocks inside of it as sections of their own. */
import type { SettingSchema, SettingsSchema, Shape } from "../../src/settings/schema.js";
import { describeShape } from "./setting-row.js";

/** A block inside of a block: one schema, under each name by which it is reached. */
interface Section {
  readonly schema: SettingsSchema;
  /** `core.ebs`: from the outermost block on. */
  readonly paths: string[];
}

/**
 * Gives the Markdown of a block's settings and of all blocks inside of it.
 *
 * @param heading the heading of the block's own settings, of the second level as those of the blocks inside
 */
export function settingsText(heading: string, schema: SettingsSchema): string {
  const outer = sectionText(heading, "", schema);
  return [outer, ...sectionsIn(schema).map(innerText)].join("\n");
}

function innerText({ schema, paths }: Section): string {
  const [path = ""] = paths;
  const name = path.split(".").at(-1) ?? "";
  // Of `primary`, `core` and `task`, which are one schema, the names differ; of what is inside of them only the paths do.
  const names = [...new Set(paths.map((each) => each.split(".").at(-1) ?? ""))];
  const where = names.length > 1 || path === name ? "" : `In ${listOf(paths.map(outside))}.\n\n`;
  return sectionText(`Settings of ${listOf(names)}`, where, schema);
}

function outside(path: string): string {
  return path.split(".").slice(0, -1).join(".");
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function sectionText(heading: string, introduction: string, schema: SettingsSchema): string {
  const settings = Object.entries(schema).map(([name, setting]) => settingText(name, setting));
  return `## ${heading}\n\n${introduction}${settings.join("\n")}`;
}

function settingText(name: string, setting: SettingSchema): string {
  const { shape, documentation, example, required, otherwise, field } = setting;
  const presence = required ? "Required." : otherwise === undefined ? "May be left out." : `Without it: ${otherwise}.`;
  const facts = [
    `Takes: ${describeShape(shape)}. ${presence}`,
    ...(field === undefined ? [] : [`Field of AWS's request: \`${field}\`.`]),
    `Example: \`${name}: ${example}\``,
  ];
  return `### \`${name}\`\n\n${documentation}\n\n${facts.map((fact) => `- ${fact}\n`).join("")}`;
}

/** Every block that can be reached, outer before inner, once each. */
function sectionsIn(schema: SettingsSchema): readonly Section[] {
  const found = new Map<SettingsSchema, Section>();
  const open = [{ schema, path: "" }];
  for (let next = open.shift(); next; next = open.shift()) {
    for (const [name, { shape }] of Object.entries(next.schema)) {
      const path = next.path === "" ? name : `${next.path}.${name}`;
      for (const inner of new Set(blocksIn(shape))) {
        const known = found.get(inner);
        if (known) known.paths.push(path);
        else found.set(inner, { schema: inner, paths: [path] });
        open.push({ schema: inner, path });
      }
    }
  }
  return [...found.values()];
}

/** Gives the schemas of the blocks that a setting can be. */
export function blocksIn(shape: Shape): readonly SettingsSchema[] {
  if (shape.kind === "any") return shape.of.flatMap(blocksIn);
  return shape.kind === "block" || shape.kind === "blocks" ? [shape.settings] : [];
}
