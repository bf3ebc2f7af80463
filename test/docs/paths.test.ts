/** What a document points at is there. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { documents, filesIn, textOf } from "./markdown.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sourceFolders = /^(?:src|grammar|docs|test|tools|examples|golden)\//;

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");
}

function anchorsOf(path: string): ReadonlySet<string> {
  return new Set([...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading)));
}

const generated = ["docs/kinds", "docs/platforms"].flatMap((folder) => filesIn(folder, ".md"));

describe.each([...documents(), ...generated, "examples/from-the-wild/README.md"])("%s", (path) => {
  const links = [...textOf(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

  it("links to files and headings that are there", () => {
    const broken = links.filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).has(anchor));
    });
    expect(broken).toEqual([]);
  });

  it("names files and folders that are there", () => {
    const named = [...textOf(path).matchAll(/`([^`\s]+)`/g)]
      .map(([, name = ""]) => name)
      .filter((name) => sourceFolders.test(name) && !/nnnn|[*<>]/.test(name));
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });
});
