/** The files beside this one, as the audit reads them; what they name is read from the same folder. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Machines, ReadSibling } from "../../src/asl/read/machines.js";
import { readMachines } from "../../src/asl/read/read.js";
import { normalizePath } from "../../src/host/paths.js";

const folder = fileURLToPath(new URL("fixtures/", import.meta.url));

/** The paths of all fixtures. */
export const fixtures: readonly string[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.\w+$/.test(path))
  .sort();

export function textOf(path: string): string {
  return readFileSync(folder + path, "utf8");
}

const readSibling: ReadSibling = (written) => {
  const path = normalizePath(written);
  return fixtures.includes(path)
    ? { kind: "text", source: { path, text: textOf(path) } }
    : { kind: "refused", why: "it is no fixture" };
};

/** Reads a text as the file of a fixture. */
export function readAs(path: string, text = textOf(path)): Promise<Machines> {
  return readMachines({ path, text }, readSibling);
}
