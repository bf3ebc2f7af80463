/** The golden machines as they lie on the disk, each with what belongs to it. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Machine } from "../../src/machine/asl.js";
import { filesBelow } from "../../tools/golden/folder.js";

export interface GoldenMachine {
  /** `example/workflow`, where an example may lie in a folder. */
  readonly name: string;
  readonly machine: Machine;
  /** State name → line and column in the source. */
  readonly origins: ReadonlyMap<string, string>;
  /** The lines of the example. */
  readonly lines: readonly string[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = filesBelow(join(root, "golden"));
const ending = ".asl.json";

export const goldenMachines: readonly GoldenMachine[] = [...files].flatMap(([path, text]) => {
  if (!path.endsWith(ending)) return [];
  const name = path.slice(0, -ending.length);
  const origins: Record<string, string> = JSON.parse(files.get(`${name}.origins.json`) ?? "{}");
  const source = readFileSync(join(root, "examples", `${dirname(name)}.emrflow`), "utf8");
  // The compiler wrote it from a Machine, and golden.test.ts holds it to be the same.
  const machine = JSON.parse(text) as Machine;
  return [{ name, machine, origins: new Map(Object.entries(origins)), lines: source.split("\n") }];
});

/** Gives the golden machine of that name. */
export function goldenMachine(name: string): GoldenMachine {
  const found = goldenMachines.find((each) => each.name === name);
  if (!found) throw new Error(`there is no golden machine ${name}`);
  return found;
}
