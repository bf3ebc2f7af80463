/** Holds a tree of YAML against what its file may say. What does not fit is reported, and left out of what is read. */
import type { Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { capitalized } from "../text/capitalized.js";
import { nearest } from "../text/nearest.js";
import { quoted } from "../text/printable.js";
import { parseDuration } from "../text/units.js";
import type { Fields, Shape } from "./shape.js";
import type { YamlEntry, YamlMap, YamlNode } from "./tree.js";
import { entriesOf } from "./values.js";
import type { Words } from "./words.js";

/** A file whose tree is held against what it may say. */
export interface About {
  readonly words: Words;
  /** How findings speak of the file as a whole: "`emrflow.yaml`". */
  readonly top: string;
  readonly report: Report;
}

/** Gives the part of a tree that fits. @param what begins a sentence: "`targets.dev`" */
export function fitting(node: YamlNode, shape: Shape, what: string, about: About): YamlNode | null {
  switch (shape.kind) {
    case "text":
      return isText(scalarIn(node), shape) ? node : refuse(node, what, shape.isFilled ? filledText : "text", about);
    case "scalar":
      return scalarIn(node) === null ? refuse(node, what, "text, a number, `true` or `false`", about) : node;
    case "choice":
      return shape.of.includes(wordIn(node)) ? node : refuseChoice(node, shape.of, what, about);
    case "whole":
      return isWhole(scalarIn(node), shape) ? node : refuse(node, what, wholeWords(shape), about);
    case "boolean":
      return typeof scalarIn(node) === "boolean" ? node : refuse(node, what, "`true` or `false`", about);
    case "duration":
      return parseDuration(wordIn(node)) === null
        ? refuse(node, what, "a duration like `90s` or `1h30m`", about)
        : node;
    case "json":
      return node;
    case "either":
      return fittingEither(node, shape, what, about);
    case "list":
      return fittingList(node, shape, what, about);
    case "map":
      return fittingMap(node, what, about, ({ key, value }) =>
        fitting(value, shape.value, inside(what, key, about), about),
      );
    case "object":
      return fittingObject(node, shape.fields, what, about);
    case "settings":
      return fittingSettings(node, shape, what, about);
  }
}

const filledText = "text with something in it";

function isText(value: string | number | boolean | null, { isFilled }: Extract<Shape, { kind: "text" }>): boolean {
  return typeof value === "string" && !(isFilled && value.trim() === "");
}

type Whole = Extract<Shape, { kind: "whole" }>;

function isWhole(value: string | number | boolean | null, { least, most = Infinity }: Whole): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function wholeWords({ least, most }: Whole): string {
  if (most !== undefined) return `a whole number from ${least} to ${most}`;
  return least === 0 ? "a whole number" : `a whole number from ${least} on`;
}

/** Of several shapes the first that takes the node as it is; a map is held against the one that is for maps. */
function fittingEither(
  node: YamlNode,
  { of, name }: Extract<Shape, { kind: "either" }>,
  what: string,
  about: About,
): YamlNode | null {
  const quiet = { ...about, report: () => undefined };
  const fits = of.find((shape) => isKindOf(node, shape) && fitting(node, shape, what, quiet) !== null);
  const forKind = of.find((shape) => node.kind !== "scalar" && isKindOf(node, shape));
  const shape = fits ?? forKind;
  return shape ? fitting(node, shape, what, about) : refuse(node, what, name, about);
}

function isKindOf({ kind }: YamlNode, shape: Shape): boolean {
  if (shape.kind === "json") return true;
  if (shape.kind === "list") return kind === "list";
  if (shape.kind === "map" || shape.kind === "object" || shape.kind === "settings") return kind === "map";
  return kind === "scalar";
}

function scalarIn(node: YamlNode): string | number | boolean | null {
  return node.kind === "scalar" ? node.value : null;
}

/** YAML reads a bare `off` as text, but YAML 1.1 and people may take it for `false`. */
function wordIn(node: YamlNode): string {
  const value = scalarIn(node);
  return value === false ? "off" : String(value);
}

function inside(what: string, key: string, about: About): string {
  return quoted(what === about.top ? key : `${what.slice(1, -1)}.${key}`, 80);
}

function refuse(node: YamlNode, what: string, wanted: string, about: About): null {
  about.report(about.words.wrongValue(node, what, wanted));
  return null;
}

function refuseChoice(node: YamlNode, choices: readonly string[], what: string, about: About): null {
  const shown = choices.map((choice) => `\`${choice}\``);
  return refuse(node, what, choices.length > 8 ? "a name of the list" : oneOf(shown), about);
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function fittingList(
  node: YamlNode,
  { item, isFilled }: Extract<Shape, { kind: "list" }>,
  what: string,
  about: About,
): YamlNode | null {
  if (node.kind !== "list") return refuse(node, what, "a list", about);
  if (isFilled && node.items.length === 0) return refuse(node, what, "a list with something in it", about);
  const items = node.items.flatMap((each) => fitting(each, item, `${what.slice(0, -1)}[]\``, about) ?? []);
  return { ...node, items };
}

function fittingMap(
  node: YamlNode,
  what: string,
  about: About,
  fit: (entry: YamlEntry) => YamlNode | null,
): YamlMap | null {
  // `targets:` with nothing behind it is an empty map.
  if (node.kind === "scalar" && node.value === null)
    return { kind: "map", entries: [], start: node.start, end: node.end };
  if (node.kind !== "map") {
    refuse(node, what, "`key: value` lines", about);
    return null;
  }
  const entries = node.entries.flatMap((entry): readonly YamlEntry[] => {
    const value = fit(entry);
    return value ? [{ ...entry, value }] : [];
  });
  return { ...node, entries };
}

function fittingObject(node: YamlNode, fields: Fields, what: string, about: About): YamlNode | null {
  const fitted = fittingMap(node, what, about, (entry) => {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
    if (field) return fitting(entry.value, field.shape, inside(what, entry.key, about), about);
    reportUnknown(entry, Object.keys(fields), what, about);
    return null;
  });
  if (!fitted) return null;
  const has = (name: string): boolean => entriesOf(node).some(({ key }) => key === name);
  for (const [name, { required, insteadOf }] of Object.entries(fields)) {
    if (required && !has(name)) refuse(node, what, `something with \`${name}\` in it`, about);
    if (insteadOf !== undefined && has(name) && has(insteadOf))
      refuse(node, what, `something with \`${insteadOf}\` or \`${name}\` in it, and not with both`, about);
  }
  return fitted;
}

/** The language itself checks its settings, at the same places. */
function fittingSettings(
  node: YamlNode,
  { schema, inner = {} }: Extract<Shape, { kind: "settings" }>,
  what: string,
  about: About,
): YamlNode | null {
  const known = [...Object.keys(schema), ...Object.keys(inner)];
  return fittingMap(node, what, about, (entry) => {
    const field = Object.hasOwn(inner, entry.key) ? inner[entry.key] : undefined;
    if (field) return fitting(entry.value, field.shape, inside(what, entry.key, about), about);
    if (Object.hasOwn(schema, entry.key)) return entry.value;
    reportUnknown(entry, known, what, about);
    return null;
  });
}

function reportUnknown({ key, keyPlace }: YamlEntry, known: readonly string[], what: string, about: About): void {
  const near = nearest(key, known);
  about.report(about.words.unknownKey(keyPlace, key, capitalized(what), near, known, replaceWith(keyPlace, near)));
}
