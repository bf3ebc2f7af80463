/**
 * Builds the product into dist/: the program, the library in both module systems, and its types; and beside dist/ the
 * notices of what is bundled. Everything is bundled, since loading hundreds of small files takes longer than compiling a
 * pipeline. Another folder than the project may be named, into which both are written instead.
 */
import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type OutputOptions, type Plugin } from "rolldown";
import { noticesText } from "./notices.js";
import { programAliases, programPlugins } from "./program-plugins.js";
import { writeDeclarations } from "./package/declarations.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const [, , folder = root] = process.argv;
const dist = join(folder, "dist");
/** The modules that have code in one of the bundles. */
const bundled = new Set<string>();

rmSync(dist, { recursive: true, force: true });
const program = await bundle({ cli: `${root}src/cli.ts` }, "cjs", {
  entryFileNames: "program-[hash].cjs",
  chunkFileNames: "[name]-[hash].cjs",
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      // What every command loads; the entry itself then only starts it.
      { name: "start", tags: ["$initial"], priority: 2 },
      // What reads an emrflow.yaml shares much with the compiler; cut where they part, a build would load more files.
      { name: "compiler", test: ofTheCompiler, priority: 1 },
    ],
  },
});
await bundle({ cli: `${root}src/launch.ts` }, "cjs", {}, { PROGRAM_FILE: JSON.stringify(program) });
chmodSync(`${dist}/cli.cjs`, 0o755);
for (const entry of ["index", "simulation"])
  for (const format of ["cjs", "esm"] as const) await bundle({ [entry]: `${root}src/${entry}.ts` }, format);
writeFileSync(join(folder, "THIRD_PARTY_NOTICES.txt"), noticesText(root, bundled));
writeDeclarations(root, dist);
for (const file of readdirSync(dist).filter((name) => /js$/.test(name)))
  console.log(`dist/${file} ${Math.round(statSync(`${dist}/${file}`).size / 1000)} KB`);

/** Gives the name of the entry's file. What is imported dynamically becomes a file of its own, which only those load who need it. */
async function bundle(
  input: Record<string, string>,
  format: "cjs" | "esm",
  names: OutputOptions = {},
  define: Record<string, string> = {},
): Promise<string> {
  const { output } = await build({
    input,
    platform: "node",
    preserveEntrySignatures: format === "cjs" && names.codeSplitting ? "allow-extension" : "exports-only",
    plugins: [...programPlugins(), lazyChildProcess(), onlyAscii()],
    resolve: programAliases(root),
    transform: { define },
    output: { dir: dist, format, minify: true, entryFileNames: `[name].${format === "cjs" ? "cjs" : "mjs"}`, ...names },
  });
  for (const file of output)
    if (file.type === "chunk")
      for (const [id, { renderedLength }] of Object.entries(file.modules)) if (renderedLength > 0) bundled.add(id);
  return output[0].fileName;
}

/** Whether a module is used by nothing but the compiler and by what is loaded together with it. */
function ofTheCompiler(id: string): boolean {
  return /[/](grammar|chevrotain|@chevrotain)[/]|[/]src[/](asl(?![/](?:audit|policy|read))|aws(?![/](?:iam|sdk)-permissions)|diagnostics|expressions|kinds|model|platforms|rules|settings|syntax|text|types)[/]/.test(
    id,
  );
}

/** V8 holds and hashes text of one byte a character in half the time; one `…` would make a whole bundle two bytes wide. */
function onlyAscii(): Plugin {
  return {
    name: "only-ascii",
    generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        if (file.type !== "chunk") continue;
        file.code = file.code.replace(
          /[^\0-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
        );
      }
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
      return code.replace(
        eager,
        "const childProcess = { spawn: (...call) => require('node:child_process').spawn(...call) };",
      );
    },
  };
}
