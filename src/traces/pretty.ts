/** A run for people: its timeline, what failed with its place in the source, and how it ended. */
import { printable } from "../text/printable.js";
import { painter } from "../reporters/style.js";
import { failuresText } from "./failures.js";
import { summaryOf } from "./summary.js";
import { timelineOf } from "./timeline.js";
import type { Trace } from "./trace.js";

export const pretty: Trace = (told, options) => {
  const paint = painter(options.color);
  const { lines, leftOut } = timelineOf(told, options.full, options);
  const parts = [
    [paint("strong", printable(told.name))],
    [...lines, ""],
    failuresText(told, options),
    summaryOf(told, leftOut, options),
  ];
  return parts
    .flat()
    .map((line) => `${line}\n`)
    .join("");
};
