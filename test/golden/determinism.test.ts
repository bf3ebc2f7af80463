/** The same source gives the same bytes whatever surrounds the process: time zone, language, folder, line ends. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { exampleFiles } from "../../tools/golden/example-files.js";
import { filesBelow } from "../../tools/golden/folder.js";
import { bundledProgram } from "../support/bundled-program.js";

// Hundreds of runs, or processes of their own: on a busy machine they may take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));
const accepted = new Map([...filesBelow(join(root, "golden"))].filter(([path]) => path.endsWith(".asl.json")));
const sources = [...filesBelow(join(root, "examples"))].filter(([path]) => path.endsWith(".emrflow"));
const examples = exampleFiles(root);
const folder = mkdtempSync(join(tmpdir(), "emrflow-determinism-"));
const cli = bundledProgram();
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds a copy of every example, each with what it imports in a folder of its own as in golden/, and gives the machines written. */
function built(
  name: string,
  { change = (text) => text, env = {}, cwd = ".", paths = ["."] }: Surroundings,
): ReadonlyMap<string, string> {
  const place = join(folder, name);
  const shared = sources.filter(([file]) => !examples.includes(file));
  for (const [file, text] of sources) {
    if (!examples.includes(file)) continue;
    for (const [path, own] of [[basename(file), text] as const, ...shared]) {
      const copy = join(place, file.slice(0, -".emrflow".length), path);
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, change(own));
    }
  }
  const { status, stderr } = spawnSync(process.execPath, [cli(), "build", ...paths], {
    cwd: join(place, cwd),
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  // What is shared may hold workflows too, which others run.
  return new Map([...filesBelow(place)].filter(([path]) => path.endsWith(".asl.json") && !path.includes("/shared/")));
}

interface Surroundings {
  readonly change?: (text: string) => string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly paths?: readonly string[];
}

test("`emrflow build` writes the golden bytes", () => {
  expect(built("plain", {})).toEqual(accepted);
});

test("a time zone and a language with other case rules change nothing", () => {
  const env = { TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
  expect(built("elsewhere", { env })).toEqual(accepted);
});

test("another working folder changes nothing", () => {
  expect(built("beside", { cwd: "one-step", paths: [".."] })).toEqual(accepted);
});

test("CRLF line ends and a byte order mark change nothing", () => {
  expect(built("windows", { change: (text) => `\ufeff${text.replaceAll("\n", "\r\n")}` })).toEqual(accepted);
});

test("the order in which files are named changes nothing", () => {
  const paths = examples.map((file) => `${file.slice(0, -".emrflow".length)}/${basename(file)}`).reverse();
  expect(built("backwards", { paths })).toEqual(accepted);
});

test("the golden machines are JSON that is printed as it was read", () => {
  for (const path of accepted.keys()) {
    const text = readFileSync(join(root, "golden", path), "utf8");
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
  }
});
