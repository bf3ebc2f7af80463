/** From files to what the audit finds in their machines. */
import { formNouns, readMachines } from "../../asl/read/read.js";
import type { FoundMachine } from "../../asl/read/machines.js";
import { reading } from "../../diagnostics/catalog/reading.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../../host/host.js";
import { machineText } from "../../machine/text.js";
import type { Source } from "../../text/source.js";
import { about, nowhere } from "../findings.js";
import type { Params } from "../params.js";
import type { Projects } from "../projects.js";
import { auditMachine, type AuditedMachine, type FoundWay } from "./audit-machine.js";
import type { Candidate, Candidates } from "./candidates.js";
import { compiledMachines } from "./compiled.js";
import { siblingReader } from "./siblings.js";

export interface Audited {
  readonly diagnostics: readonly Diagnostic[];
  readonly ways: readonly FoundWay[];
  /** The files that were looked at. */
  readonly sources: readonly Source[];
  readonly machines: number;
  /** How many of the machines are broken, so that not every way through them was seen. */
  readonly notFollowed: number;
  readonly notRead: number;
}

export interface Surroundings {
  readonly params: Params;
  readonly projects: Projects;
}

/** What came of one file. */
interface FileResult {
  readonly file: Candidate;
  readonly machines: readonly AuditedMachine[];
  readonly notRead: readonly Diagnostic[];
}

/** Audits the machines of all files, those of emrflow's own files too, which are compiled in memory. */
export async function auditFiles(host: Host, candidates: Candidates, around: Surroundings): Promise<Audited> {
  const isOwn = ({ source }: Candidate): boolean => source.path.endsWith(".emrflow");
  const compiled = await compiledMachines(
    host,
    candidates.files.filter(isOwn).map(({ source }) => source),
    around,
  );
  const named = new Set<string>();
  const results: FileResult[] = [];
  for (const file of candidates.files.filter((each) => !isOwn(each)))
    results.push(await resultOf(host, file, (path) => void named.add(path)));
  // What a build has written, and what a template names, is not another machine.
  const own = new Set(compiled.machines.map(({ machine }) => machineText(machine)));
  const kept = results.filter(
    ({ file: { isNamed, source } }) => isNamed || !(named.has(source.path) || own.has(source.text)),
  );
  const machines = [...compiled.machines.map(({ audited }) => audited), ...kept.flatMap((each) => each.machines)];
  const unread = kept.flatMap((each) => each.notRead);
  // Where nothing at all could be audited, that is no matter for a warning.
  const notRead = machines.length > 0 ? unread : unread.map((each) => ({ ...each, severity: "error" as const }));
  const sources = [...candidates.files.filter(isOwn), ...kept.map(({ file }) => file)].map(({ source }) => source);
  return {
    diagnostics: [
      ...compiled.diagnostics,
      ...machines.flatMap((each) => each.diagnostics),
      ...notRead,
      ...kept.flatMap(withoutMachine),
      ...foldersWithout(candidates, machines.length + notRead.length + compiled.diagnostics.length),
    ],
    ways: machines.flatMap((each) => each.ways),
    sources,
    machines: machines.length,
    notFollowed: machines.filter(({ isFollowed }) => !isFollowed).length,
    notRead: notRead.length + compiled.broken,
  };
}

async function resultOf(host: Host, file: Candidate, taken: (path: string) => void): Promise<FileResult> {
  const { source, isNamed } = file;
  const read = await readMachines(source, siblingReader(host, source.path, taken));
  // A file that was asked for by its name, and of which nothing is known now, is no matter for a warning.
  const severity = isNamed && read.machines.length === 0 ? ({ severity: "error" } as const) : {};
  return {
    file,
    machines: read.machines.map(ofFile),
    notRead: read.notRead.map((each) => ({ ...each.finding, ...severity, source: each.source })),
  };
}

function ofFile({ json, type, name, source, spanOf }: FoundMachine): AuditedMachine {
  return auditMachine(json, { name, type }, ({ pointer }, word) => ({ ...word(spanOf(pointer)), source }));
}

function withoutMachine({ file, machines, notRead }: FileResult): readonly Diagnostic[] {
  const { path } = file.source;
  if (!file.isNamed || machines.length + notRead.length > 0) return [];
  return [about(path, reading.noMachine(nowhere, path, formNouns))];
}

/** Says of each folder that was searched that there is nothing to audit, when there is nothing at all. */
function foldersWithout({ folders, files }: Candidates, found: number): readonly Diagnostic[] {
  if (found > 0 || files.some(({ isNamed }) => isNamed)) return [];
  return folders.map((folder) => about(folder, reading.noMachine(nowhere, folder, formNouns)));
}
