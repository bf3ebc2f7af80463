/** V8's code in the user's cache folder: used when it is whole and the user's own, and never in the way. */
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeCache, type CodeCache } from "../../src/host/code-cache.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = Buffer.from("x".repeat(10_000));
let base: string;
let folder: string;
let cache: CodeCache;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "emrflow-cache-"));
  folder = join(base, "emrflow");
  const found = codeCache({ XDG_CACHE_HOME: base }, "linux");
  if (found === undefined) throw new Error("There is a folder, and no cache");
  cache = found;
});
afterEach(() => rmSync(base, { recursive: true }));

function keptFile(): string {
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

test("what is written is read again, and only the user can write it", () => {
  expect(cache.read("a")).toBeUndefined();
  cache.write("a", code);
  expect(cache.read("a")).toEqual(code);
  expect([statSync(folder).mode & 0o777, statSync(keptFile()).mode & 0o777]).toEqual([0o700, 0o600]);
});

test("what was cut off, prolonged or lost a block is not read", () => {
  const spoilt: readonly ((path: string) => void)[] = [
    (path) => truncateSync(path, 5000),
    (path) => truncateSync(path, 0),
    (path) => appendFileSync(path, "more"),
    (path) => writeFileSync(path, readFileSync(path).fill(0, 4096, 8192)),
  ];
  for (const spoil of spoilt) {
    cache.write("a", code);
    spoil(keptFile());
    expect(cache.read("a")).toBeUndefined();
  }
});

test("what others could have written is not read", () => {
  cache.write("a", code);
  chmodSync(keptFile(), 0o666);
  expect(cache.read("a")).toBeUndefined();
  chmodSync(keptFile(), 0o600);
  chmodSync(folder, 0o777);
  expect(cache.read("a")).toBeUndefined();
});

test("entries of versions that are gone are removed", () => {
  cache.write("old", code);
  utimesSync(keptFile(), new Date(0), new Date(0));
  cache.write("new", code);
  expect(keptFile()).toContain("new");
});

test("without a place for it, or forbidden, there is none; where nothing can be written nothing is said", () => {
  expect(codeCache({}, "linux")).toBeUndefined();
  expect(codeCache({ HOME: "relative" }, "linux")).toBeUndefined();
  expect(codeCache({ HOME: base, NODE_DISABLE_COMPILE_CACHE: "1" }, "linux")).toBeUndefined();
  writeFileSync(folder, "a file in the place of the folder");
  cache.write("a", code);
  expect(cache.read("a")).toBeUndefined();
});

test("a bundle runs from the cache as it does without: circular files, other modules, its own name", () => {
  const bundle = join(base, "bundle");
  mkdirSync(bundle);
  writeFileSync(
    join(bundle, "a.cjs"),
    'exports.early = 1; const { b } = require("./b.cjs"); console.log(b(), require("node:path").basename(__filename));',
  );
  writeFileSync(join(bundle, "b.cjs"), 'const a = require("./a.cjs"); exports.b = () => a.early;');
  const script = `import { runBundle } from "./src/host/bundle.ts"; import { codeCache } from "./src/host/code-cache.ts";
    runBundle(${JSON.stringify(bundle)}, "a.cjs", codeCache({ XDG_CACHE_HOME: ${JSON.stringify(base)} }, "linux"), "build");`;
  for (let run = 0; run < 2; run++) {
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      cwd: root,
      encoding: "utf8",
    });
    expect({ stdout, stderr }).toEqual({ stdout: "1 a.cjs\n", stderr: "" });
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/\.v\d.*/, ""))
        .sort(),
    ).toEqual([expect.stringMatching(/^a\.cjs\.\w+\.build$/), expect.stringMatching(/^b\.cjs\.\w+\.build$/)]);
  }
});
