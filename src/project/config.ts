/** The settings of a project as they are used: read from the checked tree of its emrflow.yaml. */
import { satisfies, validRange } from "semver";
import { version } from "../../package.json";
import { allCodes } from "../diagnostics/catalog/index.js";
import { project as catalog } from "../diagnostics/catalog/project.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Level } from "../diagnostics/levels.js";
import { replaceWith } from "../diagnostics/fixes.js";
import type { Organisation } from "../rules/organisation.js";
import { nearest } from "../text/nearest.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { DefaultSettings } from "../model/file.js";
import { workflowSettings } from "../model/workflow.js";
import { settingsBlock } from "./defaults.js";
import { defaultsOf, platformsWithDefaults, projectFields } from "./schema.js";
import { fitting } from "../yaml/fit.js";
import { readYaml, type YamlMap, type YamlNode } from "../yaml/tree.js";
import { itemsOf, mapOf, textOf, valueIn } from "../yaml/values.js";

/** The level of a code. */
export interface RuleLevel {
  readonly code: string;
  readonly level: Level;
}

export interface OutputSetting {
  readonly emit: string;
  /** Seen from the project's folder; `null` for beside the sources. */
  readonly folder: string | null;
  readonly at: Span;
}

/** What a target says itself, or a project for all of them. */
export interface TargetSettings {
  readonly params: ReadonlyMap<string, Given<string>>;
  readonly outputs: Given<readonly OutputSetting[]> | null;
}

/** A value and the place of its key. */
export interface Given<T> {
  readonly value: T;
  readonly at: Span;
}

export interface Target extends TargetSettings {
  readonly name: string;
  readonly inherits: string | null;
}

/** How much tests must show, in percent; `null` where nothing is asked for. */
export interface LeastCoverage {
  readonly states: number | null;
  readonly failureEdges: number | null;
}

export interface ProjectConfig extends TargetSettings {
  readonly source: Source;
  /** What of the file fits its schema; `null` when that is nothing. */
  readonly tree: YamlMap | null;
  readonly targets: ReadonlyMap<string, Target>;
  readonly defaultTarget: string | null;
  /** Settings below those of workflows and clusters. */
  readonly defaults: DefaultSettings;
  readonly rules: readonly RuleLevel[];
  readonly overrides: readonly { readonly paths: readonly string[]; readonly rules: readonly RuleLevel[] }[];
  readonly organisation: Organisation | null;
  readonly coverage: LeastCoverage;
}

/** Reads an emrflow.yaml. All that is wrong is reported; what is right is read all the same. */
export async function readConfig(source: Source, report: Report): Promise<ProjectConfig> {
  const about = { words: catalog, top: "`emrflow.yaml`", report };
  const tree = await readYaml(source.text, catalog, report);
  const whole = tree && fitting(tree, { kind: "object", fields: projectFields }, "`emrflow.yaml`", about);
  const top = mapOf(whole);
  checkVersion(valueIn(top, "requires"), report);
  const targets = readTargets(mapOf(valueIn(top, "targets")), report);
  const chosen = valueIn(top, "default_target");
  if (chosen && !targets.has(textOf(chosen))) reportTarget(textOf(chosen), chosen, targets, report);
  const defaults = mapOf(valueIn(top, "defaults"));
  return {
    source,
    tree: top,
    ...readSettings(top, report),
    targets,
    defaultTarget: chosen ? textOf(chosen) : null,
    defaults: {
      workflow: defaults && settingsBlock(without(defaults, platformsWithDefaults), workflowSettings),
      clusters: clusterDefaults(defaults),
    },
    rules: readRules(mapOf(valueIn(top, "rules")), report),
    overrides: itemsOf(valueIn(top, "overrides")).map((item) => ({
      paths: itemsOf(valueIn(mapOf(item), "paths")).map(textOf),
      rules: readRules(mapOf(valueIn(mapOf(item), "rules")), report),
    })),
    organisation: readOrganisation(mapOf(valueIn(top, "organisation"))),
    coverage: readCoverage(valueIn(valueIn(top, "test"), "coverage")),
  };
}

function clusterDefaults(defaults: YamlMap | null): DefaultSettings["clusters"] {
  return Object.fromEntries(
    platformsWithDefaults.flatMap((name) => {
      const block = mapOf(valueIn(defaults, name));
      return block ? [[name, settingsBlock(block, defaultsOf(name))]] : [];
    }),
  );
}

function checkVersion(node: YamlNode | null, report: Report): void {
  if (!node) return;
  const wanted = textOf(node);
  if (validRange(wanted) === null) report(catalog.wrongValue(node, "`requires`", 'a range of versions like ">=0.1"'));
  else if (!satisfies(version, wanted, { includePrerelease: true }))
    report(catalog.otherVersion(node, wanted, version));
}

function readTargets(map: YamlMap | null, report: Report): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const parents = new Map<string, YamlNode>();
  for (const { key, value } of map?.entries ?? []) {
    const own = mapOf(value);
    const inherits = valueIn(own, "inherits");
    if (inherits) parents.set(key, inherits);
    targets.set(key, { name: key, inherits: inherits ? textOf(inherits) : null, ...readSettings(own, report) });
  }
  for (const [name, node] of parents) {
    if (!targets.has(textOf(node))) reportTarget(textOf(node), node, targets, report);
    const circle = circleFrom(name, targets);
    // Reported once, at the first of the circle in the file.
    if (circle && [...targets.keys()].find((each) => circle.includes(each)) === name)
      report(catalog.targetCycle(node, circle));
  }
  return targets;
}

/** The names from a target back to itself, or `null`. */
function circleFrom(name: string, targets: ReadonlyMap<string, Target>): readonly string[] | null {
  const names = [name];
  for (let next = targets.get(name)?.inherits; next; next = targets.get(next)?.inherits) {
    names.push(next);
    if (next === name) return names;
    if (names.length > targets.size) return null;
  }
  return null;
}

function reportTarget(name: string, at: Span, targets: ReadonlyMap<string, Target>, report: Report): void {
  report(catalog.unknownTarget(at, name, nearest(name, [...targets.keys()]), [...targets.keys()]));
}

function readSettings(map: YamlMap | null, report: Report): TargetSettings {
  const params = new Map<string, Given<string>>();
  for (const { key, keyPlace, value } of mapOf(valueIn(map, "params"))?.entries ?? [])
    params.set(key, { value: textOf(value), at: keyPlace });
  const outputs = map?.entries.find(({ key }) => key === "outputs");
  return {
    params,
    outputs: outputs
      ? { at: outputs.keyPlace, value: itemsOf(outputs.value).map((item) => readOutput(mapOf(item), report)) }
      : null,
  };
}

function readOutput(map: YamlMap | null, report: Report): OutputSetting {
  const emit = valueIn(map, "emit");
  const dir = valueIn(map, "dir");
  const folder = dir ? textOf(dir) : null;
  const names = folder?.split("/") ?? [];
  if (dir && folder !== null && (names.includes("..") || /^[/]|^[A-Za-z]:|\\/.test(folder)))
    report(catalog.outsideProject(dir, folder));
  return { emit: emit ? textOf(emit) : "asl", folder, at: dir ?? map ?? { start: 0, end: 0 } };
}

function readRules(map: YamlMap | null, report: Report): readonly RuleLevel[] {
  return (map?.entries ?? []).flatMap(({ key, keyPlace, value }): readonly RuleLevel[] => {
    const code = allCodes.find((each) => each.code === key.toUpperCase() || each.title === key.toLowerCase());
    if (!code) {
      const near = nearest(
        key,
        allCodes.flatMap((each) => [each.code, each.title]),
      );
      report(catalog.unknownRule(keyPlace, key, near, replaceWith(keyPlace, near)));
      return [];
    }
    if (code.severity === "error") {
      report(catalog.errorStays(keyPlace, key));
      return [];
    }
    const level = textOf(value);
    return level === "advice" || level === "warning" || level === "error"
      ? [{ code: code.code, level }]
      : [{ code: code.code, level: "off" }];
  });
}

function readCoverage(node: YamlNode | null): LeastCoverage {
  const percent = (key: string): number | null => {
    const value = valueIn(node, key);
    return value && Number(textOf(value));
  };
  return { states: percent("states"), failureEdges: percent("failure_edges") };
}

function readOrganisation(map: YamlMap | null): Organisation | null {
  if (!map) return null;
  const names = (name: string) =>
    itemsOf(valueIn(map, name)).map((item) => ({ text: textOf(item), at: { start: item.start, end: item.end } }));
  return {
    requiredTags: names("required_tags"),
    requiredSettings: names("required_settings"),
    allowedReleases: names("allowed_releases"),
    allowedInstanceTypes: names("allowed_instance_types"),
  };
}

function without(map: YamlMap, keys: readonly string[]): YamlMap {
  return { ...map, entries: map.entries.filter((entry) => !keys.includes(entry.key)) };
}
