/** The reference of what a file in YAML may say, from the schema that its checker reads. */
import type { Field, Fields, Shape } from "../../src/yaml/shape.js";

/** Gives a table of the settings, then a section for each. */
export function fieldsReference(fields: Fields): readonly string[] {
  return [...fieldsTable(fields), ...Object.entries(fields).flatMap(([name, field]) => section(name, field))];
}

function section(name: string, { shape, documentation, example }: Field): readonly string[] {
  const inner = fieldsIn(shape);
  return [
    `## \`${name}\``,
    "",
    documentation,
    "",
    "```yaml",
    `${name}: ${example}`,
    "```",
    "",
    ...(inner ? fieldsTable(inner) : []),
  ];
}

/** Gives a table with a row for each setting. */
export function fieldsTable(fields: Fields): readonly string[] {
  return [
    "| setting | value | |",
    "|---|---|---|",
    ...Object.entries(fields).map(
      ([name, { shape, documentation, required }]) =>
        `| \`${name}\` | ${valueOf(shape)} | ${documentation}${required ? " Required." : ""} |`,
    ),
    "",
  ];
}

function fieldsIn(shape: Shape): Fields | null {
  switch (shape.kind) {
    case "object":
      return shape.fields;
    case "settings":
      return shape.inner ?? null;
    case "list":
      return fieldsIn(shape.item);
    case "map":
      return fieldsIn(shape.value);
    default:
      return null;
  }
}

function valueOf(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return "text";
    case "scalar":
      return "text, number, `true` or `false`";
    case "choice":
      return shape.of.length > 8 ? "name of a setting" : shape.of.map((word) => `\`${word}\``).join(", ");
    case "whole":
      return `whole number from ${shape.least} ${shape.most === undefined ? "on" : `to ${shape.most}`}`;
    case "boolean":
      return "`true` or `false`";
    case "duration":
      return "duration like `1h30m`";
    case "json":
      return "any value";
    case "either":
      return shape.name;
    case "list":
      return `list: ${valueOf(shape.item)}`;
    case "map":
      return `by name: ${valueOf(shape.value)}`;
    case "object":
      return "settings";
    case "settings":
      return "settings of the language";
  }
}
