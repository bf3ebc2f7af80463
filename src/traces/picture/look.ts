/** How a picture looks, in light and in dark. Kinds of bars differ in more than their colour. */
import type { BarKind } from "./lanes.js";

export interface Look {
  /** What the legend says. */
  readonly legend: string;
  readonly light: string;
  readonly dark: string;
  /** Of its edge, which only some kinds have. */
  readonly dashes?: string;
}

export const looks: { readonly [K in BarKind]: Look } = {
  starting: {
    legend: "cluster starting",
    light: "#c9d1dc",
    dark: "#3a4452",
    dashes: "3 2",
  },
  waiting: { legend: "waiting", light: "#dbe7f6", dark: "#24364d" },
  busy: { legend: "at work", light: "#8fb8ea", dark: "#2f5f9a" },
  queued: { legend: "step queued", light: "#f1f3f6", dark: "#232a33", dashes: "1 2" },
  work: { legend: "step or job", light: "#a9dcb4", dark: "#27603a" },
  failed: { legend: "failed", light: "#f4a9a3", dark: "#8c2f2a" },
  cancelled: {
    legend: "cancelled",
    light: "#e3e0d4",
    dark: "#4a4636",
    dashes: "4 2",
  },
  task: { legend: "other task", light: "#d9c8f0", dark: "#553a7d" },
  pause: { legend: "wait", light: "#f0e3b8", dark: "#665a26" },
  retry: {
    legend: "pause before a retry",
    light: "#f6cf9b",
    dark: "#7a5220",
    dashes: "2 2",
  },
  failure: { legend: "failure", light: "#c62f26", dark: "#f0776f" },
};

interface Scheme {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly bad: string;
}

const schemes: { readonly [S in "light" | "dark"]: Scheme } = {
  light: { ground: "#fff", ink: "#24292f", quiet: "#57606a", line: "#d0d7de", bad: "#b3261e" },
  dark: { ground: "#0d1117", ink: "#e6edf3", quiet: "#9da7b3", line: "#30363d", bad: "#ff7b72" },
};

/** Gives the style sheet of the picture. Colours stand where they are used: not all that show pictures know variables. */
export function styleSheet(): string {
  return [
    "text{font:12px system-ui,sans-serif}.strong{font-weight:600;font-size:14px}",
    ".line,.cross{stroke-width:1}.cross{stroke-width:1.5;fill:none}.failed{stroke-width:1.5}",
    ...Object.entries(looks).flatMap(([kind, { dashes }]) => (dashes ? [`.${kind}{stroke-dasharray:${dashes}}`] : [])),
    coloured("light"),
    `@media (prefers-color-scheme:dark){${coloured("dark")}}`,
  ].join("\n");
}

function coloured(name: "light" | "dark"): string {
  const { ground, ink, quiet, line, bad } = schemes[name];
  return [
    `text{fill:${ink}}.ground{fill:${ground}}.quiet{fill:${quiet}}.bad{fill:${bad}}.line{stroke:${line}}.cross,.failed{stroke:${bad}}`,
    ...Object.entries(looks).map(
      ([kind, look]) => `.${kind}{fill:${look[name]}${look.dashes ? `;stroke:${quiet}` : ""}}`,
    ),
  ].join("");
}
