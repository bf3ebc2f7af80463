/** The row of the reference that a setting's schema stands for, so that the two cannot say different things. */
import type { SettingSchema, Shape } from "../../src/settings/schema.js";
import { describeType } from "../../src/types/describe.js";

/** Gives the cells: name, what it takes, what holds without it, what it is. */
export function rowOf(
  name: string,
  { shape, required, otherwise = "", documentation }: SettingSchema,
): readonly string[] {
  return [`\`${name}\``, shapeText(shape).replaceAll("|", "\\|"), required ? "required" : otherwise, documentation];
}

function shapeText(shape: Shape): string {
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
      return shape.of.map(shapeText).join("; or ");
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
