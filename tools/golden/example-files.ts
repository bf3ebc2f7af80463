/** Which files are examples: those that are compiled by themselves, and not only imported by others. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Real pipelines of other people stand in a folder of their own. */
const folders = ["", "from-the-wild/"];

/** Gives the paths of the examples below `examples/`, in order. @param root the folder that holds `examples/` */
export function exampleFiles(root: string): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, "examples", folder))
      .filter((file) => file.endsWith(".emrflow"))
      .sort()
      .map((file) => `${folder}${file}`),
  );
}
