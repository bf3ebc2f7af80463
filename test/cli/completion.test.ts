/**
 * The scripts of `completion`: in bash they really complete here; for other shells what can be shown is shown where they
 * are installed.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.js";
import type { Command } from "../../src/commands/command.js";
import { completionScript, scripts } from "../../src/commands/completion/scripts.js";
import { vocabularyOf } from "../../src/commands/completion/vocabulary.js";
import { allCodes } from "../../src/diagnostics/catalog/index.js";
import { createRandom } from "../support/random.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "emrflow-completion-"));
  mkdirSync(join(folder, "sub"));
  for (const name of ["a.emrflow", "b c.emrflow", "known.json"]) writeFileSync(join(folder, name), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (program: string, words: readonly string[], input = "") =>
  spawnSync(program, words, { cwd: folder, input, encoding: "utf8" });
const isInstalled = (program: string): boolean => run(program, ["--version"]).status === 0;

/** What bash offers when these are the words it took the line apart into, the last one being completed. */
function offersOf(words: readonly string[], script = completionScript("bash")): readonly string[] {
  const quoted = ["emrflow", ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  const call = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _emrflow; printf '%s\\0' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = run("bash", ["--norc", "-s"], `${script}\n${call}`);
  expect(stderr).toBe("");
  return stdout.split("\0").filter((offer) => offer !== "");
}

const all = Object.values<Command>(commands);
const names = [...all.map(({ name }) => name), "help"];

describe.skipIf(!isInstalled("bash"))("bash", () => {
  test.each([
    { line: [""], offers: names },
    { line: ["bu"], offers: ["build"] },
    { line: ["help", ""], offers: names },
    { line: ["--v"], offers: ["--version"] },
    { line: ["build", "--form"], offers: ["--format"] },
    { line: ["check", "--wr"], offers: ["--write-baseline"] },
    { line: ["build", "--format", "js"], offers: ["json"] },
    { line: ["build", "--format", "=", "js"], offers: ["json"] },
    { line: ["build", "--format", "="], offers: ["pretty", "concise", "json", "sarif", "github", "junit", "markdown"] },
    { line: ["build", "--format", "json", "--chec"], offers: ["--check"] },
    { line: ["build", "--param", ""], offers: [] },
    { line: ["build", ""], offers: ["a.emrflow", "b c.emrflow", "sub"] },
    { line: ["build", "a.emrflow", "b"], offers: ["b c.emrflow"] },
    { line: ["build", "-o", ""], offers: ["a.emrflow", "b c.emrflow", "known.json", "sub"] },
    { line: ["check", "--baseline", "k"], offers: ["known.json"] },
    { line: ["build", "--", "-"], offers: [] },
    { line: ["init", ""], offers: ["sub"] },
    { line: ["explain", "EMRF000"], offers: allCodes.map(({ code }) => code).filter((c) => c.startsWith("EMRF000")) },
    { line: ["explain", "unknown-na"], offers: ["unknown-name"] },
    { line: ["explain", "EMRF2001", ""], offers: [] },
    { line: ["completion", ""], offers: [...scripts.keys()] },
    { line: ["no-such-command", ""], offers: [] },
    { line: ["no-such-command", "-"], offers: [] },
    { line: ["$(touch made)"], offers: [] },
  ])("completes $line", ({ line, offers }) => {
    expect([...offersOf(line)].sort()).toEqual([...offers].sort());
  });

  test("offers every option of every command, and every choice of each", () => {
    for (const command of all) {
      const spellings = command.options.flatMap(({ usage }) => usage.match(/(?<!\w)--?[\w-]+/g) ?? []);
      expect(offersOf([command.name, "-"])).toEqual([...spellings, "-h", "--help"]);
      for (const { usage, choices } of command.options)
        if (choices) expect(offersOf([command.name, /--[\w-]+/.exec(usage)?.[0] ?? "", ""])).toEqual(choices);
    }
  });
});

/** How each shell is asked whether it can read a file, without doing what stands in it. */
const checks: readonly { shell: string; program: string; words: (file: string) => readonly string[] }[] = [
  { shell: "bash", program: "bash", words: (file) => ["-n", file] },
  { shell: "zsh", program: "zsh", words: (file) => ["-n", file] },
  { shell: "fish", program: "fish", words: (file) => ["--no-execute", file] },
  {
    shell: "powershell",
    program: "pwsh",
    words: (file) => ["-NoProfile", "-Command", `[void][scriptblock]::Create([IO.File]::ReadAllText('${file}'))`],
  },
];

function expectReadable({ program, words }: (typeof checks)[number], script: string): void {
  const file = join(folder, "known.json");
  writeFileSync(file, script);
  const { status, stderr } = run(program, words(file));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

describe.each(checks)("$shell", (check) => {
  test.skipIf(!isInstalled(check.program))(`takes its script (shown only where ${check.program} is installed)`, () =>
    expectReadable(check, completionScript(check.shell)),
  );
});

test.skipIf(!isInstalled("fish"))("fish completes (shown only where fish is installed)", () => {
  const offers = (line: string): readonly string[] =>
    run("fish", ["--no-config", "-c", `${completionScript("fish")}\ncomplete -C '${line}'`])
      .stdout.split("\n")
      .map((each) => each.replace(/\t.*/, ""))
      .filter(Boolean);
  expect([...offers("emrflow ")].sort()).toEqual([...names].sort());
  expect(offers("emrflow build --format j")).toEqual(["json", "junit"]);
  expect([...offers("emrflow completion ")].sort()).toEqual([...scripts.keys()].sort());
  expect(offers("emrflow build --param ")).toEqual([]);
  expect(offers("emrflow build a")).toEqual(["a.emrflow"]);
  expect(offers("emrflow explain unknown-na")).toEqual(["unknown-name"]);
});

/** Text in quotes, as each shell reads it; a backslash before a quote stands between two of them in bash and zsh. */
const quotedText = new Map([
  ["bash", /'[^']*'|\\'/g],
  ["zsh", /'[^']*'|\\'/g],
  ["fish", /'(?:[^'\\]|\\[^])*'/g],
  ["powershell", /'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'/g],
]);

describe("words of any kind", () => {
  const random = createRandom(52);
  const pieces = [
    "'",
    '"',
    "`",
    "\\",
    "$(touch made)",
    "${x}",
    "[",
    "]",
    ":",
    "=",
    "*",
    "?",
    "~",
    "#",
    "%",
    "(",
    ")",
    ";",
  ];
  const more = ["&", "|", "<", ">", "\n", "\t", " ", "é", "\u2018", "\u2019", "a", "-", "!", "@{", "}"];
  // The skull stands nowhere else in a script, so that it shows where a text has got out of its quotes.
  const word = (): string =>
    `☠${Array.from({ length: random.below(8) }, () => random.pick([...pieces, ...more])).join("")}☠`;
  const hostile = Array.from({ length: 12 }, () => {
    const [name, choices] = [word().replaceAll("\n", " "), Array.from({ length: 3 }, word)];
    const command: Command = {
      name,
      group: "Tools",
      summary: word(),
      arguments: [{ usage: "<one>", summary: word(), choices }],
      options: [
        { usage: "-c, --choice <one>", summary: word(), choices },
        { usage: "--flag", summary: word() },
      ],
      examples: [],
      run: () => Promise.resolve(0),
    };
    return { name, choices, vocabulary: vocabularyOf([command], [word()]) };
  });

  test.each([...scripts])("stay in their quotes in %s", (shell, script) => {
    for (const { vocabulary } of hostile)
      expect(script(vocabulary).replace(quotedText.get(shell) ?? expect.fail(shell), "")).not.toContain("☠");
  });

  test.skipIf(!isInstalled("bash"))("are offered by bash as they are", () => {
    for (const { name, choices, vocabulary } of hostile) {
      const script = scripts.get("bash")?.(vocabulary) ?? "";
      expect(offersOf([""], script)).toEqual([name, "help"]);
      expect(offersOf([name, "--choice", ""], script)).toEqual(choices);
      expect(offersOf([name, "☠"], script)).toEqual(choices);
    }
  });

  test.each(checks.filter(({ program }) => isInstalled(program)))("leave the script of $shell whole", (check) => {
    for (const { vocabulary } of hostile) expectReadable(check, scripts.get(check.shell)?.(vocabulary) ?? "");
  });
});
