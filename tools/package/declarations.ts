/** The declarations of the library: those that can be reached from its entries, for both module systems. */
import { cpSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/**
 * Writes the declarations for ES modules and, beside them, for CommonJS.
 *
 * @param root the project
 * @param dist where `types` and `types-cjs` are made
 * @throws Error if TypeScript finds something wrong
 */
export function writeDeclarations(root: string, dist: string): void {
  const emitted = emit(root, `${dist}/types`);
  const entries = ["index", "simulation"].map((name) => join(dist, `types/src/${name}.d.ts`));
  for (const path of reachable(entries, emitted)) ts.sys.writeFile(path, emitted.get(path) ?? "");
  // The same declarations, in a folder that says they are CommonJS: TypeScript takes the module system from there.
  cpSync(`${dist}/types`, `${dist}/types-cjs`, { recursive: true });
  writeFileSync(`${dist}/types-cjs/package.json`, '{ "type": "commonjs" }\n');
}

/** Gives the text of every declaration by its path; nothing is written. */
function emit(root: string, folder: string): ReadonlyMap<string, string> {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(
    [`${root}src/index.ts`, `${root}src/simulation.ts`, `${root}src/aws/late-json.d.ts`],
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: folder,
    },
  );
  const texts = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => void texts.set(join(path), text));
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => root,
        getNewLine: () => "\n",
      }),
    );
  return texts;
}

/** Follows the imports from some declarations. Nobody can name what is not found so. */
function reachable(entries: readonly string[], texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`The library's types need ${path}, which was not emitted`);
    found.add(path);
    for (const { fileName } of ts.preProcessFile(text).importedFiles)
      open.push(join(dirname(path), fileName.replace(/\.js$/, ".d.ts")));
  }
  return found;
}
