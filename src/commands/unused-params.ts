/** Params in an emrflow.yaml that no file of its project declares: a misspelt one would silently leave the default in place. */
import { project as catalog } from "../diagnostics/catalog/project.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { isInside } from "../host/paths.js";
import { nearest } from "../text/nearest.js";
import type { Project, Projects } from "./projects.js";

/**
 * Finds them in the projects of which all files were looked at.
 *
 * @param paths what was to be looked at, as it was given
 * @param declared the params of all files; `null` when none was looked at
 */
export function unusedParams(
  host: Host,
  projects: Projects,
  paths: readonly string[],
  declared: ReadonlySet<string> | null,
): readonly Diagnostic[] {
  if (declared === null) return [];
  const folders = (paths.length === 0 ? ["."] : paths).flatMap((path) => host.realPath(host.path(path)) ?? []);
  return projects
    .all()
    .filter(({ root }) => folders.some((folder) => isInside(root, folder)))
    .flatMap((project) => unusedIn(project, declared));
}

function unusedIn({ config }: Project, declared: ReadonlySet<string>): readonly Diagnostic[] {
  if (!config) return [];
  return [config, ...config.targets.values()].flatMap(({ params }) =>
    [...params]
      .filter(([name]) => !declared.has(name))
      .map(([name, { at }]) => ({ ...catalog.unusedParam(at, name, nearest(name, declared)), source: config.source })),
  );
}
