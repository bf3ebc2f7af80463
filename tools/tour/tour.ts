/** One small pipeline at every stage of the compiler: what golden/tour/ holds beside the source and its README. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { draft } from "../../src/asl/emit/emit.js";
import { withSafeOutput } from "../../src/asl/emit/output.js";
import { analyze, compile } from "../../src/compiler.js";
import { renderAsl } from "../../src/outputs/asl.js";
import { pretty } from "../../src/reporters/pretty.js";
import type { Source } from "../../src/text/source.js";
import { auditText } from "./audit.js";
import { draftsText } from "./drafts.js";
import { modelText } from "./model.js";
import { originsText } from "./origins.js";
import { tokensText } from "./tokens.js";
import { treeText } from "./tree.js";

const folder = "golden/tour";
const sourceFile = "1-source.emrflow";
/** What people write; all else in the folder is made from the source. */
const written = [sourceFile, "README.md"];

/** Gives the text of every file of the tour by its path below `golden/`. @param root the folder that holds `golden/` */
export function tourIn(root: string): ReadonlyMap<string, string> {
  const read = (file: string): string => readFileSync(join(root, folder, file), "utf8");
  const files = [
    ...written.map((file) => [file, read(file)] as const),
    ...stagesOf({ path: sourceFile, text: read(sourceFile) }),
  ];
  return new Map(files.map(([file, text]) => [`tour/${file}`, text]));
}

/** @throws Error when the source has an error, or more than one workflow */
function stagesOf(source: Source): readonly (readonly [file: string, text: string])[] {
  const { ast, checked } = analyze(source);
  const [workflow, ...more] = checked?.workflows ?? [];
  const [compiled] = checked ? compile(checked).workflows : [];
  if (!checked || !workflow || !compiled || more.length > 0)
    throw new Error(`${folder}/${sourceFile} must hold one workflow without an error`);
  return [
    ["2-tokens.txt", tokensText(source)],
    ["3-ast.txt", treeText(ast, source)],
    ["4-model.txt", modelText(checked)],
    ["5-drafts.txt", draftsText(draft(withSafeOutput(workflow)).level, source)],
    ["6-machine.json", renderAsl(compiled.machine)],
    ["7-origins.txt", originsText(compiled, source)],
    ["8-audit.txt", auditText(compiled.machine)],
    ["9-findings.txt", findingsText(broken(source))],
  ];
}

/** The source without the line that gives the cluster back, and with a name misspelt. */
function broken({ path, text }: Source): Source {
  return { path, text: text.replace(/^ *terminate .*\n/m, "").replace("args: [lake]", "args: [lakes]") };
}

function findingsText(source: Source): string {
  return pretty(analyze(source).diagnostics, { color: false, columns: 120 });
}
