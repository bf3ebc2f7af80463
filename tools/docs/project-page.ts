/** docs/project.md: the settings of a project, from the schema that its checker reads. */
import { projectFields } from "../../src/project/schema.js";
import { fieldsReference } from "./fields-reference.js";

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
    ...fieldsReference(projectFields),
  ].join("\n");
}
