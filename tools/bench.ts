/**
 * `npm run bench`: what the program costs, as multiples of what Node itself costs on this machine. It prints, and judges
 * nothing: single times drift by a factor of two.
 */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { coldRatio } from "./bench/cold.js";
import { measureMany } from "./bench/many.js";
import { showProof } from "./bench/proof.js";
import { programOfLines, workflowOf } from "./bench/programs.js";
import { bundle } from "./golden/bundle.js";
import { exponentOf, medianMilliseconds, throughput, type Measured } from "./bench/warm.js";

const cli = fileURLToPath(new URL("../dist/cli.cjs", import.meta.url));
// The built library, since its data is bundled when it is built; its types are those of its source.
const { analyze, compile, renderAsl } = (await import(
  new URL("../dist/index.mjs", import.meta.url).href
)) as typeof import("../src/index.js");
const parsers = await bundle(fileURLToPath(new URL("..", import.meta.url)), "tools/bench/parsers.ts", "esm");
// The bundle was just made from that module, so it exports the same.
const { parse, referenceParse } = (await import(pathToFileURL(parsers).href)) as typeof import("./bench/parsers.js");
rmSync(dirname(parsers), { recursive: true });
const pairs = 21;

console.log(`Node ${process.version}, ${pairs} pairs, medians`);
showCold();
showWarm();
showGrowth();
showMany();
showSizes();
await showProof(pairs);

function showCold(): void {
  console.log("\ncold, × node -e 0          cpu    wall");
  const folder = mkdtempSync(join(tmpdir(), "emrflow-bench-"));
  try {
    showRatio("--version", [cli, "--version"]);
    showRatio("--help", [cli, "--help"]);
    for (const lines of [100, 500, 5000]) {
      const file = join(folder, `lines-${lines}.emrflow`);
      writeFileSync(file, programOfLines(lines));
      showRatio(`build, ${lines} lines`, [cli, "build", file]);
    }
    process.env["NODE_DISABLE_COMPILE_CACHE"] = "1";
    showRatio("build, 100, no cache", [cli, "build", join(folder, "lines-100.emrflow")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function showRatio(what: string, command: readonly string[]): void {
  const { cpu, wall } = coldRatio(command, pairs);
  console.log(`${what.padEnd(24)} ${cpu.toFixed(2).padStart(5)} × ${wall.toFixed(2).padStart(5)} ×`);
}

function showWarm(): void {
  const text = programOfLines(1000);
  console.log("\nwarm, of 1,000 lines");
  const [own, reference] = [
    throughput(text, (each) => parse(each, () => undefined)),
    throughput(text, (each) => referenceParse(each)),
  ];
  console.log(
    `${"text to Ast".padEnd(24)} ${own.toFixed(1)} MB/s, ${(reference / own).toFixed(1)} × a hand-written parser without findings`,
  );
  console.log(
    `${"text to Model".padEnd(24)} ${throughput(text, (each) => analyze({ path: "bench", text: each })).toFixed(1)} MB/s`,
  );
  console.log(`${"text to ASL".padEnd(24)} ${throughput(text, toAsl).toFixed(1)} MB/s`);
}

function toAsl(text: string): string {
  const { checked, diagnostics } = analyze({ path: "bench.emrflow", text });
  if (checked === null) throw new Error(`The measured program is wrong: ${diagnostics[0]?.message ?? ""}`);
  return compile(checked)
    .workflows.map(({ machine }) => renderAsl(machine))
    .join("");
}

function showGrowth(): void {
  console.log("\ngrowth, text to ASL");
  let before: Measured | undefined;
  for (const size of [100, 1000, 10_000, 100_000]) {
    const text = workflowOf("measured", size);
    const measured = { size, milliseconds: medianMilliseconds(() => toAsl(text), size > 10_000 ? 1 : 5) };
    const exponent =
      before === undefined
        ? ""
        : `exponent ${exponentOf(before, measured).toFixed(2)}, × ${(measured.milliseconds / before.milliseconds).toFixed(1)}`;
    console.log(`${`${size} steps`.padEnd(24)} ${measured.milliseconds.toFixed(0).padStart(6)} ms  ${exponent}`);
    before = measured;
  }
}

function showMany(): void {
  const { files, lines, ratio, mebibytes } = measureMany(cli, 2000);
  console.log(`\n${files} files, ${lines} lines, build --check`);
  console.log(
    `${"cpu".padEnd(24)} ${ratio.toFixed(1)} × reading them, and parsing and printing their machines; at most ${mebibytes.toFixed(0)} MiB`,
  );
}

/** What a build of one file loads. */
function showSizes(): void {
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  const loaded = readdirSync(dist).filter((name) =>
    /^(cli|program-.*|compiler-.*|rolldown-runtime-.*)[.]cjs$/.test(name),
  );
  const bytes = loaded.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
  console.log(`\nthe program for a build   ${Math.round(bytes / 1000)} KB in ${loaded.length} files`);
}
