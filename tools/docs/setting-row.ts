/** What a setting's schema says, as the words of the reference, so that no page can say something else. */
import type { SettingSchema, Shape } from "../../src/settings/schema.js";
import { describeType } from "../../src/types/describe.js";

/** Gives the cells of a setting's row in docs/language.md: name, what it takes, what holds without it, what it is. */
export function rowOf(name: string, setting: SettingSchema): readonly string[] {
  const { shape, required, otherwise = "", documentation } = setting;
  return [`\`${name}\``, inCell(describeShape(shape)), required ? "required" : otherwise, documentation];
}

/** Text as it must be written in a table's cell. */
export function inCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** What a setting takes: "`duration`, from 1s to 365d, constant". */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case "value":
      return [`\`${describeType(shape.type)}\``, ...bounds(shape)].join(", ");
    case "block":
      return "block";
    case "blocks":
      return "list of blocks";
    case "error-names":
      return "list of error names";
    case "api":
      return "record";
    case "any":
      return shape.of.map(describeShape).join("; or ");
  }
}

function bounds({ range, unit, constant, writtenOut }: Extract<Shape, { kind: "value" }>): readonly string[] {
  return [
    ...(range ? [range.text] : []),
    ...(unit ? [`whole ${unit.name}`] : []),
    ...(constant ? ["constant"] : []),
    ...(writtenOut ? ["written out"] : []),
  ];
}
