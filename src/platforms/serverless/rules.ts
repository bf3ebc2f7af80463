/** Rules of EMR Serverless that no single setting shows. */
import { limits } from "../../aws/limits.js";
import { platforms as catalog } from "../../diagnostics/catalog/platforms.js";
import type { Report } from "../../diagnostics/diagnostic.js";
import { entriesOf } from "../../expressions/build.js";
import { blockOf, constantOf, keyOf, type Settings } from "../../settings/given.js";
import { checkBorrowed } from "../borrowed.js";
import type { Placement, RuleContext } from "../platform.js";
import { checkRelease } from "../releases.js";
import { checkTagCount, checkTags } from "../tag-rules.js";
import { isOfHive } from "./request.js";
import { serverlessSettings } from "./settings.js";

/** What means something for a borrowed application too. */
const forJobs: ReadonlySet<string> = new Set(["job_role", "max_attempts", "start"]);

/** Reports what EMR Serverless would refuse, and what it would accept and nobody wants. */
export function checkApplication(settings: Settings, context: RuleContext): void {
  checkRelease(settings, context);
  checkTags(settings, context);
  checkTagCount(settings, limits.applicationTags.max, context);
  checkBorrowed(settings, serverlessSettings, "application", forJobs, context);
  checkType(settings, context);
  checkWorkers(settings, context);
  if (constantOf(settings, "auto_start") === false && constantOf(settings, "start") === false)
    context.report(catalog.neverStarted(keyOf(settings, "start"), context.name));
}

/** An application runs Spark or Hive, never both. */
function checkType(settings: Settings, { name, steps, report }: RuleContext): void {
  const given = constantOf(settings, "type");
  const [first] = steps;
  if (!first) return;
  const wantsHive = given === undefined ? isOfHive(first.kind) : given === "hive";
  const other = steps.find(({ kind }) => isOfHive(kind) !== wantsHive);
  if (other) report(catalog.otherType(other.span, other.kindName, name, wantsHive ? "Hive" : "Spark"));
}

/**
 * Images stand for all workers or for each type of them, and then for every type that an application of its kind has (API
 * reference, CreateApplication; read 2026-11-24). Workers of the other kind are none that it has.
 */
function checkWorkers(settings: Settings, context: RuleContext): void {
  const { report, name } = context;
  const images = blockOf(settings, "worker_images");
  if (images && settings.given.has("image")) report(catalog.imageTwice(keyOf(settings, "image")));
  const given = constantOf(settings, "type");
  const isForHive = given === undefined ? context.steps.some(({ kind }) => isOfHive(kind)) : given === "hive";
  const [own, others] = isForHive ? [hiveWorkers, sparkWorkers] : [sparkWorkers, hiveWorkers];
  for (const block of [images, blockOf(settings, "initial_capacity")])
    for (const worker of others)
      if (block?.given.has(worker))
        report(catalog.otherWorkers(keyOf(block, worker), worker, name, isForHive ? "Hive" : "Spark"));
  const missing = own.filter((worker) => !images?.given.has(worker));
  if (images && missing.length > 0) report(catalog.missingImages(keyOf(settings, "worker_images"), missing));
}

const sparkWorkers = ["driver", "executor"];
const hiveWorkers = ["hive_driver", "tez_task"];

/** Reports a step without a role: the service runs none. */
export function checkJobRole({ settings, request, cluster, clusterName, span }: Placement, report: Report): void {
  if (settings.given.has("role") || cluster.given.has("job_role")) return;
  if (entriesOf(request)?.has("ExecutionRoleArn") || entriesOf(request)?.has("JobTemplateId")) return;
  report(catalog.noJobRole(span, clusterName));
}
