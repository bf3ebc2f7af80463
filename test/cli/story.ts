/**
 * A story: files, command lines, and what must come of them, in one text.
 *
 *     What the story shows, in a sentence.
 *     === file a.emrflow
 *     workflow a { … }
 *     === run build a.emrflow
 *     === stderr
 *     Built 1 state machine: wrote 1 file.
 *     === then-file a.asl.json
 *     {
 *     ...
 *     }
 *
 * A line `...` stands for any number of lines. A run of which
 * nothing is said prints nothing and ends with 0.
 */

/** A part of a story: `=== word words…` and the lines under it. */
export interface Section {
  readonly word: Word;
  readonly rest: string;
  readonly body: string;
}

const words = [
  "file",
  "bytes",
  "link",
  "locked-file",
  "locked-folder",
  "folder",
  "environment",
  "terminal",
  "answer",
  "stdin",
  "run",
  "stdout",
  "stderr",
  "status",
  "then-file",
  "then-no-file",
] as const;

export type Word = (typeof words)[number];

export interface Story {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Takes a story apart. */
export function parseStory(text: string): Story {
  const [title = "", ...parts] = text.split(/^=== /m);
  return { title: title.trim(), sections: parts.map(parseSection) };
}

function parseSection(part: string): Section {
  const end = part.indexOf("\n");
  const head = part.slice(0, end).trim();
  const space = head.includes(" ") ? head.indexOf(" ") : head.length;
  const word = words.find((each) => each === head.slice(0, space));
  if (word === undefined) throw new Error(`No story knows the section "${head}"`);
  return { word, rest: head.slice(space + 1), body: part.slice(end + 1) };
}

/** Tells whether a text is what a story expects. */
export function matches(expected: string, actual: string): boolean {
  const pattern = expected
    .split(/^\.\.\.\n/m)
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("(?:.*\\n)*?");
  return new RegExp(`^${pattern}$`).test(actual);
}

/** Writes a story down again. */
export function writeStory(story: Story): string {
  const parts = story.sections.map(({ word, rest, body }) => `=== ${`${word} ${rest}`.trim()}\n${body}`);
  return `${story.title}\n${parts.join("")}`;
}

/** Takes a command line apart; words with blanks stand in double quotes. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}
