/** What the real disk shows that a story cannot: modes, identity of files, what is left behind. */
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Host } from "../../src/host/host.js";
import { nodeHost } from "../../src/host/node.js";

let folder: string;
let host: Host;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emrflow-disk-"));
  host = nodeHost(folder, folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a file that is replaced keeps its mode, and a reader of the old one sees it whole", async () => {
  writeFileSync(join(folder, "a.json"), "old");
  chmodSync(join(folder, "a.json"), 0o640);
  linkSync(join(folder, "a.json"), join(folder, "reader.json"));
  expect(await host.write([{ path: "a.json", text: "new" }])).toEqual({ kind: "written", changed: ["a.json"] });
  expect(statSync(join(folder, "a.json")).mode & 0o777).toBe(0o640);
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("new");
  expect(readFileSync(join(folder, "reader.json"), "utf8")).toBe("old");
});

test("a file that has these bytes already is not touched", async () => {
  await host.write([{ path: "a.json", text: "same" }]);
  const before = statSync(join(folder, "a.json"));
  expect(await host.write([{ path: "a.json", text: "same" }])).toEqual({ kind: "written", changed: [] });
  const after = statSync(join(folder, "a.json"));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
});

test("when one of many files cannot be written none is, and nothing is left behind", async () => {
  writeFileSync(join(folder, "b.json"), "old");
  const writing = await host.write([
    { path: "a.json", text: "a" },
    { path: "b.json", text: "new" },
    { path: "missing/c.json", text: "c" },
  ]);
  expect(writing).toEqual({
    kind: "refused",
    problems: [{ path: "missing/c.json", kind: "failed", reason: "its folder does not exist" }],
    changed: [],
  });
  expect(readdirSync(folder)).toEqual(["b.json"]);
  expect(readFileSync(join(folder, "b.json"), "utf8")).toBe("old");
});

test("all destinations that are refused are named at once", async () => {
  symlinkSync("elsewhere.json", join(folder, "a.json"));
  mkdirSync(join(folder, "b.json"));
  const writing = await host.write(["a.json", "b.json", "c.json"].map((path) => ({ path, text: "x" })));
  expect(writing).toMatchObject({
    kind: "refused",
    problems: [
      { path: "a.json", kind: "link" },
      { path: "b.json", kind: "folder" },
    ],
  });
  expect(readdirSync(folder)).toEqual(["a.json", "b.json"]);
});

test("a device is not a file to be replaced", async () => {
  const writing = await host.write([{ path: "/dev/null", text: "x" }]);
  expect(writing).toMatchObject({
    kind: "refused",
    problems: [{ kind: "failed", reason: "it is a device or a pipe, not a file" }],
  });
});

test("links to folders are not entered, links to files are read, and circles end", () => {
  mkdirSync(join(folder, "real"));
  writeFileSync(join(folder, "real/a.emrflow"), "a");
  symlinkSync("real", join(folder, "linked"));
  symlinkSync("..", join(folder, "real/up"));
  symlinkSync("real/a.emrflow", join(folder, "b.emrflow"));
  symlinkSync("circle.emrflow", join(folder, "circle.emrflow"));
  expect(host.list(".")).toEqual({ files: ["b.emrflow", "circle.emrflow", "real/a.emrflow"], problems: [] });
  expect(host.read("b.emrflow")).toEqual({ kind: "text", text: "a" });
  expect(host.read("circle.emrflow")).toEqual({ kind: "failed", reason: "its links lead in a circle" });
});

test("files are listed in code-unit order, whatever order the disk has", () => {
  const names = ["b.emrflow", "B.emrflow", "a-.emrflow", "a.emrflow", "é.emrflow", "a/z.emrflow"];
  mkdirSync(join(folder, "a"));
  for (const name of names) writeFileSync(join(folder, name), "");
  expect(host.list(".").files).toEqual([
    "B.emrflow",
    "a-.emrflow",
    "a.emrflow",
    "a/z.emrflow",
    "b.emrflow",
    "é.emrflow",
  ]);
});

test("a byte order mark is part of the text, so that offsets are the file's", () => {
  writeFileSync(join(folder, "a.emrflow"), "\ufeffworkflow");
  expect(host.read("a.emrflow")).toEqual({ kind: "text", text: "\ufeffworkflow" });
});

test("folders are made where that is asked for, and are gone again when the files cannot be written", async () => {
  writeFileSync(join(folder, "file"), "");
  const deep = { path: "a/b/c.json", text: "c" };
  expect(await host.write([deep, { path: "file/d.json", text: "d" }], { makeFolders: true })).toEqual({
    kind: "refused",
    problems: [{ path: "file/d.json", kind: "failed", reason: "what should be its folder is a file" }],
    changed: [],
  });
  expect(readdirSync(folder)).toEqual(["file"]);
  expect(await host.write([deep], { makeFolders: true })).toEqual({ kind: "written", changed: ["a/b/c.json"] });
  expect(readFileSync(join(folder, "a/b/c.json"), "utf8")).toBe("c");
});
