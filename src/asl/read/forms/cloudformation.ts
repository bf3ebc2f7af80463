/**
 * Templates of CloudFormation and SAM. Sources: pages `aws-resource-stepfunctions-statemachine` and
 * `sam-resource-statemachine`, read 2026-11-24.
 */
import { reading as catalog } from "../../../diagnostics/catalog/reading.js";
import { nearest } from "../../../text/nearest.js";
import { quoted } from "../../../text/printable.js";
import type { Span } from "../../../text/span.js";
import { machineOfFile, machineOfText, machineOfTree, type About } from "../definition.js";
import { definitionText, intrinsicCall, withoutIntrinsics } from "../intrinsics.js";
import type { FoundMachine, MachineType, ReadSibling } from "../machines.js";
import { knownIn } from "../placeholders.js";
import type { Reading } from "../reading.js";
import { member, textOf, type Tree, type TreeEntry } from "../tree.js";
import type { Form } from "./form.js";

/** The types of resources that are machines, with the property that says whether they are EXPRESS. */
const types: ReadonlyMap<string, string> = new Map([
  ["AWS::StepFunctions::StateMachine", "StateMachineType"],
  ["AWS::Serverless::StateMachine", "Type"],
]);

/** Macros of AWS's own that leave definitions as they are. */
const harmless: ReadonlySet<string> = new Set([
  "AWS::Serverless-2016-10-31",
  "AWS::LanguageExtensions",
  "AWS::CodeDeployBlueGreen",
  "AWS::CodeStar",
  "AWS::SecretsManager-2020-07-23",
  "AWS::SecretsManager-2024-09-16",
  "AWS::ServiceCatalog",
]);

export const cloudformation: Form = {
  noun: "CloudFormation and SAM templates",
  accepts: (tree) => entriesOf(member(tree, "Resources")).some(({ value }) => holdsMachine(value)),
  machines: async (tree, reading, readSibling) => {
    const resources = entriesOf(member(tree, "Resources")).filter(({ value }) => holdsMachine(value));
    const macro = rewritingMacro(tree);
    const found: (FoundMachine | null)[] = [];
    for (const { key, keyPlace, value } of resources) {
      const own: Reading = { ...reading, name: key };
      if (macro !== null) own.report(catalog.macro(keyPlace, key, macro));
      else if (!types.has(textOf(member(value, "Type")) ?? ""))
        own.report(catalog.elsewhere(keyPlace, key, "a loop of the template makes it"));
      else found.push(await machineOf(value, keyPlace, own, readSibling));
    }
    return found;
  },
};

function entriesOf(tree: Tree | undefined): readonly TreeEntry[] {
  return tree?.kind === "object" ? tree.entries : [];
}

/** A resource that is a machine, or a loop (`Fn::ForEach`) that makes some. */
function holdsMachine(resource: Tree): boolean {
  if (resource.kind === "list")
    return resource.items.some(({ ...item }) => entriesOf(item).some((entry) => holdsMachine(entry.value)));
  return types.has(textOf(member(resource, "Type")) ?? "");
}

/** The first macro over the whole template that is not known to leave definitions alone. */
function rewritingMacro(template: Tree): string | null {
  const transform = member(template, "Transform");
  const all = transform?.kind === "list" ? transform.items : transform ? [transform] : [];
  const names = all.map((each) => textOf(each) ?? textOf(member(each, "Name")) ?? "unknown");
  return names.find((name) => !harmless.has(name)) ?? null;
}

function machineOf(
  resource: Tree,
  at: TreeEntry["keyPlace"],
  reading: Reading,
  readSibling: ReadSibling,
): Promise<FoundMachine | null> | FoundMachine | null {
  const properties = member(resource, "Properties");
  const typeProperty = types.get(textOf(member(resource, "Type")) ?? "") ?? "";
  const about: About = {
    type: typeOf(member(properties, typeProperty)),
    known: knownIn(member(properties, "DefinitionSubstitutions")),
  };
  const inline = member(properties, "Definition");
  if (inline) return ofValues(inline, about, reading);
  const text = member(properties, "DefinitionString");
  if (text) return ofText(text, about, reading);
  const file = member(properties, "DefinitionUri") ?? member(properties, "DefinitionS3Location");
  if (file) return ofFile(file, about, reading, readSibling);
  const misspelt = misspeltDefinition(properties);
  const why = misspelt ? `it has ${quoted(misspelt.key)}, and no ${quoted(misspelt.meant)}` : "it has no definition";
  reading.report(catalog.elsewhere(misspelt?.at ?? at, reading.name, why));
  return null;
}

/** The properties that give a definition. */
const definitions = ["Definition", "DefinitionString", "DefinitionUri", "DefinitionS3Location"];

/** Finds the property that was probably meant to be the definition. */
function misspeltDefinition(properties: Tree | undefined): { key: string; meant: string; at: Span } | null {
  for (const { key, keyPlace } of entriesOf(properties).filter((entry) => entry.key !== "DefinitionSubstitutions")) {
    const meant = nearest(key, definitions);
    if (meant !== null) return { key, meant, at: keyPlace };
  }
  return null;
}

function typeOf(tree: Tree | undefined): MachineType | null {
  if (tree === undefined) return "STANDARD";
  const said = textOf(tree);
  return said === "EXPRESS" || said === "STANDARD" ? said : null;
}

function ofValues(tree: Tree, about: About, reading: Reading): FoundMachine | null {
  const misplaced: TreeEntry[] = [];
  const values = withoutIntrinsics(tree, (entry) => void misplaced.push(entry));
  const [first] = misplaced;
  if (first === undefined) return machineOfTree(values, about, reading);
  const what = `made by ${quoted(first.key)}`;
  reading.report(catalog.unknownStructure(first.keyPlace, reading.name, "definition", what));
  return null;
}

function ofText(tree: Tree, about: About, reading: Reading): FoundMachine | null {
  const definition = definitionText(tree, reading);
  if ("tree" in definition) return ofValues(definition.tree, about, reading);
  if ("placed" in definition) {
    const known = new Map([...about.known, ...definition.known]);
    return machineOfText(definition.placed, { ...about, known }, reading);
  }
  reading.report(catalog.elsewhere(tree, reading.name, definition.why));
  return null;
}

/** A place on S3 is an object with a bucket; a text is a path, unless it is an address. */
function ofFile(
  tree: Tree,
  about: About,
  reading: Reading,
  readSibling: ReadSibling,
): Promise<FoundMachine | null> | null {
  const path = textOf(tree);
  if (path !== undefined && !/^[a-z][a-z0-9+.-]+:/i.test(path))
    return machineOfFile({ path, at: tree }, about, reading, readSibling);
  const call = intrinsicCall(tree);
  const where = call === null ? (path === undefined ? "on S3" : `at ${quoted(path)}`) : `where \`${call.name}\` says`;
  reading.report(catalog.outOfReach(tree, reading.name, `its definition lies ${where}`));
  return null;
}
