/** The projects that files belong to, with their settings as this run wants them. */
import type { ProjectSettings } from "../compiler.js";
import { project as catalog } from "../diagnostics/catalog/project.js";
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Level } from "../diagnostics/levels.js";
import type { Host } from "../host/host.js";
import { folderOf, isInside, joinPath, seenFrom } from "../host/paths.js";
import type { ProjectConfig } from "../project/config.js";
import { matchesGlob } from "../project/glob.js";
import { resolved, type Resolved } from "../project/resolve.js";
import { liesIn, projectRoot } from "../project/root.js";
import { nearest } from "../text/nearest.js";
import type { Source } from "../text/source.js";
import type { CommandOption, Given } from "./command.js";
import { about, hasErrors, nowhere, unread } from "./findings.js";

export const targetOption: CommandOption = {
  usage: "--target <name>",
  summary: "the target in emrflow.yaml whose settings hold",
  group: "Values",
};

/** A project; without an emrflow.yaml it has no config. */
export interface Project {
  /** Absolute, without links in it. */
  readonly root: string;
  readonly config: ProjectConfig | null;
  readonly resolved: Resolved;
  /** Whether its emrflow.yaml is wrong, so that what is made with it would be too. */
  readonly isBroken: boolean;
  /** What the compiler wants of it. */
  readonly settings: ProjectSettings | undefined;
}

export interface Projects {
  /** Gives the project of a file that was asked for. */
  readonly of: (path: string) => Project;
  /** Gives the level of a code in a file, where its project says one. */
  readonly levelOf: (code: string, path: string) => Level | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly all: () => readonly Project[];
}

const nothingSaid: Resolved = { target: null, params: new Map(), outputs: null };

/** Reads the emrflow.yaml of each project that the paths lie in. */
export async function readProjects(host: Host, given: Given, paths: readonly string[]): Promise<Projects> {
  const asked = given.value("target") ?? null;
  const rootOf = rememberedRoots(host);
  const projects = new Map<string, Project>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const root = rootOf(path);
    if (projects.has(root)) continue;
    const { project, found } = await readProject(host, root, asked);
    projects.set(root, project);
    diagnostics.push(...found);
  }
  if (asked !== null && ![...projects.values()].some(({ config }) => config))
    diagnostics.push(about("", tool.noSuchTarget(nowhere, asked, null, [])));
  const of = (path: string): Project => projects.get(rootOf(path)) ?? bare(rootOf(path));
  const levelOf = (code: string, path: string): Level | undefined => levelIn(host, of(path), code, path);
  return { of, levelOf, diagnostics, all: () => [...projects.values()] };
}

function bare(root: string): Project {
  return { root, config: null, resolved: nothingSaid, isBroken: false, settings: undefined };
}

function rememberedRoots(host: Host): (path: string) => string {
  const roots = new Map<string, string>();
  return (path) => {
    const folder = folderOf(path);
    const root = roots.get(folder) ?? projectRoot(host, path);
    roots.set(folder, root);
    return root;
  };
}

async function readProject(
  host: Host,
  root: string,
  asked: string | null,
): Promise<{ readonly project: Project; readonly found: readonly Diagnostic[] }> {
  const path = joinPath(seenFrom(host.realPath(".") ?? ".", root), "emrflow.yaml");
  const reading = host.read(path);
  if (reading.kind === "missing") return { project: bare(root), found: [] };
  if (liesIn(host, path, root) === false)
    return { project: { ...bare(root), isBroken: true }, found: [unread({ path, kind: "link" })] };
  if (reading.kind !== "text")
    return { project: { ...bare(root), isBroken: true }, found: [unread({ path, ...reading })] };
  const { readConfig } = await import("../project/config.js");
  const source: Source = { path, text: reading.text };
  const found: Diagnostic[] = [];
  // `--fix` mends pipelines, and leaves this file to its author.
  const config = await readConfig(source, ({ fixes: _none, ...finding }) => void found.push({ ...finding, source }));
  if (asked !== null && !config.targets.has(asked)) {
    const known = [...config.targets.keys()];
    found.push(about(path, tool.noSuchTarget(nowhere, asked, nearest(asked, known), known)));
  }
  const held = hasErrors(found) ? nothingSaid : resolved(config, asked);
  for (const { folder, at } of held.outputs?.value ?? [])
    if (folder !== null && !staysInside(host, root, folder))
      found.push({ ...catalog.outsideProject(at, folder), source });
  const isBroken = hasErrors(found);
  // A version that does not fit may read the rest in another way.
  const other = found.filter(({ code }) => code === catalog.otherVersion.code);
  const settings = { source, defaults: config.defaults, organisation: config.organisation };
  const project = {
    root,
    config,
    resolved: held,
    isBroken,
    settings: isBroken ? undefined : settings,
  };
  return { project, found: other.length > 0 ? other : found };
}

/** Whether what there is already on the way to a folder leads nowhere else. */
function staysInside(host: Host, root: string, folder: string): boolean {
  for (let path = joinPath(root, folder); path !== root; path = folderOf(path)) {
    const real = host.realPath(path);
    if (real !== null) return isInside(real, root);
  }
  return true;
}

/** Of the project's levels and those of its overrides, the last that fits holds. */
function levelIn(host: Host, { root, config }: Project, code: string, path: string): Level | undefined {
  if (!config) return undefined;
  const inProject = seenFrom(root, host.realPath(path) ?? path);
  const fitting = config.overrides.filter(({ paths }) => paths.some((pattern) => matchesGlob(inProject, pattern)));
  const rules = [config, ...fitting].flatMap((each) => each.rules);
  return rules.findLast((rule) => rule.code === code)?.level;
}
