/** The pages that are made from the code's own data are what the code says today. `npm run docs` writes them. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.js";
import { kinds } from "../../src/kinds/index.js";
import { generatedFolders, generatedPages } from "../../tools/docs/pages.js";
import { filesIn, textOf } from "./markdown.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = [...generatedPages(root)];

describe("the generated pages", () => {
  it.each(pages)("docs/%s is what the code says", (path, text) => {
    expect(textOf(`docs/${path}`)).toBe(text);
  });

  it("stand alone in their folders", () => {
    const there = generatedFolders.flatMap((folder) => filesIn(`docs/${folder}`, ""));
    expect(there.sort()).toEqual(
      pages
        .map(([path]) => `docs/${path}`)
        .filter((path) => path.split("/").length > 2)
        .sort(),
    );
  });

  it("name every command with each of its options, and every setting of every kind", () => {
    const cli = textOf("docs/cli.md");
    for (const { name, options } of Object.values(commands)) {
      const section = cli.split(`## emrflow ${name}\n`)[1]?.split("\n## ")[0];
      for (const { usage } of options) expect(section).toContain(`| \`${usage}\` |`);
    }
    for (const [name, { settings }] of Object.entries(kinds)) {
      const page = textOf(`docs/kinds/${name}.md`);
      for (const setting of Object.keys(settings)) expect(page).toContain(`### \`${setting}\`\n`);
    }
  });

  it("are linked from the reference", () => {
    const reference = textOf("docs/language.md");
    for (const [path] of pages.filter(([each]) => each.includes("/"))) expect(reference).toContain(`](${path})`);
  });
});
