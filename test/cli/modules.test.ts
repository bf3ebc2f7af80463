/** Imports on a real disk: what a link leads to counts, not where the link stands. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { moduleReader } from "../../src/commands/modules.js";
import { nodeHost } from "../../src/host/node.js";

const folder = mkdtempSync(join(tmpdir(), "emrflow-modules-"));
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, "project", "shared"), { recursive: true });
writeFileSync(join(folder, "project", "emrflow.yaml"), "");
writeFileSync(join(folder, "project", "shared", "own.emrflow"), "let own = 1\n");
writeFileSync(join(folder, "outside.emrflow"), "let outside = 1\n");
symlinkSync("../../outside.emrflow", join(folder, "project", "shared", "leads-out.emrflow"));
symlinkSync("own.emrflow", join(folder, "project", "shared", "leads-in.emrflow"));
symlinkSync("nowhere.emrflow", join(folder, "project", "shared", "leads-nowhere.emrflow"));
symlinkSync("project", join(folder, "alias"));

const read = moduleReader(nodeHost(folder, folder), []);
const from = (path: string) => ({ path, text: "" });

test("a link inside of the project is followed, one that leads out of it is not", () => {
  const main = from("project/main.emrflow");
  expect(read("./shared/leads-in.emrflow", main)).toMatchObject({ kind: "source", source: { text: "let own = 1\n" } });
  expect(read("./shared/leads-out.emrflow", main)).toEqual({ kind: "outside", root: "project" });
  expect(read("./shared/leads-nowhere.emrflow", main)).toEqual({ kind: "missing" });
  expect(read("../outside.emrflow", main)).toEqual({ kind: "outside", root: "project" });
});

test("a project that is reached through a link is the same project", () => {
  expect(read("./shared/own.emrflow", from("alias/main.emrflow"))).toMatchObject({ kind: "source" });
  expect(read("../outside.emrflow", from("alias/main.emrflow"))).toEqual({ kind: "outside", root: "project" });
});

test("a file is read once, however it is written", () => {
  const main = from("project/main.emrflow");
  expect(read("./shared/own.emrflow", main)).toBe(read("./shared/../shared/own.emrflow", main));
});

test("a folder is no module", () => {
  mkdirSync(join(folder, "project", "folder.emrflow"));
  expect(read("./folder.emrflow", from("project/main.emrflow"))).toEqual({ kind: "failed", reason: "it is a folder" });
});

test("outputs of a project do not go out of it through a link", async () => {
  mkdirSync(join(folder, "elsewhere"));
  symlinkSync("../elsewhere", join(folder, "project", "out"));
  writeFileSync(join(folder, "project", "emrflow.yaml"), "outputs: [{ emit: asl, dir: out/deep }]\n");
  writeFileSync(join(folder, "project", "w.emrflow"), "workflow w {\n  timeout: 1h\n  output { ok: true }\n}\n");
  const said: string[] = [];
  const host = { ...nodeHost(folder, folder), print: (_stream: unknown, text: string) => void said.push(text) };
  expect(await runCommandLine(host, ["build", "project/w.emrflow"])).toBe(1);
  expect(said.join("")).toContain("EMRF0210");
  expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
});
