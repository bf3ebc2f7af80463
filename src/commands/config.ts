/** `emrflow config`: the settings of a project as they hold. */
import { tool } from "../diagnostics/catalog/tool.js";
import type { Command } from "./command.js";
import { about, nowhere, report, statusOf } from "./findings.js";
import { readProjects, targetOption } from "./projects.js";

export const config: Command = {
  name: "config",
  group: "Build",
  summary: "show a project's settings as they hold",
  arguments: [
    { usage: "[folder]", summary: "a folder of the project; the working folder when left out", completes: "folders" },
  ],
  options: [
    targetOption,
    {
      usage: "--emit <kind>",
      summary: "yaml says where each setting was given, json is for programs",
      choices: ["yaml", "json"],
      default: "yaml",
      group: "Output",
    },
  ],
  examples: [
    { line: "emrflow config", summary: "with the default target" },
    { line: "emrflow config --target prod", summary: "with another target" },
    { line: "emrflow config --emit json", summary: "for programs" },
  ],
  run: async (host, given) => {
    const [folder = "."] = given.arguments;
    if (host.read(host.path(folder)).kind !== "folder") {
      await report(host, "stderr", [about(folder, tool.noSuchFile(nowhere, folder))], "pretty");
      return 2;
    }
    // The project of a folder is that of a file in it.
    const path = `${host.path(folder)}/emrflow.yaml`;
    const { of, diagnostics } = await readProjects(host, given, [path]);
    await report(host, "stderr", diagnostics, "pretty");
    const project = of(path);
    if (project.isBroken || diagnostics.length > 0) return statusOf(diagnostics);
    if (!project.config) {
      host.print("stderr", "There is no emrflow.yaml, so nothing is set.\n");
      return 0;
    }
    const { settingsJson, settingsYaml } = await import("../project/shown.js");
    const text =
      given.value("emit") === "json"
        ? `${JSON.stringify(settingsJson(project.config, project.resolved), null, 2)}\n`
        : await settingsYaml(project.config, project.resolved);
    host.print("stdout", text);
    return 0;
  },
};
