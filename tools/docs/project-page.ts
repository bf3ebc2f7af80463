/** docs/project.md: the settings of a project, from the schema that its checker reads. */
import { projectFields } from "../../src/project/schema.js";
import type { Field, Fields, Shape } from "../../src/yaml/shape.js";

export function projectPage(): string {
  return [
    "# emrflow.yaml",
    "",
    "The settings of a project stand in `emrflow.yaml` in its folder. A file belongs to the project in the nearest folder at",
    "or above it that has one. Without one there is nothing to set: the project is then the git repository, or the file's own",
    "folder, and only bounds what can be imported.",
    "",
    "`emrflow config` shows the settings as they hold, and where each was given. `emrflow schema config` prints a JSON Schema",
    "for editors. The file is YAML 1.2, with anchors and aliases and without merge keys. What is wrong in it is reported like",
    "what is wrong in a pipeline, and nothing below it is built.",
    "",
    "Values of params come from, the weakest first: the default in the file, `params` of the project, `params` of the targets",
    "from which the target inherits, those of the target, and `--param`.",
    "",
    ...table(projectFields),
    ...Object.entries(projectFields).flatMap(([name, field]) => section(name, field)),
  ].join("\n");
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
    ...(inner ? table(inner) : []),
  ];
}

function table(fields: Fields): readonly string[] {
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
      return `whole number from ${shape.least} on`;
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
