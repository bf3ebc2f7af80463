/** Rules of EMR on EKS that no single setting shows. */
import { limits } from "../../aws/limits.js";
import { platforms as catalog } from "../../diagnostics/catalog/platforms.js";
import { valueOf, type Settings } from "../../settings/given.js";
import { checkBorrowed } from "../borrowed.js";
import type { RuleContext } from "../platform.js";
import { checkRelease, literalFix } from "../releases.js";
import { checkTagCount, checkTags } from "../tag-rules.js";
import { eksSettings } from "./settings.js";

/** What only making a virtual cluster needs; all else is for its job runs. */
const forMaking: ReadonlySet<string> = new Set([
  "name",
  "eks_cluster",
  "namespace",
  "node_label",
  "security_configuration",
  "tags",
  "reuse",
  "keep_on_failure",
  "api",
]);

const forJobs = new Set(Object.keys(eksSettings).filter((name) => !forMaking.has(name)));

/** What EMR on EKS puts behind a release: which image of it (EMR on EKS Development Guide, Releases; read 2026-11-24). */
const ending = /(-spark-rapids|-java\d+|-python\d[\d.]*|-flink)*-(latest|\d{8}|al2023-latest)$/;

/** Reports what EMR on EKS would refuse, and what it would accept and nobody wants. */
export function checkVirtualCluster(settings: Settings, context: RuleContext): void {
  checkLabel(settings, context);
  checkTags(settings, context);
  checkTagCount(settings, limits.virtualClusterTags.max, context);
  checkBorrowed(settings, eksSettings, "virtual_cluster", forJobs, context);
}

function checkLabel(settings: Settings, context: RuleContext): void {
  const value = valueOf(settings, "release");
  const label = value?.kind === "constant" && typeof value.value === "string" ? value.value : null;
  if (value && label !== null && /^emr-(spark-)?\d+\.\d+\.\d+$/.test(label)) {
    const at = value.span ?? context.at;
    context.report(catalog.noImageOfRelease(at, label, literalFix(at, label, `${label}-latest`, context)));
  } else checkRelease(settings, context, (written) => written.replace(ending, ""));
}
