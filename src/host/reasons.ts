/** What the operating system's error codes mean, in words that finish the sentence "… cannot be read: ". */

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOENT", "its folder does not exist"],
  ["ENOTDIR", "what should be its folder is a file"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk quota is used up"],
  ["ELOOP", "its links lead in a circle"],
  ["ENAMETOOLONG", "the name is too long"],
  ["EMFILE", "too many files are open"],
  ["EBUSY", "another program is using it"],
  ["EISDIR", "it is a folder"],
]);

/** Gives the words for an error that a file operation threw; throws it again when it is none of the system's. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return reasons.get(code) ?? code;
}

/** Gives the system's code of an error, `ENOENT`, or `undefined` when it has none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return "syscall" in error ? error.code : undefined;
}
