/** How a text differs from another, as the hunks of a unified diff. */

/** A kept, removed or added line. */
interface Line {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

const contextLines = 3;
/** Beyond this many changed lines the shortest difference is not looked for: all of the old, then all of the new. */
const mostChanges = 1000;

/** Gives the hunks, each line ending with a line break; nothing when the texts are the same. */
export function differenceOf(before: string, after: string): string {
  const lines = compareLines(splitLines(before), splitLines(after));
  return hunksOf(lines).join("");
}

function splitLines(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === ""
    ? lines.slice(0, -1)
    : [...lines.slice(0, -1), `${lines.at(-1)} (no line break at the end)`];
}

function compareLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    ...before.slice(0, head).map(kept),
    ...shortestEdit(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(kept),
  ];
}

/** Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the greedy search, one saved frontier for each edit. */
function shortestEdit(before: readonly string[], after: readonly string[]): readonly Line[] {
  const frontiers: Map<number, number>[] = [];
  let frontier = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(before.length + after.length, mostChanges); edits++) {
    frontiers.push(frontier);
    const next = new Map(frontier);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(frontier, diagonal, edits);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return backtrack(before, after, frontiers);
    }
    frontier = next;
  }
  return [...before.map(removed), ...after.map(added)];
}

/** Where a diagonal is entered, by the line that is added (from above) or removed (from below). */
function startOf(frontier: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  return isFromAbove(frontier, diagonal, edits) ? reach(frontier, diagonal + 1) : reach(frontier, diagonal - 1) + 1;
}

function isFromAbove(frontier: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && reach(frontier, diagonal - 1) < reach(frontier, diagonal + 1);
}

function reach(frontier: ReadonlyMap<number, number>, diagonal: number): number {
  return frontier.get(diagonal) ?? -1;
}

/** Walks from the end to the start through the saved frontiers; what it passes is the shortest edit, last line first. */
function backtrack(
  before: readonly string[],
  after: readonly string[],
  frontiers: readonly Map<number, number>[],
): readonly Line[] {
  const lines: Line[] = [];
  let [x, y] = [before.length, after.length];
  for (const [edits, frontier] of [...frontiers.entries()].reverse()) {
    const diagonal = x - y;
    for (const entry = startOf(frontier, diagonal, edits); x > entry; x--) lines.push(kept(before[x - 1] ?? ""));
    y = x - diagonal;
    if (edits === 0) break;
    if (isFromAbove(frontier, diagonal, edits)) lines.push(added(after[--y] ?? ""));
    else lines.push(removed(before[--x] ?? ""));
  }
  return lines.reverse();
}

/** Cuts the changed lines out with some kept ones around them, each under a header that says where it stands. */
function hunksOf(lines: readonly Line[]): readonly string[] {
  const shown = lines.map(() => false);
  lines.forEach((line, index) => {
    if (line.sign !== " ") shown.fill(true, Math.max(0, index - contextLines), index + contextLines + 1);
  });
  const hunks: string[] = [];
  let [beforeLine, afterLine] = [1, 1];
  lines.forEach((line, index) => {
    if (shown[index]) {
      if (!shown[index - 1]) hunks.push(headerOf(lines, shown, index, beforeLine, afterLine));
      hunks.push(`${line.sign}${line.text}\n`);
    }
    if (line.sign !== "+") beforeLine++;
    if (line.sign !== "-") afterLine++;
  });
  return hunks;
}

function headerOf(
  lines: readonly Line[],
  shown: readonly boolean[],
  start: number,
  beforeLine: number,
  afterLine: number,
): string {
  const end = shown.indexOf(false, start);
  const hunk = lines.slice(start, end === -1 ? lines.length : end);
  const beforeCount = hunk.filter((line) => line.sign !== "+").length;
  const afterCount = hunk.filter((line) => line.sign !== "-").length;
  return `@@ -${beforeLine},${beforeCount} +${afterLine},${afterCount} @@\n`;
}

const kept = (text: string): Line => ({ sign: " ", text });
const removed = (text: string): Line => ({ sign: "-", text });
const added = (text: string): Line => ({ sign: "+", text });
