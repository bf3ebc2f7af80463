/** The golden folder as it is, beside what it must hold. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Gives the text of every file below a folder by its path there. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")];
    }),
  );
}

/** Makes a folder hold exactly these files. Gives one line for each that changed. */
export function accept(folder: string, wanted: ReadonlyMap<string, string>): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const there = filesBelow(folder);
  const changed = [...wanted].filter(([path, text]) => there.get(path) !== text);
  const leftOver = [...there.keys()].filter((path) => !wanted.has(path));
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of leftOver) rmSync(join(folder, path));
  removeEmptyFolders(folder);
  return [
    ...changed.map(([path]) => `${there.has(path) ? "changed" : "new    "} ${path}`),
    ...leftOver.map((path) => `removed ${path}`),
  ];
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    removeEmptyFolders(path);
    if (readdirSync(path).length === 0) rmSync(path, { recursive: true });
  }
}
