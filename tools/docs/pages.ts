/** The pages of docs/ that are made from the code's own data. */
import type { Command } from "../../src/commands/command.js";
import { commands } from "../../src/commands/index.js";
import { kinds } from "../../src/kinds/index.js";
import { platforms } from "../../src/platforms/index.js";
import { cliPage } from "./cli-page.js";
import { comparedPage } from "./compared-page.js";
import { dependenciesPage } from "./dependencies-page.js";
import { emrModelPage } from "./emr-model-page.js";
import { kindPage } from "./kind-page.js";
import { platformPage } from "./platform-page.js";
import { projectPage } from "./project-page.js";
import { tasksPage } from "./tasks-page.js";
import { testFilesPage } from "./test-files-page.js";

/** Folders of docs/ in which nothing else stands. */
export const generatedFolders: readonly string[] = ["kinds", "platforms"];

/** Gives the text of every generated page by its path below docs/. @param root the project */
export function generatedPages(root: string): ReadonlyMap<string, string> {
  const note = "<!-- Made from the code by `npm run docs`. -->\n\n";
  const pages: readonly (readonly [string, string])[] = [
    ["cli.md", cliPage(Object.values<Command>(commands))],
    ...Object.entries(kinds).map(([name, kind]) => [`kinds/${name}.md`, kindPage(name, kind)] as const),
    ...Object.values(platforms).map((platform) => [`platforms/${platform.name}.md`, platformPage(platform)] as const),
    ["project.md", projectPage()],
    ["tasks.md", tasksPage()],
    ["test-files.md", testFilesPage()],
    ["emr-model.md", emrModelPage()],
    ["dependencies.md", dependenciesPage(root)],
    ["compared.md", comparedPage(root)],
  ];
  return new Map(pages.map(([path, text]) => [path, `${note}${text}`]));
}
