/** `emrflow schema`: JSON Schemas, of emrflow.yaml, of scenarios and of what a workflow is started with. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Host } from "../host/host.js";
import type { JsonObject } from "../machine/asl.js";
import { nearest } from "../text/nearest.js";
import { analyzer } from "./analyses.js";
import type { Command, ExitCode, Given } from "./command.js";
import { about, nowhere, report, statusOf } from "./findings.js";
import { paramOption, paramsOf } from "./params.js";
import { readProjects, targetOption } from "./projects.js";
import { pathsOf, readSources } from "./sources.js";

export const schema: Command = {
  name: "schema",
  group: "Build",
  summary: "print a schema of settings, tests or input",
  arguments: [
    {
      usage: "<what>",
      summary: "config for emrflow.yaml, test for scenarios, input for a workflow's input",
      choices: ["config", "test", "input"],
    },
    {
      usage: "[workflow]",
      summary: "its name or its file; not needed where there is only one",
      completes: "sources",
    },
  ],
  options: [paramOption, targetOption],
  examples: [
    { line: "emrflow schema config", summary: "of emrflow.yaml, for editors" },
    { line: "emrflow schema test", summary: "of files of scenarios, for editors" },
    { line: "emrflow schema input nightly", summary: "what nightly is started with" },
    { line: "emrflow schema input nightly.emrflow", summary: "of the workflow in this file" },
  ],
  run: async (host, given) => {
    const [what, more] = given.arguments;
    if (what === "input") return inputSchemaOf(host, given);
    if (more !== undefined) {
      await report(host, "stderr", [about("", tool.notTogether(nowhere, more, `schema ${what}`))], "pretty");
      return 2;
    }
    host.print("stdout", `${JSON.stringify(await fileSchema(what), null, 2)}\n`);
    return 0;
  },
};

/** Settings and scenarios are loaded only where they are asked for. */
async function fileSchema(what: string | undefined): Promise<JsonObject> {
  if (what === "test") return (await import("../scenarios/schema.js")).scenarioSchema();
  return (await import("../project/schema.js")).projectSchema();
}

async function inputSchemaOf(host: Host, given: Given): Promise<ExitCode> {
  const [, named] = given.arguments;
  const isFile = named?.endsWith(".emrflow") ?? false;
  const wanted = isFile ? undefined : named;
  const params = paramsOf(given);
  const read = readSources(host, named !== undefined && isFile ? [named] : []);
  const projects = await readProjects(host, given, pathsOf(read.sources));
  const analyses = read.sources.map(await analyzer(host, projects, params, read.sources));
  const found = [...params.diagnostics, ...read.diagnostics, ...projects.diagnostics];
  const all = analyses.flatMap(({ model, diagnostics }) =>
    model.workflows.map((workflow) => ({ workflow, diagnostics })),
  );
  const fitting = all.filter(({ workflow }) => wanted === undefined || workflow.name === wanted);
  const [only] = fitting;
  const errors = (only?.diagnostics ?? []).filter(({ severity }) => severity === "error");
  if (found.length === 0 && (fitting.length !== 1 || !only)) {
    const names = all.map(({ workflow }) => workflow.name);
    found.push(about("", tool.whichWorkflow(nowhere, wanted ?? null, names, nearest(wanted ?? "", names))));
  }
  await report(host, "stderr", [...found, ...errors], "pretty");
  if (found.length > 0 || errors.length > 0 || !only) return statusOf([...found, ...errors]);
  const { inputSchema } = await import("../model/input-schema.js");
  host.print("stdout", `${JSON.stringify(inputSchema(only.workflow), null, 2)}\n`);
  return 0;
}
