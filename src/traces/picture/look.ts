/** How a picture looks, in light and in dark. Kinds of bars differ in more than their colour. */
import type { BarKind } from "./lanes.js";

export interface Look {
  /** What the legend says. */
  readonly legend: string;
  readonly light: string;
  readonly dark: string;
  /** Further properties of the rectangle. */
  readonly style?: string;
}

export const looks: { readonly [K in BarKind]: Look } = {
  starting: {
    legend: "cluster starting",
    light: "#c9d1dc",
    dark: "#3a4452",
    style: "stroke-dasharray:3 2;stroke:var(--ink)",
  },
  waiting: { legend: "waiting", light: "#dbe7f6", dark: "#24364d" },
  busy: { legend: "at work", light: "#8fb8ea", dark: "#2f5f9a" },
  queued: { legend: "step queued", light: "#f1f3f6", dark: "#232a33", style: "stroke-dasharray:1 2;stroke:var(--ink)" },
  work: { legend: "step or job", light: "#a9dcb4", dark: "#27603a" },
  failed: { legend: "failed", light: "#f4a9a3", dark: "#8c2f2a", style: "stroke:var(--bad);stroke-width:1.5" },
  cancelled: {
    legend: "cancelled",
    light: "#e3e0d4",
    dark: "#4a4636",
    style: "stroke-dasharray:4 2;stroke:var(--ink)",
  },
  task: { legend: "other task", light: "#d9c8f0", dark: "#553a7d" },
  pause: { legend: "wait", light: "#f0e3b8", dark: "#665a26" },
  retry: {
    legend: "pause before a retry",
    light: "#f6cf9b",
    dark: "#7a5220",
    style: "stroke-dasharray:2 2;stroke:var(--ink)",
  },
  failure: { legend: "failure", light: "#c62f26", dark: "#f0776f" },
};

/** Gives the style sheet of the picture. */
export function styleSheet(): string {
  const colours = (scheme: "light" | "dark"): string =>
    Object.entries(looks)
      .map(([kind, look]) => `--${kind}:${look[scheme]}`)
      .join(";");
  const kinds = Object.entries(looks).map(
    ([kind, { style }]) => `.${kind}{fill:var(--${kind})${style ? `;${style}` : ""}}`,
  );
  return [
    `svg{--ground:#fff;--ink:#24292f;--quiet:#57606a;--line:#d0d7de;--bad:#b3261e;${colours("light")}}`,
    `@media (prefers-color-scheme:dark){svg{--ground:#0d1117;--ink:#e6edf3;--quiet:#9da7b3;--line:#30363d;--bad:#ff7b72;${colours("dark")}}}`,
    "text{font:12px system-ui,sans-serif;fill:var(--ink)}",
    ".ground{fill:var(--ground)}.quiet{fill:var(--quiet)}.strong{font-weight:600;font-size:14px}.bad{fill:var(--bad)}",
    ".line{stroke:var(--line);stroke-width:1}.cross{stroke:var(--bad);stroke-width:1.5;fill:none}",
    ...kinds,
  ].join("\n");
}
