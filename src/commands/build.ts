/** `emrflow build`: sources to state machines on the disk, all of them or none. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { printable } from "../text/printable.js";
import type { Source } from "../text/source.js";
import { compareOutputs } from "./build-check.js";
import { aboutLeftOvers, leftOvers, type LeftOver } from "./build-left-over.js";
import { collisions, redirected, type Output } from "./build-outputs.js";
import { emitted, wantedFor, wantedOptions } from "./build-wanted.js";
import { watchOption, watching } from "./build-watch.js";
import type { Command, ExitCode, Given } from "./command.js";
import { withoutWorkflows } from "./compile-sources.js";
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
import { compileInJobs, dropsSame, jobsOf, jobsOption } from "./jobs.js";
import { paramOption, paramsOf } from "./params.js";
import { progressOf } from "./progress.js";
import { readProjects, targetOption } from "./projects.js";
import { pathsOf, readSources } from "./sources.js";
import { unusedParams } from "./unused-params.js";
import { asAsked, warningsAsErrorsOption } from "./warnings-as-errors.js";
import { counted } from "../text/counted.js";

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
      summary: "where the one output goes; - is standard output",
      completes: "files",
      group: "Output",
    },
    ...wantedOptions,
    { usage: "--check", summary: "write nothing; show which files differ from their sources", group: "Output" },
    { usage: "--prune", summary: "remove outputs of workflows that are no more", group: "Output" },
    watchOption,
    jobsOption,
    paramOption,
    targetOption,
    warningsAsErrorsOption,
    formatOption,
  ],
  examples: [
    { line: "emrflow build", summary: "each workflow here, beside its source" },
    { line: "emrflow build nightly.emrflow -o -", summary: "to standard output" },
    { line: "emrflow build --check", summary: "in CI: are the committed files up to date?" },
    { line: "emrflow build --out-dir build", summary: "to a folder, in the same tree" },
    { line: "emrflow build --target prod", summary: "with a target of emrflow.yaml" },
    { line: "emrflow build --watch", summary: "again after each change" },
  ],
  run: (host, given) => (given.has("watch") ? watching(host, given, buildOnce) : buildOnce(host, given)),
};

async function buildOnce(host: Host, given: Given): Promise<ExitCode> {
  const { sources, outputs, leftOver, diagnostics } = await prepare(host, given);
  const done = hasErrors(diagnostics) ? nothing : await finish(host, given, outputs, leftOver);
  const all = [...diagnostics, ...done.diagnostics];
  // Of a comparison the findings are all there is to read, for a program too.
  const stream = given.has("check") && !allowsSummary(formatOf(given)) ? "stdout" : "stderr";
  await report(host, stream, all, formatOf(given), sources);
  if (done.summary !== "" && allowsSummary(formatOf(given))) host.print("stderr", `${done.summary}\n`);
  return statusOf(all);
}

/** What was done with the outputs. */
interface Done {
  readonly summary: string;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing: Done = { summary: "", diagnostics: [] };

interface Prepared {
  readonly sources: readonly Source[];
  readonly outputs: readonly Output[];
  readonly leftOver: readonly LeftOver[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that can be found wrong before a file is touched. */
async function prepare(host: Host, given: Given): Promise<Prepared> {
  const params = paramsOf(given);
  const kinds = emitted(given);
  const read = readSources(host, given.arguments);
  const { sources } = read;
  const projects = await readProjects(host, given, pathsOf(sources));
  const wanted = wantedFor(host, given, kinds, projects);
  const progress = progressOf(host, sources.length);
  const jobs = jobsOf(given);
  const surroundings = { host, params, projects, wanted, dropsSame: dropsSame(given), progress };
  const compiled = await compileInJobs(jobs.count, given, sources, surroundings);
  const found = asAsked(given, [
    ...[params, kinds, jobs, read, projects, compiled].flatMap(({ diagnostics }) => diagnostics),
    ...unusedParams(host, projects, given.arguments, compiled.declared),
  ]);
  const diagnostics = hasErrors(found) ? found : [...found, ...withoutWorkflows(given.arguments, compiled.outputs)];
  if (hasErrors(diagnostics)) return { sources, outputs: [], leftOver: [], diagnostics };
  const output = given.value("output");
  if (output === undefined) {
    const leftOver = read.wholeFolders ? leftOvers(host, sources, compiled.outputs) : [];
    const all = [...diagnostics, ...collisions(compiled.outputs)];
    return { sources, outputs: compiled.outputs, leftOver, diagnostics: all };
  }
  const outputs = redirected(compiled.outputs, output === "-" ? output : host.path(output));
  return "code" in outputs
    ? { sources, outputs: [], leftOver: [], diagnostics: [...diagnostics, outputs] }
    : { sources, outputs, leftOver: [], diagnostics };
}

function finish(
  host: Host,
  given: Given,
  outputs: readonly Output[],
  leftOver: readonly LeftOver[],
): Done | Promise<Done> {
  if (given.has("check")) return check(host, outputs, leftOver, allowsSummary(formatOf(given)));
  const [first] = outputs;
  if (first?.path === "-") {
    host.print("stdout", first.text ?? "");
    return nothing;
  }
  return write(host, given, outputs, leftOver);
}

function check(host: Host, outputs: readonly Output[], leftOver: readonly LeftOver[], showsDifference: boolean): Done {
  if (outputs[0]?.path === "-") return { summary: "", diagnostics: [about("", tool.nothingToCompare(nowhere))] };
  const diagnostics = [...compareOutputs(host, outputs, showsDifference), ...aboutLeftOvers(leftOver, "error")];
  return { summary: diagnostics.length > 0 ? "" : `${countedOutputs(outputs)} up to date.`, diagnostics };
}

async function write(
  host: Host,
  given: Given,
  outputs: readonly Output[],
  leftOver: readonly LeftOver[],
): Promise<Done> {
  // A folder of `--output` that is not there may be a slip of the pen; those of a tree of outputs are made.
  const files = outputs.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }]));
  const writing = await host.write(files, { makeFolders: given.value("output") === undefined });
  const changed = writing.changed.length;
  if (writing.kind === "refused") {
    const summary =
      changed === 0 ? "No file was changed." : `Already replaced: ${writing.changed.map(printable).join(", ")}.`;
    return { summary, diagnostics: writing.problems.map(unwritten) };
  }
  const removed = new Set(given.has("prune") ? host.remove(leftOver.map(({ path }) => path)) : []);
  const diagnostics = aboutLeftOvers(
    leftOver.filter(({ path }) => !removed.has(path)),
    "warning",
  );
  const unchanged = outputs.length - changed;
  const written =
    changed === 0
      ? "no file changed"
      : `wrote ${counted(changed, "file")}${unchanged > 0 ? `, ${unchanged} unchanged` : ""}`;
  const pruned = removed.size > 0 ? `, removed ${counted(removed.size, "file")}` : "";
  return { summary: `Built ${countedOutputs(outputs)}: ${written}${pruned}.`, diagnostics };
}

function countedOutputs(outputs: readonly Output[]): string {
  const machines = new Set(outputs.map(({ source, workflow }) => `${source.path} ${workflow}`));
  return counted(machines.size, "state machine");
}
