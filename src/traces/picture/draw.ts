/** A run as a picture: time from left to right, a group of lanes for each cluster and for what is beside them. */
import { xmlText } from "../../reporters/xml-text.js";
import { tookText } from "../../text/took.js";
import type { Told } from "../told.js";
import { groupsOf, type Group } from "./groups.js";
import type { Bar, BarKind } from "./lanes.js";
import { looks, styleSheet } from "./look.js";
import { scaleOf, type Scale } from "./scale.js";
import { fitted, textWidth } from "./text-width.js";

/** Pixels. */
const size = {
  width: 1000,
  margin: 16,
  labels: 190,
  right: 40,
  lane: 18,
  between: 4,
  group: 14,
  head: 64,
  legendLine: 20,
};

/** A group and where it begins. */
interface Placed {
  readonly group: Group;
  readonly top: number;
  readonly height: number;
}

/** Gives the picture; the same run gives the same bytes. */
export function picture(told: Told): string {
  const { run, name } = told;
  const scale = scaleOf(run.took, size.labels, size.width - size.right);
  const placed = place(groupsOf(told, scale));
  const bottom = placed.reduce((lowest, { top, height }) => Math.max(lowest, top + height), size.head);
  const legend = legendOf(placed, bottom + size.group);
  const height = bottom + size.group + legend.height + size.margin;
  const title = `${name}: ${run.status} after ${tookText(run.took)}`;
  const about = `On virtual time; clusters: ${run.clusters.length}, steps and jobs: ${run.steps.length}, failures: ${run.failures.length}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(about)}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="ground" width="${size.width}" height="${height}"/>`,
    text(size.margin, 26, fitted(title, ((size.width - 2 * size.margin) * 12) / 14), "strong"),
    ...axis(scale, bottom),
    ...placed.flatMap((each) => drawGroup(each, scale)),
    ...legend.lines,
    "</svg>",
    "",
  ].join("\n");
}

function place(groups: readonly Group[]): readonly Placed[] {
  const placed: Placed[] = [];
  let top = size.head;
  for (const group of groups) {
    const rows = Math.max(1, group.lanes.length) + (group.remark === null ? 0 : 1) + (group.goesOn === null ? 0 : 1);
    const height = rows * (size.lane + size.between);
    placed.push({ group, top, height });
    top += height + size.group;
  }
  return placed;
}

function axis({ ticks, left, right }: Scale, bottom: number): readonly string[] {
  return [
    `<line class="line" x1="${left}" y1="${size.head - 8}" x2="${right}" y2="${size.head - 8}"/>`,
    ...ticks.flatMap((tick) => [
      `<line class="line" x1="${px(tick.x)}" y1="${size.head - 12}" x2="${px(tick.x)}" y2="${bottom}"/>`,
      text(tick.x, size.head - 18, tick.text, "quiet", "middle"),
    ]),
  ];
}

function drawGroup({ group, top }: Placed, { left, right }: Scale): readonly string[] {
  const label = fitted(group.label, size.labels - size.margin - 8);
  const rowTop = (row: number): number => top + row * (size.lane + size.between);
  const remarks = [group.remark, group.goesOn].flatMap((remark) => (remark === null ? [] : [remark]));
  return [
    "<g>",
    `<title>${xmlText(group.title)}</title>`,
    text(size.margin, top + 13, label, group.goesOn === null ? "" : "bad"),
    ...group.lanes.flatMap((lane, row) => lane.flatMap((bar) => drawBar(bar, rowTop(row)))),
    ...remarks.map((remark, index) =>
      text(
        left,
        rowTop(group.lanes.length + index) + 13,
        fitted(remark, right - left),
        remark === group.goesOn ? "bad" : "quiet",
      ),
    ),
    "</g>",
  ];
}

function drawBar(bar: Bar, top: number): readonly string[] {
  const [x, width] = [px(bar.from), px(bar.to - bar.from)];
  const middle = top + size.lane / 2;
  const title = `<title>${xmlText(bar.title)}</title>`;
  if (bar.kind === "failure")
    return [`<path class="failure" d="M${px(bar.from)} ${top + 14}h8l-4 -10z">${title}</path>`];
  const room = bar.to - bar.from - 8 - (bar.kind === "failed" ? 12 : 0);
  const shown = fitted(bar.text, room);
  const cross = px(bar.to - 7);
  return [
    `<rect class="${bar.kind}" x="${x}" y="${top}" width="${width}" height="${size.lane}" rx="2">${title}</rect>`,
    ...(shown === "" ? [] : [text(bar.from + 4, top + 13, shown)]),
    // Red alone is nothing to those who do not see it.
    ...(bar.kind === "failed" && bar.to - bar.from >= 12
      ? [`<path class="cross" d="M${cross - 3} ${middle - 3}l6 6m0 -6l-6 6"/>`]
      : []),
  ];
}

interface Legend {
  readonly lines: readonly string[];
  readonly height: number;
}

/** The kinds of bars that the picture has, in as many lines as they need. */
function legendOf(placed: readonly Placed[], top: number): Legend {
  const used = new Set(placed.flatMap(({ group }) => group.lanes.flat().map(({ kind }) => kind)));
  const kinds = Object.keys(looks).filter((kind): kind is BarKind => used.has(kind as BarKind));
  const lines: string[] = [];
  let [x, y] = [size.margin, top];
  for (const kind of kinds) {
    const { legend } = looks[kind];
    const width = 20 + textWidth(legend) + 16;
    if (x + width > size.width - size.margin && x > size.margin) [x, y] = [size.margin, y + size.legendLine];
    lines.push(
      `<rect class="${kind}" x="${px(x)}" y="${y}" width="14" height="12" rx="2"/>`,
      text(x + 20, y + 10, legend, "quiet"),
    );
    x += width;
  }
  return { lines, height: kinds.length === 0 ? 0 : y - top + size.legendLine };
}

function text(x: number, y: number, shown: string, look = "", anchor = ""): string {
  const attributes = [look === "" ? "" : ` class="${look}"`, anchor === "" ? "" : ` text-anchor="${anchor}"`].join("");
  return `<text x="${px(x)}" y="${y}"${attributes}>${xmlText(shown)}</text>`;
}

/** Tenths of a pixel are as much as anybody sees. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}
