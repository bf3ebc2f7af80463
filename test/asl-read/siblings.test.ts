/** What a template names is read only where it is a real file in the template's own folder. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { siblingReader } from "../../src/commands/audit/siblings.js";
import { nodeHost } from "../../src/host/node.js";

let base: string;

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "emrflow-siblings-")));
  for (const folder of ["app/machines", "other"]) mkdirSync(join(base, folder), { recursive: true });
  for (const path of ["app/own.json", "app/machines/inner.json", "other/secret.json", "above.json"])
    writeFileSync(join(base, path), "{}");
  symlinkSync("../other", join(base, "app/linked"));
  symlinkSync("../other/secret.json", join(base, "app/secret.json"));
  symlinkSync("own.json", join(base, "app/inside.json"));
});
afterAll(() => rmSync(base, { recursive: true }));

const written = (path: string): string | null => {
  const taken: string[] = [];
  const host = nodeHost(base, base);
  const found = siblingReader(host, "app/template.yaml", (read) => void taken.push(read))(path);
  expect(taken).toEqual(found.kind === "text" ? [found.source.path] : []);
  return found.kind === "text" ? null : found.why.replace(/^.*, and /, "");
};

test.each([
  ["own.json", null],
  ["./machines/inner.json", null],
  ["machines/../own.json", null],
  ["../above.json", "that lies outside of the folder"],
  ["machines/../../above.json", "that lies outside of the folder"],
  ["/etc/hostname", "that lies outside of the folder"],
  ["linked/secret.json", "that lies outside of the folder"],
  ["secret.json", "that lies outside of the folder"],
  ["inside.json", "that is a link, or no file"],
  ["machines", "that is a link, or no file"],
  ["", "that is a link, or no file"],
  ["missing.json", "there is no such file"],
])("%s", (path, why) => {
  expect(written(path)).toBe(why);
});

test("an absolute path into the folder is no path of the folder's own", () => {
  expect(written(join(base, "app/own.json"))).toBe("that lies outside of the folder");
});
