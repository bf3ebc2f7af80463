/** `emrflow build`: sources to state machines on the disk, all of them or none. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { printable } from "../text/printable.js";
import type { Source } from "../text/source.js";
import { compareOutputs } from "./build-check.js";
import { collisions, redirected, type Output } from "./build-outputs.js";
import type { Command, Given } from "./command.js";
import { compileSources, withoutWorkflows } from "./compile-sources.js";
import {
  about,
  allowsSummary,
  formatOf,
  formatOption,
  hasErrors,
  nowhere,
  report,
  statusOf,
  unwritten,
} from "./findings.js";
import { paramOption, paramsOf } from "./params.js";
import { readProjects, targetOption } from "./projects.js";
import { pathsOf, readSources } from "./sources.js";
import { asAsked, warningsAsErrorsOption } from "./warnings-as-errors.js";
import { counted } from "./wording.js";

export const build: Command = {
  name: "build",
  group: "Build",
  summary: "compile workflows to state machines",
  arguments: [
    { usage: "[paths...]", summary: "files and folders; the working folder when left out", completes: "sources" },
  ],
  options: [
    {
      usage: "-o, --output <file>",
      summary: "where the one state machine goes; - is standard output",
      completes: "files",
      group: "Output",
    },
    { usage: "--check", summary: "write nothing; show which files differ from their sources", group: "Output" },
    paramOption,
    targetOption,
    warningsAsErrorsOption,
    formatOption,
  ],
  examples: [
    { line: "emrflow build", summary: "each workflow here, beside its source" },
    { line: "emrflow build nightly.emrflow -o -", summary: "to standard output" },
    { line: "emrflow build --check", summary: "in CI: are the committed files up to date?" },
    { line: "emrflow build --param env=prod", summary: "with the value of a param" },
    { line: "emrflow build --target prod", summary: "with a target of emrflow.yaml" },
  ],
  run: async (host, given) => {
    const { sources, outputs, diagnostics } = await prepare(host, given);
    const done = hasErrors(diagnostics) ? nothing : await finish(host, given, outputs);
    const all = [...diagnostics, ...done.diagnostics];
    // Of a comparison the findings are all there is to read, for a program too.
    const stream = given.has("check") && !allowsSummary(formatOf(given)) ? "stdout" : "stderr";
    await report(host, stream, all, formatOf(given), sources);
    if (done.summary !== "" && allowsSummary(formatOf(given))) host.print("stderr", `${done.summary}\n`);
    return statusOf(all);
  },
};

/** What was done with the outputs. */
interface Done {
  readonly summary: string;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing: Done = { summary: "", diagnostics: [] };

interface Prepared {
  readonly sources: readonly Source[];
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that can be found wrong before a file is touched. */
async function prepare(host: Host, given: Given): Promise<Prepared> {
  const params = paramsOf(given);
  const read = readSources(host, given.arguments);
  const { sources } = read;
  const projects = await readProjects(host, given, pathsOf(sources));
  const compiled = await compileSources(host, sources, params, projects);
  const found = asAsked(
    given,
    [params, read, projects, compiled].flatMap(({ diagnostics }) => diagnostics),
  );
  const diagnostics = hasErrors(found) ? found : [...found, ...withoutWorkflows(given.arguments, compiled.outputs)];
  if (hasErrors(diagnostics)) return { sources, outputs: [], diagnostics };
  const output = given.value("output");
  if (output === undefined)
    return { sources, outputs: compiled.outputs, diagnostics: [...diagnostics, ...collisions(compiled.outputs)] };
  const outputs = redirected(compiled.outputs, output === "-" ? output : host.path(output));
  return "code" in outputs
    ? { sources, outputs: [], diagnostics: [...diagnostics, outputs] }
    : { sources, outputs, diagnostics };
}

function finish(host: Host, given: Given, outputs: readonly Output[]): Done | Promise<Done> {
  if (given.has("check")) return check(host, outputs, allowsSummary(formatOf(given)));
  const [first] = outputs;
  if (first?.path === "-") {
    host.print("stdout", first.text);
    return nothing;
  }
  return write(host, outputs);
}

function check(host: Host, outputs: readonly Output[], showsDifference: boolean): Done {
  if (outputs[0]?.path === "-") return { summary: "", diagnostics: [about("", tool.nothingToCompare(nowhere))] };
  const diagnostics = compareOutputs(host, outputs, showsDifference);
  return {
    summary: diagnostics.length > 0 ? "" : `${counted(outputs.length, "state machine")} up to date.`,
    diagnostics,
  };
}

async function write(host: Host, outputs: readonly Output[]): Promise<Done> {
  const writing = await host.write(outputs);
  const changed = writing.changed.length;
  if (writing.kind === "refused") {
    const summary =
      changed === 0 ? "No file was changed." : `Already replaced: ${writing.changed.map(printable).join(", ")}.`;
    return { summary, diagnostics: writing.problems.map(unwritten) };
  }
  const unchanged = outputs.length - changed;
  const written =
    changed === 0
      ? "no file changed"
      : `wrote ${counted(changed, "file")}${unchanged > 0 ? `, ${unchanged} unchanged` : ""}`;
  return { summary: `Built ${counted(outputs.length, "state machine")}: ${written}.`, diagnostics: [] };
}
