/** `npm run golden`: accepts what the compiler gives for the examples today as what it must give. Says what changed. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./golden/bundle.js";
import { accept } from "./golden/folder.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const compiler = await bundle(root, "tools/golden/goldens.ts", "esm");
// The bundle was just made from that module, so it exports the same.
const { examplesIn, goldensOf } = (await import(pathToFileURL(compiler).href)) as typeof import("./golden/goldens.js");
rmSync(dirname(compiler), { recursive: true });

const examples = examplesIn(root);
const broken = examples.filter(({ analysis }) => analysis.checked === null);
if (broken.length > 0)
  throw new Error(
    `These examples have errors, see \`emrflow check\`: ${broken.map(({ source }) => source.path).join(", ")}`,
  );

const changes = accept(join(root, "golden"), goldensOf(root, examples));
console.log(changes.length === 0 ? "The golden files are what the compiler gives." : changes.join("\n"));
