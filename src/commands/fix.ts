/** `check --fix`: the fixes of all findings, written to the sources. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mend, type Look, type Mended } from "../diagnostics/mend.js";
import type { Host } from "../host/host.js";
import { printable } from "../text/printable.js";
import type { Source } from "../text/source.js";
import type { CommandOption, Given } from "./command.js";
import { unwritten } from "./findings.js";
import { analyzer } from "./analyses.js";
import type { Params } from "./params.js";
import type { Projects } from "./projects.js";
import { counted } from "../text/counted.js";

export const fixOptions: readonly CommandOption[] = [
  { usage: "--fix", summary: "first apply the safe fixes to the files", group: "Fixes" },
  { usage: "--unsafe-fixes", summary: "first apply all fixes, also those to be reviewed", group: "Fixes" },
];

export interface Fixed {
  /** As they are on the disk now. */
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was done, a line each. */
  readonly summary: readonly string[];
}

/** Mends the sources as the user asked: each file is written whole, when it changed, and all of them or none. */
export async function fixSources(
  host: Host,
  given: Given,
  sources: readonly Source[],
  params: Params,
  projects: Projects,
): Promise<Fixed> {
  const isUnsafeAllowed = given.has("unsafe-fixes");
  // With other params or settings than were meant there may be other findings, whose fixes nobody asked for.
  const isAsked =
    (isUnsafeAllowed || given.has("fix")) && params.diagnostics.length === 0 && projects.diagnostics.length === 0;
  if (!isAsked) return { sources, diagnostics: [], summary: [] };
  const analyze = await analyzer(host, projects, params, sources);
  const look = (source: Source): Look => {
    const { diagnostics, ast } = analyze(source);
    // What is wrong in a file that it imports is mended there.
    return { diagnostics: diagnostics.filter((each) => each.source === source), comments: ast.comments };
  };
  const mended = sources.map((source): MendedFile => {
    const safely = mend(source, look, ({ safe }) => safe);
    return { path: source.path, ...(isUnsafeAllowed ? mendFurther(source.path, safely, look) : safely) };
  });
  const changed = mended.filter(({ text }, index) => text !== sources[index]?.text);
  const writing = await host.write(changed);
  if (writing.kind === "written") return { sources: mended, diagnostics: [], summary: summaryOf(mended, changed) };
  const done = new Set(writing.changed);
  return {
    sources: sources.map((source, index) => (done.has(source.path) ? (mended[index] ?? source) : source)),
    diagnostics: writing.problems.map(unwritten),
    summary: [
      done.size === 0 ? "No file was changed." : `Already replaced: ${writing.changed.map(printable).join(", ")}.`,
    ],
  };
}

type MendedFile = Mended & { readonly path: string };

/** The fixes to be reviewed come after the safe ones, which then are not lost with a round of them that is dropped. */
function mendFurther(path: string, safely: Mended, look: (source: Source) => Look): Mended {
  const { text, count, dropped } = mend({ path, text: safely.text }, look, () => true);
  return { text, count: safely.count + count, dropped: dropped ?? safely.dropped };
}

function summaryOf(files: readonly MendedFile[], changed: readonly MendedFile[]): readonly string[] {
  const count = changed.reduce((sum, file) => sum + file.count, 0);
  return [
    count === 0 ? "Nothing was fixed." : `Fixed ${counted(count, "finding")} in ${counted(changed.length, "file")}.`,
    ...files.flatMap(({ path, dropped }) =>
      dropped === null
        ? []
        : [
            `Left out fixes of ${printable(path)} that would have made ${counted(dropped.after, "error")} of ${dropped.before}.`,
          ],
    ),
  ];
}
