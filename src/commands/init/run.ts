/** `emrflow init`: asks, looks at what is there, writes what is not, and says what comes next. */
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Host } from "../../host/host.js";
import { folderOf, normalizePath } from "../../host/paths.js";
import { printable } from "../../text/printable.js";
import type { ExitCode, Given } from "../command.js";
import { about, nowhere, report, statusOf, unwritten } from "../findings.js";
import { choose } from "./choose.js";
import { planProject, type Plan } from "./plan.js";

/** Does what the user asked; every file comes whole, and all of them or none. */
export async function runInit(host: Host, given: Given): Promise<ExitCode> {
  const folder = normalizePath(host.path(given.arguments[0] ?? "."));
  const blocked = fileInTheWay(host, folder);
  if (blocked !== null)
    return refuse(host, [about(blocked, tool.unwritableFile(nowhere, blocked, "it is a file, not a folder"))]);
  const choices = await choose(host, given);
  if (!("name" in choices))
    return refuse(
      host,
      choices.map((problem) => about("", problem)),
    );
  const plan = planProject(host, folder, choices);
  if ("taken" in plan) return refuse(host, [about("", tool.workflowNameTaken(nowhere, choices.name, plan.taken))]);
  const writing = await host.write(plan.written, { makeFolders: true });
  if (writing.kind === "written") {
    host.print("stderr", `${summaryOf(plan, folder).join("\n")}\n`);
    return 0;
  }
  const done = writing.changed.map(printable).join(", ");
  const status = await refuse(host, writing.problems.map(unwritten));
  host.print("stderr", done === "" ? "No file was written.\n" : `Already written: ${done}.\n`);
  return status;
}

/** Gives the file that stands where the folder or one around it should be, `null` when there is none. */
function fileInTheWay(host: Host, folder: string): string | null {
  for (let path = folder; path !== "." && path !== "/"; path = folderOf(path)) {
    const { kind } = host.read(path);
    if (kind === "text" || kind === "not-utf-8") return path;
  }
  return null;
}

async function refuse(host: Host, diagnostics: Parameters<typeof report>[2]): Promise<ExitCode> {
  await report(host, "stderr", diagnostics, "pretty");
  return statusOf(diagnostics);
}

function summaryOf({ written, kept, install }: Plan, folder: string): readonly string[] {
  const wide = Math.max(0, ...[...written, ...kept].map(({ path }) => printable(path).length));
  const line = (path: string, remark: string): string => `  ${printable(path).padEnd(wide)}  ${remark}`.trimEnd();
  return [
    ...(written.length === 0 ? ["Nothing to write: everything is there already."] : ["Written:"]),
    ...written.map(({ path, purpose }) => line(path, purpose)),
    ...(kept.length === 0 ? [] : ["Left as they are:"]),
    ...kept.map(({ path, advice }) => line(path, advice ?? "")),
    "Next:",
    ...(folder === "." ? [] : [`  cd ${shellWord(folder)}`]),
    ...nextCommands(install),
  ];
}

function nextCommands(install: string): readonly string[] {
  const commands = [
    { line: install, remark: "then commit package-lock.json, which `npm ci` needs" },
    { line: "npx emrflow check", remark: "says what is wrong" },
    { line: "npx emrflow test", remark: "runs the pipelines' tests" },
    { line: "npx emrflow build", remark: "writes the state machines; commit them too" },
  ];
  const wide = Math.max(...commands.map(({ line }) => line.length));
  return commands.map(({ line, remark }) => `  ${line.padEnd(wide)}  # ${remark}`);
}

/** A path as a shell takes it for one word, and `cd` for no option. */
function shellWord(path: string): string {
  const shown = printable(path.startsWith("-") ? `./${path}` : path);
  return /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
