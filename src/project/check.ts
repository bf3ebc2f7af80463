/** Holds the tree of an emrflow.yaml against its schema. What does not fit is reported, and left out of what is read. */
import { project as catalog } from "../diagnostics/catalog/project.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { capitalized } from "../text/capitalized.js";
import { nearest } from "../text/nearest.js";
import { quoted } from "../text/printable.js";
import type { Fields, Shape } from "./schema.js";
import type { YamlEntry, YamlMap, YamlNode } from "./yaml.js";

/** Gives the part of a tree that fits. @param what begins a sentence: "`targets.dev`" */
export function fitting(node: YamlNode, shape: Shape, what: string, report: Report): YamlNode | null {
  switch (shape.kind) {
    case "text":
      return typeof scalarIn(node) === "string" ? node : refuse(node, what, "text", report);
    case "scalar":
      return scalarIn(node) === null ? refuse(node, what, "text, a number, `true` or `false`", report) : node;
    case "choice":
      return shape.of.includes(wordIn(node)) ? node : refuseChoice(node, shape.of, what, report);
    case "list":
      return fittingList(node, shape, what, report);
    case "map":
      return fittingMap(node, what, report, ({ key, value }) => fitting(value, shape.value, inside(what, key), report));
    case "object":
      return fittingObject(node, shape.fields, what, report);
    case "settings":
      return fittingSettings(node, shape, what, report);
  }
}

function scalarIn(node: YamlNode): string | number | boolean | null {
  return node.kind === "scalar" ? node.value : null;
}

/** YAML reads a bare `off` as text, but YAML 1.1 and people may take it for `false`. */
function wordIn(node: YamlNode): string {
  const value = scalarIn(node);
  return value === false ? "off" : String(value);
}

function inside(what: string, key: string): string {
  return quoted(what === topLevel ? key : `${what.slice(1, -1)}.${key}`, 80);
}

/** How findings speak of the file as a whole. */
export const topLevel = "`emrflow.yaml`";

function refuse(node: YamlNode, what: string, wanted: string, report: Report): null {
  report(catalog.wrongValue(node, what, wanted));
  return null;
}

function refuseChoice(node: YamlNode, choices: readonly string[], what: string, report: Report): null {
  const shown = choices.map((choice) => `\`${choice}\``);
  return refuse(node, what, choices.length > 8 ? "a name of the list" : oneOf(shown), report);
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function fittingList(
  node: YamlNode,
  { item, isFilled }: Extract<Shape, { kind: "list" }>,
  what: string,
  report: Report,
): YamlNode | null {
  if (node.kind !== "list") return refuse(node, what, "a list", report);
  if (isFilled && node.items.length === 0) return refuse(node, what, "a list with something in it", report);
  const items = node.items.flatMap((each) => fitting(each, item, `${what.slice(0, -1)}[]\``, report) ?? []);
  return { ...node, items };
}

function fittingMap(
  node: YamlNode,
  what: string,
  report: Report,
  fit: (entry: YamlEntry) => YamlNode | null,
): YamlMap | null {
  // `targets:` with nothing behind it is an empty map.
  if (node.kind === "scalar" && node.value === null)
    return { kind: "map", entries: [], start: node.start, end: node.end };
  if (node.kind !== "map") {
    refuse(node, what, "`key: value` lines", report);
    return null;
  }
  const entries = node.entries.flatMap((entry): readonly YamlEntry[] => {
    const value = fit(entry);
    return value ? [{ ...entry, value }] : [];
  });
  return { ...node, entries };
}

function fittingObject(node: YamlNode, fields: Fields, what: string, report: Report): YamlNode | null {
  const fitted = fittingMap(node, what, report, (entry) => {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
    if (field) return fitting(entry.value, field.shape, inside(what, entry.key), report);
    reportUnknown(entry, Object.keys(fields), what, report);
    return null;
  });
  if (!fitted || node.kind !== "map") return fitted;
  for (const [name, { required }] of Object.entries(fields)) {
    if (required && !node.entries.some(({ key }) => key === name))
      report(catalog.wrongValue(node, what, `something with \`${name}\` in it`));
  }
  return fitted;
}

/** The language itself checks its settings, at the same places. */
function fittingSettings(
  node: YamlNode,
  { schema, inner = {} }: Extract<Shape, { kind: "settings" }>,
  what: string,
  report: Report,
): YamlNode | null {
  const known = [...Object.keys(schema), ...Object.keys(inner)];
  return fittingMap(node, what, report, (entry) => {
    const field = Object.hasOwn(inner, entry.key) ? inner[entry.key] : undefined;
    if (field) return fitting(entry.value, field.shape, inside(what, entry.key), report);
    if (Object.hasOwn(schema, entry.key)) return entry.value;
    reportUnknown(entry, known, what, report);
    return null;
  });
}

function reportUnknown({ key, keyPlace }: YamlEntry, known: readonly string[], what: string, report: Report): void {
  const near = nearest(key, known);
  report(catalog.unknownKey(keyPlace, key, capitalized(what), near, known, replaceWith(keyPlace, near)));
}
