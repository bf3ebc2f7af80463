/**
 * Builds the product into dist/: the program, the library in both module systems, and its types. Everything is bundled,
 * since loading hundreds of small files takes longer than compiling a pipeline.
 */
import { chmodSync, cpSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin } from "rolldown";
import ts from "typescript";
import { validators } from "./validators.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist`;

rmSync(dist, { recursive: true, force: true });
await build(bundle("cli", "cjs"));
chmodSync(`${dist}/cli.cjs`, 0o755);
await build(bundle("index", "cjs"));
await build(bundle("index", "esm"));
emitTypes(`${dist}/types`);
offerTypesToCommonJs(`${dist}/types`, `${dist}/types-cjs`);
console.log(`dist/cli.cjs ${kilobytes("cli.cjs")} KB, dist/index.cjs ${kilobytes("index.cjs")} KB, dist/index.mjs ${kilobytes("index.mjs")} KB`);

/** What is imported dynamically becomes a chunk of its own, which only those load who need it. */
function bundle(entry: "cli" | "index", format: "cjs" | "esm"): BuildOptions {
  const ending = format === "cjs" ? "cjs" : "mjs";
  return {
    input: { [entry]: `${root}src/${entry}.ts` },
    platform: "node",
    plugins: [validators(), lazyChildProcess()],
    output: {
      dir: dist,
      format,
      minify: true,
      entryFileNames: `[name].${ending}`,
      chunkFileNames: `${entry}-[name].${ending}`,
    },
  };
}

/** Commander loads child_process for subcommands that are programs of their own. There are none, and it costs milliseconds. */
function lazyChildProcess(): Plugin {
  const eager = "const childProcess = require('node:child_process');";
  return {
    name: "lazy-child-process",
    transform(code, id) {
      if (!id.endsWith("commander/lib/command.js")) return null;
      if (!code.includes(eager)) throw new Error("Commander no longer loads child_process as this build expects");
      return code.replace(eager, "const childProcess = { spawn: (...call) => require('node:child_process').spawn(...call) };");
    },
  };
}

function emitTypes(folder: string): void {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram([`${root}src/index.ts`, `${root}src/aws/validators.d.ts`], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: folder,
  });
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost));
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => "\n",
};

/** The same declarations, in a folder that says they are CommonJS: TypeScript takes the module system from there. */
function offerTypesToCommonJs(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  writeFileSync(`${to}/package.json`, '{ "type": "commonjs" }\n');
}

function kilobytes(file: string): number {
  return Math.round(statSync(`${dist}/${file}`).size / 1000);
}
