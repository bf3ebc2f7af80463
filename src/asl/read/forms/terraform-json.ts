/** Terraform's JSON syntax, `.tf.json`: resources as values, with templates as texts. */
import { reading as catalog } from "../../../diagnostics/catalog/reading.js";
import { machineOfText, type About } from "../definition.js";
import type { FoundMachine, MachineType } from "../machines.js";
import { contentIn, type Reading } from "../reading.js";
import { member, textOf, type Tree, type TreeEntry } from "../tree.js";
import type { Form } from "./form.js";

export const terraformJson: Form = {
  noun: "Terraform",
  accepts: (tree) => resourcesIn(tree).length > 0,
  machines: async (tree, reading) =>
    resourcesIn(tree).map(({ key, keyPlace, value }) => machineOf(value, keyPlace, { ...reading, name: key })),
};

/** Objects may be lists of objects at every level. */
function resourcesIn(tree: Tree): readonly TreeEntry[] {
  return objectsIn(member(tree, "resource"))
    .flatMap((types) => objectsIn(member(types, "aws_sfn_state_machine")))
    .flatMap((byName) => (byName.kind === "object" ? byName.entries : []));
}

function objectsIn(tree: Tree | undefined): readonly Tree[] {
  if (tree === undefined) return [];
  return tree.kind === "list" ? tree.items : [tree];
}

function machineOf(value: Tree, at: TreeEntry["keyPlace"], reading: Reading): FoundMachine | null {
  const [resource] = objectsIn(value);
  const definition = member(resource, "definition");
  const about: About = { type: terraformType(textOf(member(resource, "type"))), known: new Map() };
  const refuse = (why: string): null => {
    reading.report(catalog.elsewhere(definition ?? at, reading.name, why));
    return null;
  };
  if (definition?.kind !== "text") return refuse("it has no definition that is a text");
  if (/(?<!%)%\{/.test(definition.value))
    return refuse("its definition has directives (`%{`), which only Terraform runs");
  if (/^\s*\$\{.*\}\s*$/s.test(definition.value)) return refuse("an expression makes its definition");
  return machineOfText(contentIn(reading, definition), about, reading);
}

/** Gives the type of a machine by the attribute `type`, which may be left out. */
export function terraformType(said: string | undefined): MachineType | null {
  if (said === undefined) return "STANDARD";
  return said === "EXPRESS" || said === "STANDARD" ? said : null;
}
