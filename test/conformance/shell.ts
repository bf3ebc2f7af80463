/** Plays the console blocks of pages on a machine in memory: a shell of five commands, one of which is emrflow itself. */
import { runCommandLine } from "../../src/command-line.js";
import { stages } from "../cli/stage.js";
import { wordsOf, type Section } from "../cli/story.js";

type SetUp = (words: readonly string[], body: string) => Section;

/** Commands that put something on the disk; the lines below a `cat` are what the file holds. */
const setUps: ReadonlyMap<string, SetUp> = new Map<string, SetUp>([
  ["cat", ([path = ""], body) => ({ word: "file", rest: path, body })],
  ["chmod", ([, path = ""]) => ({ word: "locked-file", rest: path, body: "" })],
  ["ln", ([, target = "", path = ""]) => ({ word: "link", rest: `${path} -> ${target}`, body: "" })],
]);

/** `printf 'text' > file`, with `\n` and `\xff` as printf has them. */
const printf = /^printf '(?<text>.*)' > (?<path>\S+)$/;

export interface Played {
  /** The block with what really came out below each `emrflow`. */
  readonly transcript: string;
  /** How the last `emrflow` ended. */
  readonly status: number;
}

/** Runs the commands of a block in their order. */
export async function play(block: string): Promise<Played> {
  const sections: Section[] = [];
  const runs: { readonly line: string; readonly words: readonly string[] }[] = [];
  const shown: string[] = [];
  for (const part of block.split(/^\$ /m).slice(1)) {
    const end = part.indexOf("\n");
    const [line, body] = [part.slice(0, end), part.slice(end + 1)];
    const [command = "", ...words] = wordsOf(line);
    const setUp = setUps.get(command);
    const { text, path } = printf.exec(line)?.groups ?? {};
    if (command === "emrflow") runs.push({ line, words });
    else if (text !== undefined && path !== undefined)
      sections.push({ word: "bytes", rest: path, body: text.replaceAll("\\n", "\n") });
    else if (setUp) sections.push(setUp(words, body));
    else throw new Error(`No page knows the command "${command}"`);
    if (command !== "emrflow") shown.push(`$ ${line}\n${body}`);
  }
  const stage = stages.memory(sections);
  let status = 0;
  for (const { line, words } of runs) {
    status = await runCommandLine(stage.host, words);
    shown.push(`$ ${line}\n${stage.taken("stdout")}${stage.taken("stderr")}`);
  }
  return { transcript: shown.join(""), status };
}
