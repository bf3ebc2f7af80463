/** Steps of EMR on EC2: the Arguments of addStep, and what AWS would refuse of them. */
import { supports } from "../../aws/features.js";
import { limits } from "../../aws/limits.js";
import { parseRelease } from "../../aws/release-label.js";
import { aws as catalog } from "../../diagnostics/catalog/aws.js";
import type { Report } from "../../diagnostics/diagnostic.js";
import { constant, entriesOf, itemsOf, record } from "../../expressions/build.js";
import { renamed } from "../../expressions/convert.js";
import { mergeRequest, type MergedRequest } from "../../expressions/merge.js";
import type { Value } from "../../expressions/value.js";
import { constantOf, keyOf, valueOf, type Settings } from "../../settings/given.js";
import { stepIdType } from "../../types/type.js";
import type { Span } from "../../text/span.js";
import { jobResult, untoldState } from "../job-result.js";
import type { JobCall, Placement, Submission } from "../platform.js";

/** AWS does not say whether the id of `addStep.sync` also stands at the top, so either way is taken. */
export const ec2Jobs: JobCall = {
  call: "elasticmapreduce:addStep",
  hasToken: false,
  idType: stepIdType,
  result: jobResult(["Step.Id", "StepId"], "Step.Status.State", "COMPLETED"),
  described: jobResult(["Step.Id"], "Step.Status.State", untoldState),
  started: { kind: "states", path: "result.StepId", type: stepIdType },
  describe: (on, job) => ({
    service: "aws-sdk:emr",
    action: "describeStep",
    pattern: "",
    arguments: stepOn(on, job),
  }),
  // It cancels what is pending; what runs goes on (Step Functions developer guide, connect-emr; read 2026-11-22).
  cancel: (on, job) => ({
    service: "elasticmapreduce",
    action: "cancelStep",
    pattern: "",
    arguments: stepOn(on, job),
  }),
  // API reference, StepStatus; read 2026-11-24.
  ended: { well: ["COMPLETED"], badly: ["CANCELLED", "FAILED", "INTERRUPTED"] },
};

function stepOn(cluster: Value, step: Value): Value {
  return record([
    ["ClusterId", cluster],
    ["StepId", step],
  ]);
}

const actionNames = new Map([
  ["continue", "CONTINUE"],
  ["cancel_and_wait", "CANCEL_AND_WAIT"],
  ["terminate_cluster", "TERMINATE_CLUSTER"],
]);

/** The step stands literally in the request: AWS refuses a machine whose `Step` is an expression. */
export function addStepRequest({ name, kind, settings, clusterId }: Submission): MergedRequest {
  const action = valueOf(settings, "action_on_failure");
  const role = valueOf(settings, "role");
  const step = mergeRequest(
    [
      { path: ["Name"], value: valueOf(settings, "name") ?? constant(name) },
      { path: ["ActionOnFailure"], value: action ? renamed(action, actionNames) : constant("CONTINUE") },
      { path: ["HadoopJarStep"], value: kind.jobs.hadoopJar.make(settings) },
    ],
    valueOf(settings, "api"),
    [],
  );
  const fields = [
    { path: ["ClusterId"], value: clusterId },
    { path: ["Step"], value: step.request },
    ...(role ? [{ path: ["ExecutionRoleArn"], value: role }] : []),
  ];
  return { request: mergeRequest(fields, null, []).request, conflicts: step.conflicts };
}

/** Reports what EMR would refuse of a step on a cluster whose settings are known. */
export function checkEc2Step(placed: Placement, report: Report): void {
  const { settings, concurrency } = placed;
  checkApplication(placed, report);
  if (settings.given.has("role")) checkRole(placed, keyOf(settings, "role"), report);
  const action = constantOf(settings, "action_on_failure");
  if (typeof action === "string" && action !== "continue" && concurrency !== null && concurrency > 1)
    report(catalog.actionWithConcurrency(keyOf(settings, "action_on_failure"), action, concurrency));
}

/** EMR bounds all strings of a job together. */
export function checkJobLength({ request, span }: Placement, report: Report): void {
  const job = entriesOf(entriesOf(request)?.get("Step") ?? null)?.get("HadoopJarStep") ?? null;
  const args = itemsOf(entriesOf(job)?.get("Args") ?? null) ?? [];
  const length = args.reduce((sum, value) => sum + lengthOf(value), 0);
  if (length > limits.hadoopJarStep.max) report(catalog.tooLong(span, length, limits.hadoopJarStep.max));
}

function lengthOf(value: Value): number {
  return value.kind === "constant" ? String(value.value).length : 0;
}

function checkApplication({ kind, kindName, span, cluster, clusterName }: Placement, report: Report): void {
  const { application } = kind;
  const listed = constantOf(cluster, "applications");
  const installed = Array.isArray(listed) ? listed.map((name) => String(name).toLowerCase()) : [];
  const isListKnown = Array.isArray(listed) || !cluster.given.has("applications");
  if (application === undefined || !isListKnown || installed.includes(application.toLowerCase())) return;
  if (givenByApi(cluster, "Applications")) return;
  report(catalog.applicationMissing(span, kindName, application, clusterName, keyOf(cluster, "applications")));
}

function checkRole({ cluster, clusterName }: Placement, at: Span, report: Report): void {
  const label = constantOf(cluster, "release");
  const release = typeof label === "string" ? parseRelease(label) : null;
  if (release && !supports(release, "execution-role"))
    report(catalog.releaseLacks(at, release.label, "execution roles for steps", "6.7.0"));
  if (!cluster.given.has("security_configuration") && !givenByApi(cluster, "SecurityConfiguration"))
    report(catalog.roleWithoutConfiguration(at, clusterName));
}

function givenByApi(settings: Settings, field: string): boolean {
  return entriesOf(valueOf(settings, "api"))?.has(field) ?? false;
}
