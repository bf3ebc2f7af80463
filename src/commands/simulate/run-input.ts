/** What a run is started with: JSON on the command line, in a file or on standard input, held against the workflow's input. */
import { parseTree, type ParseError } from "jsonc-parser";
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { normalizePath } from "../../host/paths.js";
import type { Json } from "../../machine/asl.js";
import { inputProblems, undeclaredFields } from "../../model/input-problems.js";
import { sampleInput } from "../../model/input-sample.js";
import { nearest } from "../../text/nearest.js";
import { positionAt } from "../../text/source.js";
import type { Given } from "../command.js";
import { about, nowhere, unread } from "../findings.js";
import type { FoundMachine } from "../machines.js";

export interface RunInput {
  readonly input: Json;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the input of a run.
 * @param usual what it is without `--input`
 * @param isForcible whether the command has `--any-input`, which lets an input pass that does not fit
 */
export function readInput(
  host: Host,
  given: Given,
  { workflow }: Pick<FoundMachine, "workflow">,
  usual: Json,
  isForcible = true,
): RunInput {
  const wanted = given.value("input");
  const read = wanted === undefined ? { input: usual, diagnostics: [] } : readJson(host, wanted);
  if (read.diagnostics.length > 0 || !workflow) return read;
  const strange = undeclaredFields(workflow.input, read.input).map((name) =>
    about(
      "",
      catalog.unknownField(nowhere, name, nearest(name, workflow.input?.fields.map((each) => each.name) ?? [])),
    ),
  );
  const problems = given.has("any-input") ? [] : inputProblems(workflow.input, read.input);
  const sample = sampleInput(workflow.input);
  const example = JSON.stringify({ ...sample.input });
  const wrong =
    problems.length === 0 ? [] : [about("", catalog.wrongInput(nowhere, problems, example, sample.unsure, isForcible))];
  return { input: read.input, diagnostics: [...strange, ...wrong] };
}

/** What begins like JSON is JSON, and so is nothing, which is no path; everything else is the path of a file. */
const isJson = /^\s*($|[[{"]|-?\d|(true|false|null)\s*$)/;

function readJson(host: Host, wanted: string): RunInput {
  if (isJson.test(wanted)) return parsed(wanted, "--input");
  const path = normalizePath(host.path(wanted));
  const reading = wanted === "-" ? host.readInput() : host.read(path);
  if (reading.kind === "text") return parsed(reading.text, wanted === "-" ? "standard input" : path);
  const problem =
    wanted === "-"
      ? about("", tool.unreadableFile(nowhere, "-", "nothing can be read there"))
      : unread({ path, ...reading });
  return { input: null, diagnostics: [problem] };
}

function parsed(text: string, what: string): RunInput {
  try {
    return { input: JSON.parse(text.replace(/^\ufeff/, "")) as Json, diagnostics: [] }; // JSON.parse gives JSON
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const { line, column } = positionAt({ path: "", text }, errors[0]?.offset ?? text.length);
    return { input: null, diagnostics: [about("", catalog.notJson(nowhere, what, line, column))] };
  }
}
