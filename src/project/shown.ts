/** The settings of a project as they hold, for people (YAML, with the place of each) and for programs (JSON). */
import type { Json } from "../machine/asl.js";
import { objectOf } from "../expressions/build.js";
import { positionAt } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { ProjectConfig } from "./config.js";
import type { From, Resolved } from "./resolve.js";
import type { YamlNode } from "../yaml/tree.js";
import { jsonOf } from "../yaml/values.js";

/** A setting that is shown: a leaf with where it comes from, or settings inside. */
type Shown =
  { readonly leaf: Json; readonly from: string } | { readonly entries: readonly (readonly [string, Shown])[] };

/** What a target can change is shown as it holds with the target; the targets themselves are not shown. */
const replaced = ["params", "outputs", "targets", "default_target"];

/** Gives the settings as JSON. */
export function settingsJson(config: ProjectConfig, resolved: Resolved): Json {
  return plain(shownOf(config, resolved));
}

/** Gives the settings as YAML; a comment behind each leaf says where it was given. */
export async function settingsYaml(config: ProjectConfig, resolved: Resolved): Promise<string> {
  const yaml = await import("yaml");
  const document = new yaml.Document();
  const nodeOf = (shown: Shown): InstanceType<typeof yaml.YAMLMap> | ReturnType<typeof document.createNode> => {
    if ("leaf" in shown) {
      const leaf = document.createNode(shown.leaf, { flow: true });
      leaf.comment = ` ${shown.from}`;
      return leaf;
    }
    const map = new yaml.YAMLMap();
    for (const [key, inner] of shown.entries) map.set(key, nodeOf(inner));
    return map;
  };
  return yaml.stringify(nodeOf(shownOf(config, resolved)), { lineWidth: 0 });
}

function shownOf(config: ProjectConfig, { target, params, outputs }: Resolved): Shown {
  const from = ({ at, target: by }: From<unknown>) =>
    by === null ? placeOf(config, at) : `${placeOf(config, at)}, target ${by}`;
  const given = [...params].map(([name, each]) => [name, { leaf: each.value, from: from(each) }] as const);
  const written = outputs?.value.map(({ emit, folder }) => ({ emit, ...(folder === null ? {} : { dir: folder }) }));
  const others = (config.tree?.entries ?? []).filter(({ key }) => !replaced.includes(key));
  return {
    entries: [
      ...(target === null ? [] : [["target", { leaf: target, from: "the chosen target" }] as const]),
      ...(given.length > 0 ? [["params", { entries: given }] as const] : []),
      ...(outputs && written ? [["outputs", { leaf: written, from: from(outputs) }] as const] : []),
      ...others.map(({ key, value }) => [key, shownNode(config, value)] as const),
    ],
  };
}

function shownNode(config: ProjectConfig, node: YamlNode): Shown {
  if (node.kind === "map" && node.entries.length > 0)
    return { entries: node.entries.map(({ key, value }) => [key, shownNode(config, value)] as const) };
  return { leaf: jsonOf(node), from: placeOf(config, node) };
}

function plain(shown: Shown): Json {
  return "leaf" in shown ? shown.leaf : objectOf(shown.entries.map(([key, inner]) => [key, plain(inner)]));
}

function placeOf({ source }: ProjectConfig, { start }: Span): string {
  return `${source.path}:${positionAt(source, start).line}`;
}
