/** `build --watch`: again after each change, through mistakes and back. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { memoryHost, type MemoryEntry } from "../../src/host/memory.js";
import { bundledProgram } from "../support/bundled-program.js";

// A process of its own may take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const workflow = (output: string) => `workflow nightly {\n  timeout: 1h\n  output { ok: ${output} }\n}\n`;
const file = (text: string): MemoryEntry => ({ kind: "file", bytes: new TextEncoder().encode(text) });

test("each change is built, and a mistake waits for the next one", async () => {
  const host = memoryHost({
    files: [["a.emrflow", file(workflow("1"))]],
    changes: [
      (files) => files.set("a.emrflow", file(workflow("tru"))),
      (files) => files.delete("a.emrflow"),
      (files) => files.set("b.emrflow", file(workflow("2"))),
    ],
  });
  expect(await runCommandLine(host, ["build", "--watch"])).toBe(0);
  const said = host.printed.stderr.join("");
  expect(said.match(/^Built .*$/gm)).toEqual([
    "Built 1 state machine: wrote 1 file.",
    "Built 1 state machine: wrote 1 file.",
  ]);
  expect(said).toContain("EMRF2001");
  expect(said).toContain("EMRF0102");
});

const folder = mkdtempSync(join(tmpdir(), "emrflow-watch-"));
const cli = bundledProgram();
afterAll(() => rmSync(folder, { recursive: true }));

test("on a real disk, also when an editor puts another file in the place of the old one", async () => {
  writeFileSync(join(folder, "emrflow.yaml"), "");
  writeFileSync(join(folder, "nightly.emrflow"), workflow("1"));
  const running = spawn(process.execPath, [cli(), "build", "--watch"], { cwd: folder });
  let said = "";
  const until = async (text: string, times: number): Promise<void> => {
    while (said.split(text).length - 1 < times) await new Promise((done) => setTimeout(done, 20));
  };
  running.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<string | null>((done) => running.on("exit", (_code, signal) => done(signal)));
  await until("Waiting for changes", 1);
  // The system may take a moment until it tells of changes, so there is one until one is noticed.
  for (let number = 2; !said.includes("wrote 1 file", said.indexOf("Waiting")); number += 1) {
    writeFileSync(join(folder, "next"), workflow(String(number)));
    renameSync(join(folder, "next"), join(folder, "nightly.emrflow"));
    await new Promise((done) => setTimeout(done, 300));
  }
  expect(readFileSync(join(folder, "nightly.asl.json"), "utf8")).toMatch(/"ok": ([2-9]|\d\d)/);
  running.kill("SIGINT");
  expect(await ended).toBe("SIGINT");
});
