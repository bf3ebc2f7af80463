/** docs/test-files.md: what a file of scenarios may say, from the schema that its checker reads. */
import { scenarioFields } from "../../src/scenarios/schema.js";
import type { Field, Fields, Shape } from "../../src/yaml/shape.js";
import { fieldsTable } from "./fields-reference.js";

export function testFilesPage(): string {
  const scenario = fieldsOf(scenarioFields["scenarios"]);
  const inner = (name: string): Fields => fieldsOf(scenario[name]);
  return [
    "# Files of scenarios",
    "",
    "What `emrflow test` runs stands in `nightly.test.yaml` beside `nightly.emrflow`, or beside `nightly.asl.json` for a state",
    "machine that emrflow did not write; [testing.md](testing.md) says how to write one. `emrflow schema test` prints a JSON",
    "Schema for editors. The file is YAML 1.2, with anchors and aliases and without merge keys.",
    "",
    ...fieldsTable(scenarioFields),
    "## A scenario",
    "",
    ...withExamples(scenario),
    "## `given`: what becomes of a name",
    "",
    ...withExamples(inner("given")),
    "### `fails`, with more about the failure",
    "",
    ...withExamples(fieldsOf(inner("given")["fails"])),
    "## `expect`: what must come of it",
    "",
    ...withExamples(inner("expect")),
    "## `existing`: what is there before",
    "",
    ...withExamples(inner("existing")),
    "## `stop`: from outside",
    "",
    ...withExamples(inner("stop")),
    "## `behaviour`: where AWS does not say what it does",
    "",
    "[emr-model.md](emr-model.md) says more of each. The first value is the usual one.",
    "",
    ...fieldsTable(inner("behaviour")),
  ].join("\n");
}

/** The table, and an example of each setting as it stands in a file. */
function withExamples(fields: Fields): readonly string[] {
  const examples = Object.entries(fields).map(([name, { example, insteadOf }]) =>
    insteadOf ? `# instead of ${insteadOf}: ${name}: ${example}` : `${name}: ${example}`,
  );
  return [...fieldsTable(fields), "```yaml", ...examples, "```", ""];
}

function fieldsOf(field: Field | undefined): Fields {
  return (field && fieldsIn(field.shape)) ?? {};
}

function fieldsIn(shape: Shape): Fields | null {
  switch (shape.kind) {
    case "object":
      return shape.fields;
    case "list":
      return fieldsIn(shape.item);
    case "map":
      return fieldsIn(shape.value);
    case "either":
      return shape.of.map(fieldsIn).find((found) => found !== null) ?? null;
    default:
      return null;
  }
}
