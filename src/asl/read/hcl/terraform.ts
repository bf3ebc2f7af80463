/** Terraform's files, `.tf`: the resources that are state machines, and what makes their definitions. */
import { reading as catalog } from "../../../diagnostics/catalog/reading.js";
import { quoted } from "../../../text/printable.js";
import type { Span } from "../../../text/span.js";
import { machineOfFile, machineOfText, machineOfTree, type About } from "../definition.js";
import { terraformType } from "../forms/terraform-json.js";
import type { FoundMachine, ReadSibling } from "../machines.js";
import { hasPlaceholder, knownIn } from "../placeholders.js";
import { pointAt, type Reading } from "../reading.js";
import { textOf, type Tree } from "../tree.js";
import { attributesOf, knownLocals, localsIn, meaningOf, type HclReading } from "./locals.js";
import { firstError, onlyPart, partsOf, withHcl, type HclNode } from "./parser.js";
import { readTemplate } from "./template.js";
import { spanOf, valueOf } from "./values.js";

/** Gives the machines of a file; what cannot be read is reported. */
export function terraformMachines(reading: Reading, readSibling: ReadSibling): Promise<readonly FoundMachine[]> {
  return withHcl(reading.source.text, async (root) => {
    const all = partsOf(root)
      .filter(({ type }) => type === "body")
      .flatMap(partsOf);
    const blocks = all.flatMap((block) => machineBlock(block) ?? []);
    const locals = localsIn(all);
    const error = firstError(root);
    if (error && blocks.length < written(reading.source.text))
      reading.report(catalog.malformed(spanOf(error), null, "it is not Terraform's language here"));
    const found: FoundMachine[] = [];
    for (const block of all) reportModule(block, reading);
    for (const block of blocks) {
      const machine = await machineOf(block, { locals, ...reading, name: block.name }, readSibling);
      if (machine !== null) found.push(machine);
    }
    return found;
  });
}

interface MachineBlock {
  readonly name: string;
  readonly at: Span;
  readonly attributes: ReadonlyMap<string, HclNode>;
}

function machineBlock(block: HclNode): MachineBlock | null {
  if (block.type !== "block") return null;
  const parts = partsOf(block);
  const [keyword, kind, label] = parts;
  if (keyword?.text !== "resource" || kind?.text.replaceAll('"', "") !== "aws_sfn_state_machine" || !label) return null;
  return { name: label.text.replaceAll('"', ""), at: spanOf(label), attributes: new Map(attributesOf(block)) };
}

/** Modules whose argument `definition` becomes a machine: what else they make of it is not known here. */
function reportModule(block: HclNode, reading: Reading): void {
  const [keyword, label] = block.type === "block" ? partsOf(block) : [];
  if (keyword?.text !== "module" || !label) return;
  const attributes = new Map(attributesOf(block));
  const source = attributes.get("source")?.text ?? "";
  if (!attributes.has("definition") || !/step-?functions?\b/.test(source)) return;
  const why = `the module ${quoted(source.replaceAll('"', ""))} makes it`;
  reading.report(catalog.elsewhere(spanOf(label), label.text.replaceAll('"', ""), why));
}

/** How many machines the text seems to have, whether they can be read or not. */
function written(text: string): number {
  return [...text.matchAll(/^[ \t]*resource\s+"?aws_sfn_state_machine\b/gm)].length;
}

async function machineOf(
  { at, attributes }: MachineBlock,
  reading: HclReading,
  readSibling: ReadSibling,
): Promise<FoundMachine | null> {
  const definition = attributes.get("definition");
  const type = attributes.get("type");
  const said = type ? valueOf(type, reading) : undefined;
  const about: About = {
    type: type ? terraformType(textOf(said ?? undefined) ?? "") : "STANDARD",
    known: knownLocals(reading.locals, (expression) => plainText(valueOf(expression, reading))),
  };
  if (!definition) {
    reading.report(catalog.elsewhere(at, reading.name, "it has no definition"));
    return null;
  }
  const error = definition.hasError ? firstError(definition) : null;
  if (error) {
    reading.report(catalog.malformed(spanOf(error), reading.name, "its definition is not Terraform's language here"));
    return null;
  }
  return ofExpression(definition, about, reading, readSibling);
}

/** A text that is all written out. */
function plainText(value: Tree | null): string | null {
  return value?.kind === "text" && !hasPlaceholder(value.value) ? value.value : null;
}

type Found = Promise<FoundMachine | null> | FoundMachine | null;

function ofExpression(expression: HclNode, about: About, reading: HclReading, readSibling: ReadSibling): Found {
  const only = onlyPart(expression);
  const inner = only?.type === "template_expr" || only?.type === "literal_value" ? onlyPart(only) : null;
  if (only?.type === "expression") return ofExpression(only, about, reading, readSibling);
  if (inner && /template$|^string_lit$/.test(inner.type)) return ofTemplate(inner, about, reading);
  if (only?.type === "function_call") return ofCall(only, about, reading, readSibling);
  const meaning = meaningOf(expression, reading);
  if (meaning) return ofExpression(meaning.expression, about, meaning.reading, readSibling);
  return refuse(expression, `its definition comes from ${quoted(expression.text)}`, reading);
}

function ofTemplate(node: HclNode, about: About, reading: HclReading): FoundMachine | null {
  const read = readTemplate(node, reading.source.text);
  if ("placed" in read) return machineOfText(read.placed, about, reading);
  reading.report(
    catalog.elsewhere(read.directive, reading.name, "its definition has directives, which only Terraform runs"),
  );
  return null;
}

function ofCall(call: HclNode, about: About, reading: HclReading, readSibling: ReadSibling): Found {
  const [name, listed] = partsOf(call);
  const given = listed ? partsOf(listed) : [];
  const [first, second] = given;
  if (name?.text === "jsonencode" && first && !second) {
    const tree = valueOf(first, reading);
    return tree && machineOfTree(tree, about, reading);
  }
  const isTemplate = name?.text === "templatefile";
  if ((name?.text !== "file" && !isTemplate) || !first)
    return refuse(call, `the function ${quoted(name?.text ?? "")} makes its definition`, reading);
  const path = pathOf(first, reading);
  if (path === null) return refuse(first, "the path of its definition is only known to Terraform", reading);
  const values = isTemplate && second ? valueOf(second, reading) : null;
  const refusal = (text: string): string | null =>
    isTemplate && /(?<!%)%\{/.test(text) ? "its template has directives, which only Terraform runs" : null;
  return machineOfFile(
    { path, at: spanOf(first), refusal },
    { ...about, known: knownIn(values ?? undefined) },
    reading,
    readSibling,
  );
}

/** `path.module` is the folder of the file; any other part that is not written out is unknown. */
function pathOf(expression: HclNode, reading: HclReading): string | null {
  const value = valueOf(expression, reading);
  const path = value?.kind === "text" ? value.value.replace(/^\$\{path_module\}\//, "./") : null;
  return path === null || hasPlaceholder(path) ? null : path;
}

function refuse(node: HclNode, why: string, reading: Reading): null {
  const { start } = spanOf(node);
  // One line is enough to see what is meant.
  const end = reading.source.text.indexOf("\n", start);
  const span = spanOf(node);
  reading.report(
    catalog.elsewhere(
      end === -1 || end > span.end ? span : { start, end: Math.max(end, pointAt(start).end) },
      reading.name,
      why,
    ),
  );
  return null;
}
