/** `npm run docs`: writes the pages that are made from the code's own data. Says what changed. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./golden/bundle.js";
import { accept } from "./golden/folder.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const docs = join(root, "docs");

const generator = await bundle(root, "tools/docs/pages.ts", "esm");
// The bundle was just made from that module, so it exports the same.
const { generatedFolders, generatedPages } = (await import(
  pathToFileURL(generator).href
)) as typeof import("./docs/pages.js");
rmSync(dirname(generator), { recursive: true });

const pages = [...generatedPages(root)];
const changes = generatedFolders.flatMap((folder) => {
  const inside = pages.filter(([path]) => path.startsWith(`${folder}/`));
  const wanted = new Map(inside.map(([path, text]) => [path.slice(folder.length + 1), text]));
  return accept(join(docs, folder), wanted).map((line) => line.replace(" ", ` ${folder}/`));
});
for (const [path, text] of pages.filter(([path]) => !path.includes("/"))) {
  if (textOf(join(docs, path)) === text) continue;
  writeFileSync(join(docs, path), text);
  changes.push(`changed ${path}`);
}
console.log(changes.length === 0 ? "The pages are what the code says." : changes.join("\n"));

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
