/** Which outputs a build writes, and to which folders: by its options, else by the project, else beside the sources. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import { folderOf, isInside, joinPath, normalizePath, relativePath, seenFrom } from "../host/paths.js";
import { isOutputName, outputNames, type OutputName } from "../outputs/names.js";
import { nearest } from "../text/nearest.js";
import type { Wanted } from "./build-outputs.js";
import type { CommandOption, Given } from "./command.js";
import { about, nowhere } from "./findings.js";
import type { Projects } from "./projects.js";

export const wantedOptions: readonly CommandOption[] = [
  {
    usage: "--emit <kinds>",
    summary: `what to write: ${outputNames.join(", ")}; several with commas`,
    repeatable: true,
    group: "Output",
  },
  {
    usage: "--out-dir <folder>",
    summary: "where outputs go, in the same tree as their sources",
    completes: "folders",
    group: "Output",
  },
];

/** The kinds that `--emit` names; none when it was not given. */
export interface Emitted {
  readonly kinds: readonly OutputName[];
  readonly diagnostics: readonly Diagnostic[];
}

export function emitted(given: Given): Emitted {
  const words = given.values("emit").flatMap((text) => text.split(","));
  const unknown = words.filter((word) => !isOutputName(word));
  // One file or a tree of them: whichever was meant, the other would be passed over.
  const isBoth = given.value("output") !== undefined && given.value("out-dir") !== undefined;
  return {
    kinds: [...new Set(words.filter(isOutputName))],
    diagnostics: [
      ...(isBoth ? [about("", tool.notTogether(nowhere, "--out-dir", "--output"))] : []),
      ...unknown.map((word) => about("", tool.unknownOutput(nowhere, word, nearest(word, outputNames), outputNames))),
    ],
  };
}

/** Gives what is wanted for a source. */
export function wantedFor(
  host: Host,
  given: Given,
  { kinds }: Emitted,
  projects: Projects,
): (path: string) => readonly Wanted[] {
  const outDir = given.value("out-dir");
  const here = host.realPath(".") ?? ".";
  return (path) => {
    const { root, resolved } = projects.of(path);
    const beside = folderOf(path);
    // Without a project around it all, the tree is that of the working folder.
    const top = isInside(here, root) || !isInside(root, here) ? root : here;
    const inTree = seenFrom(top, host.realPath(beside) ?? beside);
    const below = (folder: string): string => normalizePath(joinPath(folder, inTree));
    const ofProject = resolved.outputs?.value.map(({ emit }) => emit).filter(isOutputName);
    const emits = kinds.length > 0 ? kinds : [...new Set(ofProject ?? (["asl"] as const))];
    if (outDir !== undefined) {
      const folder = below(normalizePath(host.path(outDir)));
      return emits.map((emit) => ({ emit, folder }));
    }
    if (kinds.length > 0 || !resolved.outputs) return emits.map((emit) => ({ emit, folder: beside }));
    const rootHere = relativePath(here, root);
    return resolved.outputs.value.flatMap(({ emit, folder }): readonly Wanted[] =>
      isOutputName(emit)
        ? [{ emit, folder: folder === null ? beside : below(normalizePath(joinPath(rootHere, folder))) }]
        : [],
    );
  };
}
