/** The package as a stranger gets it: built, packed, and unpacked where a project of theirs would have it. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Built {
  /** The packed files by their paths in the package, in the order of their names. */
  readonly files: readonly string[];
  /** Where the package was built, beside its sources' other files. */
  readonly folder: string;
  /** A folder whose node_modules holds the unpacked package and nothing else. */
  readonly project: string;
  remove(): void;
}

/** Builds into a folder of its own, so that dist/ of the project is neither needed nor touched. */
export function buildPackage(): Built {
  const base = mkdtempSync(join(tmpdir(), "emrflow-package-"));
  const folder = join(base, "package");
  mkdirSync(folder);
  for (const name of ["package.json", "README.md", "LICENSE", "docs"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  run(root, process.execPath, ["--import", "tsx", "tools/build.ts", folder]);
  // The scripts would build again; what is packed is what was just built.
  const packed: unknown = JSON.parse(run(folder, "npm", ["pack", "--json", "--ignore-scripts"]));
  const { filename, files } = firstOf(packed);
  const project = join(base, "project");
  mkdirSync(join(project, "node_modules"), { recursive: true });
  // Without one of its own, Node would ask a package.json further out what `emrflow` is.
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true }\n');
  run(join(project, "node_modules"), "tar", ["-xzf", join(folder, filename)]);
  renameSync(join(project, "node_modules/package"), join(project, "node_modules/emrflow"));
  return { files, folder, project, remove: () => rmSync(base, { recursive: true }) };
}

/** Runs a program and gives what it printed. @throws Error if it ends with another status than 0 */
export function run(folder: string, program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
  if (status !== 0)
    throw new Error(`${[program, ...words].join(" ")} ended with ${String(status)}:\n${stderr}${stdout}`);
  return stdout;
}

/** What `npm pack --json` says of the one package. */
function firstOf(packed: unknown): { readonly filename: string; readonly files: readonly string[] } {
  const [first] = Array.isArray(packed) ? packed : [];
  if (typeof first?.filename !== "string" || !Array.isArray(first.files))
    throw new Error("npm pack said something else");
  const paths = first.files.map(({ path }: { readonly path: unknown }) => String(path));
  return { filename: first.filename, files: paths.sort() };
}
