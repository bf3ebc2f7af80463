/**
 * Reads diagrams with Mermaid's own parser, which knows what a flowchart is. Run it with the folders to search for `.mmd`
 * files; what it cannot read it names, and it ends with status 1. A folder without any is an error, too.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";

// Mermaid cleans labels with a library that wants a browser's window, also where nothing is drawn.
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const files = process.argv
  .slice(2)
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(".mmd"))
  .sort();

let broken = files.length === 0 ? 1 : 0;
for (const file of files) {
  try {
    const { diagramType } = await mermaid.parse(readFileSync(file, "utf8"));
    if (!diagramType.startsWith("flowchart")) throw new Error(`it is a ${diagramType}`);
  } catch (error) {
    broken++;
    console.error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
console.log(`Mermaid reads ${files.length - broken} of ${files.length} diagrams.`);
process.exitCode = broken > 0 ? 1 : 0;
