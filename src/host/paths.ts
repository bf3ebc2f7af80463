/** Paths as emrflow shows and compares them: forward slashes, nothing superfluous. Pure text; nothing here asks a disk. */

/** Removes what says nothing, `./a//b/../c` → `a/c`; the working folder is `.`. */
export function normalizePath(path: string): string {
  const root = path.startsWith("/") ? "/" : "";
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") parts.pop();
    else if (part !== ".." || root === "") parts.push(part);
  }
  return root + parts.join("/") || ".";
}

/** Gives the path of a file in a folder. */
export function joinPath(folder: string, name: string): string {
  if (folder === ".") return name;
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** Gives the folder that holds a path, `.` for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash === 0) return "/";
  return slash === -1 ? "." : path.slice(0, slash);
}

/** Folders of other people's code and of tools: a pipeline found there was not meant. */
export function isSkipped(folderName: string): boolean {
  return folderName === "node_modules" || folderName.startsWith(".");
}

/** Tells whether a path is a folder or lies below it. Both are normalized, and both absolute or neither. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** Gives a path as it is seen from a folder that it lies in; any other one as it is. */
export function seenFrom(folder: string, path: string): string {
  if (path === folder || !isInside(path, folder)) return path === folder ? "." : path;
  return path.slice(folder.endsWith("/") ? folder.length : folder.length + 1);
}

/** Gives a path as it is seen from a folder, with `..` where it lies outside. Both are absolute, or both start at one folder. */
export function relativePath(folder: string, path: string): string {
  const [from, to] = [partsOf(folder), partsOf(path)];
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  const below = [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
  return below === "" ? "." : below;
}

function partsOf(path: string): readonly string[] {
  return normalizePath(path)
    .split("/")
    .filter((part) => part !== "." && part !== "");
}
