/** Which folder is the project of a file. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nodeHost } from "../../src/host/node.js";
import { projectRoot } from "../../src/project/root.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "emrflow-root-")));
const host = nodeHost(folder, folder);
const rootOf = (path: string) => projectRoot(host, path).slice(folder.length);

beforeAll(() => {
  for (const path of [
    "repository/.git",
    "repository/plain/deep",
    "repository/project/inner/deep",
    "loose/deep",
    "worktree",
  ])
    mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, "worktree/.git"), "gitdir: elsewhere\n");
  writeFileSync(join(folder, "repository/project/emrflow.yaml"), "");
  writeFileSync(join(folder, "repository/project/inner/emrflow.yaml"), "");
  symlinkSync("repository/project/inner", join(folder, "alias"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["repository/plain/deep/a.emrflow", "/repository"],
  ["repository/project/a.emrflow", "/repository/project"],
  ["repository/project/inner/deep/a.emrflow", "/repository/project/inner"],
  ["worktree/a.emrflow", "/worktree"],
  ["loose/deep/a.emrflow", "/loose/deep"],
  ["alias/deep/a.emrflow", "/repository/project/inner"],
])("%s belongs to %s", (path, root) => {
  expect(rootOf(path)).toBe(root);
});
