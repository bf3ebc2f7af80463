/** The door: the state machines of a file, whatever form it has. Nothing but the text and what it names is read. */
import { reading as catalog } from "../../diagnostics/catalog/reading.js";
import type { Source } from "../../text/source.js";
import { asl } from "./forms/asl.js";
import { cloudformation } from "./forms/cloudformation.js";
import type { Form } from "./forms/form.js";
import { terraformJson } from "./forms/terraform-json.js";
import { readJson } from "./json-tree.js";
import type { FoundMachine, Machines, NotRead, ReadSibling } from "./machines.js";
import { hasPlaceholder, jsonWithPlaceholders } from "./placeholders.js";
import { wholeText } from "./placed-text.js";
import { limits, pointAt, type Reading } from "./reading.js";
import type { Tree } from "./tree.js";
import { readYaml } from "./yaml-tree.js";

/** The forms that are values, in JSON or YAML, in the order in which they are tried. */
const forms: readonly Form[] = [asl, cloudformation, terraformJson];

/** The forms that are read, as a list in a sentence. */
export const formNouns: string = forms
  .map(({ noun }) => noun)
  .join(", ")
  .replace(/, ([^,]*)$/, " and $1");

/** The endings of files that may hold state machines. */
export const endings: readonly string[] = [".json", ".yaml", ".yml", ".template", ".tf"];

/** Tells whether a text can hold a state machine: what is searched in folders is read only if it can. */
export function mayHoldMachines({ path, text }: Source): boolean {
  if (path.endsWith(".tf")) return /aws_sfn_state_machine|step-?functions?\b/.test(text);
  return /["']?StartAt["']?\s*:|::StateMachine\b|aws_sfn_state_machine/.test(text);
}

/**
 * Reads a file. Never throws, whatever the text; the same text gives the same machines.
 *
 * @param source the text, and its path, whose ending says what it is
 * @param readSibling reads files that the text names, as far as they may be read
 */
export async function readMachines(source: Source, readSibling: ReadSibling): Promise<Machines> {
  const notRead: NotRead[] = [];
  const readingOf = (of: Source): Reading => ({
    source: of,
    name: null,
    report(finding) {
      notRead.push({ source: this.source, finding });
    },
  });
  const machines = await machinesIn(readingOf(source), readSibling);
  return { machines, notRead };
}

async function machinesIn(reading: Reading, readSibling: ReadSibling): Promise<readonly FoundMachine[]> {
  const { path, text } = reading.source;
  if (text.length > limits.characters) {
    reading.report(catalog.tooMuch(pointAt(0), null, `it has more than ${limits.characters} characters`));
    return [];
  }
  if (path.endsWith(".tf")) {
    // WebAssembly takes a moment to start, and most files are of another kind.
    const { terraformMachines } = await import("./hcl/terraform.js");
    return terraformMachines(reading, readSibling);
  }
  const isJson = path.endsWith(".json") || /^\ufeff?\s*\{/.test(text);
  const tree = isJson ? readJsonFile(reading) : await readYaml(wholeText(text), reading);
  const form = tree && forms.find((each) => each.accepts(tree));
  const found = form ? await form.machines(tree, reading, readSibling) : [];
  return found.flatMap((machine) => machine ?? []);
}

/** A template is JSON as it stands. A definition may have placeholders where its values should be, and is none then. */
function readJsonFile(reading: Reading): Tree | null {
  const whole = wholeText(reading.source.text);
  if (!hasPlaceholder(whole.text)) return readJson(whole, reading);
  return (
    readJson(whole, { ...reading, report: () => undefined }) ??
    readJson(jsonWithPlaceholders(whole, new Map()), reading)
  );
}
