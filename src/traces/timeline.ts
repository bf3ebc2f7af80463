/** A run as lines in the order of time, indented by what is inside of what. */
import { cellsOf, widthOfCells } from "../reporters/cells.js";
import { placeOf as placeText } from "../reporters/place.js";
import type { Appearance } from "../reporters/reporter.js";
import { painter, type Style } from "../reporters/style.js";
import { printable } from "../text/printable.js";
import { foldItems } from "./items.js";
import { linesOf, type Line, type Telling, type Tone } from "./lines.js";
import { foldRepeats, type Repeated } from "./repeats.js";
import { momentText } from "../text/took.js";
import type { Told } from "./told.js";
import { visitsOf, type Visit } from "./visits.js";
import { workOf } from "./work.js";

export interface Timeline {
  readonly lines: readonly string[];
  /** How many states that only decide or compute are left out. */
  readonly leftOut: number;
}

/** Gives the timeline. @param full shows every state, item and turn */
export function timelineOf(told: Told, full: boolean, appearance: Appearance): Timeline {
  const telling: Telling = { run: told.run, work: workOf(told.run) };
  const all: Line[] = [];
  // In the order of events, as each call claims what it made.
  const byVisit = new Map(
    visitsInOrder(visitsOf(told.machine, told.run)).map((visit) => [visit, linesOf(visit, telling)]),
  );
  const tell = (visits: readonly Visit[]): void => {
    for (const visit of visits) {
      const { children, remarks } = full ? { children: visit.children, remarks: [] } : foldItems(visit);
      all.push(...(byVisit.get(visit) ?? []), ...remarks);
      tell(children);
    }
  };
  tell([...byVisit.keys()].filter(({ parent }) => parent === null));
  const shown = full ? all : all.filter(({ tone, isRemark }) => isRemark || tone !== "quiet");
  const lines = joined(inOrder(shown));
  const folded: readonly Repeated<Line>[] = full
    ? lines.map((line) => ({ kind: "line", line }))
    : foldRepeats(lines, keyOf);
  return { lines: layOut(folded, told, appearance), leftOut: all.length - shown.length };
}

function visitsInOrder(visits: readonly Visit[]): readonly Visit[] {
  const all = visits.flatMap((visit): readonly Visit[] => [visit, ...visitsInOrder(visit.children)]);
  return all.sort((one, other) => (one.events[0]?.order ?? 0) - (other.events[0]?.order ?? 0));
}

/** A remark stands behind the line of its own moment. */
function inOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((one, other) => one.order - other.order || Number(one.isRemark) - Number(other.isRemark));
}

/** What begins and at once ends is one line: `step s-SIM1 on etl … ran 10m, COMPLETED`. */
function joined(lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const isNext = line.ends !== undefined && before === line.ends;
    if (isNext && before && line.tone !== "bad" && line.tone !== "notice") {
      whole.pop();
      whole.push({ ...before, text: `${before.text} … ${line.text}`, tone: line.tone });
    } else whole.push(line);
  }
  return whole;
}

/** Ids, numbers and times differ from turn to turn. */
function keyOf({ depth, state, text, tone, items }: Line): string {
  return JSON.stringify([depth, state, tone, items, text.replace(/\d+/g, "0")]);
}

const styles: { readonly [T in Tone]: Style | null } = {
  plain: null,
  quiet: "frame",
  good: "added",
  notice: "warning",
  bad: "error",
};

/** Names wider than this push their text to the right, instead of all. */
const widestName = 44;

function layOut(lines: readonly Repeated<Line>[], told: Told, { color, columns }: Appearance): readonly string[] {
  const paint = painter(color);
  const shown = lines.flatMap((each) => (each.kind === "line" ? [each.line] : []));
  const timeWidth = Math.max(0, ...shown.map(({ at }) => momentText(at).length));
  const nameWidth = Math.max(0, ...shown.map((line) => widthOf(nameOf(line))).filter((width) => width <= widestName));
  const texts = new Map(shown.map((line) => [line, textOf(line, timeWidth, nameWidth)]));
  const room = (line: Line): number => columns - 2 - (texts.get(line)?.width ?? 0);
  const placeIn = placesFor(shown, told, room);
  return lines.map((each) => {
    if (each.kind === "repeat") return paint("frame", `${" ".repeat(timeWidth)}  ${repeatText(each)}`);
    const { time, name, text, mark, width } = texts.get(each.line) ?? textOf(each.line, timeWidth, nameWidth);
    const style = styles[each.line.tone];
    const body = `${paint("frame", time)}  ${name}  ${style ? paint(style, text) : text}${paint("advice", mark)}`;
    const place = placeIn(each.line);
    const gap = " ".repeat(Math.max(0, columns - width - widthOf(place)));
    return (place === "" ? body : `${body}${gap}${paint("frame", place)}`).trimEnd();
  });
}

/** The parts of a line, and how wide they are together. */
function textOf(line: Line, timeWidth: number, nameWidth: number) {
  const time = momentText(line.at).padEnd(timeWidth);
  const name = padded(nameOf(line), nameWidth);
  const text = printable(line.text);
  const mark = line.isAssumed ? "  (assumed)" : "";
  return { time, name, text, mark, width: timeWidth + widthOf(name) + widthOf(text + mark) + 4 };
}

/**
 * Gives the place of a line in the longest form that all lines have room for; those that have none for the shortest say
 * more without a place than broken in two.
 */
function placesFor(lines: readonly Line[], told: Told, room: (line: Line) => number): (line: Line) => string {
  const placed = lines.filter((line) => !line.ends && !line.isRemark);
  const forms = new Map(placed.map((line) => [line, whereabouts(line.state, told)]));
  const fits = (line: Line, form: number): boolean => widthOf(forms.get(line)?.[form] ?? "") <= room(line);
  const able = placed.filter((line) => fits(line, shortestForm));
  const form = [0, 1].find((each) => able.every((line) => fits(line, each))) ?? shortestForm;
  return (line) => (fits(line, form) ? (forms.get(line)?.[form] ?? "") : "");
}

const shortestForm = 2;

function nameOf({ depth, state, items }: Line): string {
  const item = state === "" || items.length === 0 ? "" : ` [${items.join(".")}]`;
  return `${"  ".repeat(depth)}${printable(state)}${item}`;
}

function repeatText({ count, times, last }: Extract<Repeated<Line>, { kind: "repeat" }>): string {
  const what = count === 1 ? "the line above" : `the ${count} lines above`;
  return `… ${what} ${times} more times, until ${momentText(last.at)}`;
}

/** The line of the source that a state comes from, in a long and in shorter forms. */
function whereabouts(state: string, told: Told): readonly string[] {
  const place = told.placeOf(state);
  if (!place) return [];
  const long = placeText({ source: place.source, start: place.span.start }).replace(/:\d+$/, "");
  return [long, long.replace(/^.*\//, ""), long.replace(/^.*:/, ":")];
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function widthOf(text: string): number {
  return widthOfCells(cellsOf(text));
}
