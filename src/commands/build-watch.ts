/** `build --watch`: the same build again after each change, until it is interrupted. */
import type { Host } from "../host/host.js";
import { projectRoot } from "../project/root.js";
import type { CommandOption, ExitCode, Given } from "./command.js";
import { pathsOf, readSources } from "./sources.js";

export const watchOption: CommandOption = {
  usage: "--watch",
  summary: "build again after each change, until interrupted",
  group: "Output",
};

/** What a build reads: sources, also imported ones, and the settings of their projects. */
const endings = [".emrflow", "emrflow.yaml"];

/** Builds, and builds again after each change. What is wrong is shown and mended by the next change. */
export async function watching(
  host: Host,
  given: Given,
  build: (host: Host, given: Given) => Promise<ExitCode>,
): Promise<ExitCode> {
  let status = await build(host, given);
  const { sources } = readSources(host, given.arguments);
  // What is imported lies in the projects, too.
  const folders = new Set([...pathsOf(sources), "./here"].map((path) => projectRoot(host, path)));
  host.print("stderr", "Waiting for changes; Ctrl-C ends.\n");
  for await (const _change of host.changes([...folders], endings)) status = await build(host, given);
  return status;
}
