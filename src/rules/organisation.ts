/** Rules of an organisation, which its emrflow.yaml asks for. Unlike advice they are errors, and no comment silences them. */
import { organisation as catalog, type Asked } from "../diagnostics/catalog/organisation.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { optionsOf } from "../model/cluster-base.js";
import { statementsOf } from "../model/bodies.js";
import type { Cluster, Model } from "../model/model.js";
import { entriesOf, itemsOf } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import { blockOf, blocksOf, constantOf, valueOf, type Settings } from "../settings/given.js";
import type { Span } from "../text/span.js";
import { matchesText } from "../text/wildcard.js";

export interface Organisation {
  readonly requiredTags: readonly Asked[];
  readonly requiredSettings: readonly Asked[];
  /** Patterns in which `*` stands for any characters; none allow everything. */
  readonly allowedReleases: readonly Asked[];
  readonly allowedInstanceTypes: readonly Asked[];
}

/** Reports where a cluster breaks a rule. Values that only a run knows are passed over. */
export function checkOrganisation(model: Model, rules: Organisation, report: Report): void {
  for (const { body, onFailure } of model.workflows) {
    for (const statement of [...statementsOf(body), ...statementsOf(onFailure?.body ?? [])]) {
      if (statement.kind !== "cluster") continue;
      for (const settings of optionsOf(statement.cluster.settings))
        checkCluster(statement.cluster, settings, statement.span, rules, report);
    }
  }
}

function checkCluster(
  { name, platform }: Cluster,
  settings: Settings,
  at: Span,
  rules: Organisation,
  report: Report,
): void {
  // What is borrowed has tags and settings of its own.
  if (!platform.canMake(settings)) return;
  const tags = entriesOf(valueOf(settings, "tags"));
  for (const rule of rules.requiredTags) if (!tags?.has(rule.text)) report(catalog.missingTag(at, name, rule));
  for (const rule of rules.requiredSettings)
    if (Object.hasOwn(platform.settings, rule.text) && !settings.given.has(rule.text))
      report(catalog.missingSetting(at, name, rule));
  const release = constantOf(settings, "release");
  if (typeof release === "string" && !isAllowed(release, rules.allowedReleases))
    report(catalog.releaseNotAllowed(valueOf(settings, "release")?.span ?? at, release, rules.allowedReleases));
  for (const value of instanceTypes(settings)) {
    if (value.kind === "constant" && !isAllowed(String(value.value), rules.allowedInstanceTypes))
      report(catalog.typeNotAllowed(value.span ?? at, String(value.value), rules.allowedInstanceTypes));
  }
}

function isAllowed(text: string, allowed: readonly Asked[]): boolean {
  return allowed.length === 0 || allowed.some((rule) => matchesText(text, rule.text));
}

function instanceTypes(settings: Settings): readonly Value[] {
  return ["primary", "core", "task"].flatMap((role) =>
    [blockOf(settings, role), ...blocksOf(settings, role)].flatMap((node): readonly Value[] => {
      if (!node) return [];
      const type = valueOf(node, "type");
      return [...(type ? [type] : []), ...(itemsOf(valueOf(node, "types")) ?? [])];
    }),
  );
}
