/** What strangers get: which files, whose code, and whether they can use it from every module system. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { version } from "../../package.json";
import { buildPackage, root, run, type Built } from "./built.js";
import { libraryExamples } from "./library-examples.js";

let built: Built;
// As in vitest.config.ts: this only ends what hangs. The build checks all types, which takes its time.
beforeAll(() => {
  built = buildPackage();
}, 120_000);
afterAll(() => built.remove());

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const isPage = (path: string): boolean => /^docs\/errors\/EMRF\d{4}\.md$/.test(path);

describe("the packed files", () => {
  test("are those of test/package/files.txt, which ACCEPT=1 writes anew", () => {
    // Which chunks there are, and so how many, is the bundler's affair; their names end in a hash of the content.
    const names = built.files
      .filter((path) => !isPage(path))
      .map((path) => path.replace(/^dist\/.+-[\w-]{8}\.cjs$/, "dist/CHUNK-HASH.cjs"));
    const text = `${[...new Set(names)].sort().join("\n")}\n`;
    if (process.env["ACCEPT"]) writeFileSync(join(root, "test/package/files.txt"), text);
    expect(text).toBe(textOf("test/package/files.txt"));
  });

  test("hold the page of every code", () => {
    const pages = readdirSync(join(root, "docs/errors")).map((name) => `docs/errors/${name}`);
    expect(built.files.filter(isPage)).toEqual(pages.sort());
  });

  test("name the code of others as the committed notices do, which `npm run build` writes anew", () => {
    expect(readFileSync(join(built.folder, "THIRD_PARTY_NOTICES.txt"), "utf8")).toBe(textOf("THIRD_PARTY_NOTICES.txt"));
  });

  test("run as a program", () => {
    const cli = join(built.project, "node_modules/emrflow/dist/cli.cjs");
    expect(run(built.project, process.execPath, [cli, "--version"])).toBe(`${version}\n`);
  });

  test("audit Terraform, whose parser is bundled as bytes, and YAML", () => {
    const cli = join(built.project, "node_modules/emrflow/dist/cli.cjs");
    const machine = '{ "StartAt": "A", "TimeoutSeconds": 60, "States": { "A": { "Type": "Pass", "End": true } } }';
    writeFileSync(
      join(built.project, "main.tf"),
      `resource "aws_sfn_state_machine" "a" {\n  definition = <<EOF\n${machine}\nEOF\n}\n`,
    );
    writeFileSync(join(built.project, "machine.asl.yaml"), `${machine}\n`);
    writeFileSync(join(built.project, "machine.asl.json"), `${machine}\n`);
    expect(
      run(built.project, process.execPath, [cli, "audit", "main.tf", "machine.asl.yaml", "machine.asl.json"]),
    ).toBe("");
  });
});

describe.each(libraryExamples(textOf("docs/library.md")))("the example of docs/library.md at line $line", (example) => {
  test.each(example.systems)("prints what the page shows as a module of the kind %s", (system) => {
    const file = join(built.project, `line-${example.line}.${system}`);
    writeFileSync(file, compiled(example.text, system));
    expect(run(built.project, process.execPath, [file])).toBe(example.output);
  });
});

function compiled(text: string, system: "mjs" | "cjs"): string {
  const module = system === "mjs" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  return ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } }).outputText;
}

test.each([
  { resolution: "node16", module: ts.ModuleKind.Node16, endings: ["mts", "cts"] },
  { resolution: "bundler", module: ts.ModuleKind.ESNext, endings: ["mts"] },
])("the types hold under the module resolution $resolution, their own files checked too", ({ module, endings }) => {
  const programs = libraryExamples(textOf("docs/library.md")).filter(({ language }) => language === "ts");
  const files = programs.flatMap(({ line, text }) =>
    endings.map((ending) => {
      const file = join(built.project, `line-${line}.${ending}`);
      // Examples run in Node; what they take from it is declared here, so that no other package is needed.
      writeFileSync(file, `declare const console: { log(text: string): void };\n${text}\nexport {};\n`);
      return file;
    }),
  );
  const program = ts.createProgram(files, {
    module,
    moduleResolution:
      module === ts.ModuleKind.Node16 ? ts.ModuleResolutionKind.Node16 : ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipDefaultLibCheck: true,
    noEmit: true,
  });
  const wrong = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  expect(wrong).toEqual([]);
  expect(files.length).toBeGreaterThan(2);
});
