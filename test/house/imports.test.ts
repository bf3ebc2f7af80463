/** Holds ARCHITECTURE.md's table: which folder may import which. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The table's rows: a folder, and the folders that it may import, by their last names. */
const table = [
  ...readFileSync(join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^\| `([\w/]+?)\/?` \| .* \| (.*) \|$/gm),
].map(([, folder = "", allowed = ""]) => ({ folder, allowed }));
const nameOf = (folder: string): string => folder.replace(/^src\/(asl\/)?/, "");
const folders = table.map(({ folder }) => folder);

function allowedFor(row: (typeof table)[number]): ReadonlySet<string> {
  const all = folders.map(nameOf);
  const above = all.slice(0, all.indexOf(nameOf(row.folder)));
  if (row.allowed === "–") return new Set();
  if (row.allowed.startsWith("all of the above")) return new Set(above.filter((name) => name !== "grammar"));
  if (row.allowed.startsWith("everything"))
    return new Set([...all.filter((name) => name !== "grammar"), "compiler.js", "package.json"]);
  return new Set(row.allowed.split(" "));
}

/** The folder of the table in which a file lies; for a file of `src` itself its name. */
function placeOf(path: string): string {
  const inside = relative(root, path);
  const folder = folders.filter((each) => inside.startsWith(`${each}/`)).sort((a, b) => b.length - a.length)[0];
  return folder === undefined ? inside.replace(/^src\//, "") : nameOf(folder);
}

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, "utf8").matchAll(/^(?:import|export) [^;]*?from "(\.[^"]+)";/gms)].map(
    ([, path = ""]) => join(dirname(file), path.replace(/\?.*$/, "")),
  );
}

const files = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(root, folder, name));

test("the table names every folder of src", () => {
  const there = readdirSync(join(root, "src"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "asl")
    .map((entry) => `src/${entry.name}`);
  expect(folders.filter((folder) => !folder.startsWith("src/asl/") && folder !== "grammar").sort()).toEqual(
    there.sort(),
  );
});

for (const row of table) {
  test(`${row.folder} imports only what the table allows`, () => {
    const allowed = allowedFor(row);
    const found = files(row.folder).filter((file) => placeOf(file) === nameOf(row.folder));
    expect(found.length).toBeGreaterThan(0);
    const broken = found
      .flatMap((file) => importsOf(file).map((path) => ({ file: relative(root, file), place: placeOf(path) })))
      .filter(({ place }) => place !== nameOf(row.folder) && !allowed.has(place));
    expect(broken).toEqual([]);
  });
}
