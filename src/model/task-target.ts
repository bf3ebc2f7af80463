/** What a task calls: its resource looked up in AWS's lists, and what does not exist reported with the nearest that does. */
import {
  optimizedIntegrationsFacts,
  optimizedService,
  optimizedServices,
  type OptimizedAction,
  type OptimizedService,
  type Pattern,
} from "../aws/optimized-integrations.js";
import { readResource, type NamedResource } from "../aws/resource-text.js";
import { sdkModelsAsOf, sdkOperation, sdkOperations, type SdkOperation } from "../aws/sdk-models.js";
import {
  isSdkService,
  isUnsupportedOperation,
  ownerOf,
  sdkPatterns,
  sdkServiceMeantBy,
  sdkServices,
  sdkServicesAsOf,
} from "../aws/sdk-services.js";
import { names } from "../diagnostics/catalog/names.js";
import { tasks as catalog } from "../diagnostics/catalog/tasks.js";
import type { Fix, Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { actionNear, integrationNear, optimizedTwin, withSuffix } from "../aws/resource-suggestions.js";

export type TaskTarget =
  | {
      readonly kind: "optimized";
      readonly service: OptimizedService;
      readonly action: OptimizedAction;
      readonly pattern: Pattern;
    }
  | {
      readonly kind: "sdk";
      readonly service: string;
      readonly operation: string;
      readonly pattern: Pattern;
      /** `null` where the service's model is not here. */
      readonly model: SdkOperation | null;
    }
  /** Called by its own ARN, it takes whatever it is given. */
  | { readonly kind: "worker"; readonly what: "function" | "activity" | "placeholder"; readonly arn: string };

/**
 * Gives what a resource names, `null` when that was reported.
 *
 * @param partition of AWS, in which the workflow runs
 */
export function taskTarget(text: string, at: Span, partition: string, report: Report): TaskTarget | null {
  const resource = readResource(text);
  if (resource === null) {
    report(catalog.notAResource(at, text));
    return null;
  }
  if (resource.form !== "placeholder" && resource.partition !== null && isOther(resource.partition, partition))
    report(catalog.otherPartition(at, resource.partition, partition));
  switch (resource.form) {
    case "placeholder":
    case "function":
    case "activity":
      return { kind: "worker", what: resource.form, arn: resource.arn };
    case "state-machine":
      report(catalog.stateMachineArn(at, resource.arn));
      return null;
    case "integration":
      return optimizedTarget(resource, at, report);
    case "sdk":
      return sdkTarget(resource, at, report);
  }
}

/** What the deployment fills in is right. */
function isOther(partition: string, own: string): boolean {
  return partition !== own && !partition.includes("${");
}

function optimizedTarget(resource: NamedResource, at: Span, report: Report): TaskTarget | null {
  const service = optimizedService(resource.service);
  if (!service) {
    const near = integrationNear(resource);
    report(names.unknownIntegration(at, resource.service, near, optimizedServices(), fixTo(near, at)));
    return null;
  }
  const action = service.actions.get(resource.action);
  if (!action) {
    const known = [...service.actions.keys()];
    const near = actionNear(resource, known);
    report(names.unknownAction(at, service.name, resource.action, near, known, fixTo(near, at)));
    return null;
  }
  if (action.ownedBy !== null) {
    report(catalog.ownedByCluster(at, `${service.name}:${action.action}`, action.ownedBy));
    return null;
  }
  const pattern = patternOf(resource, action.patterns, null, at, report);
  if (pattern !== null && action.unverified.has(pattern))
    report(
      names.newToFacts(at, `\`.${pattern}\` of \`${service.name}:${action.action}\``, optimizedIntegrationsFacts.date),
    );
  return pattern && { kind: "optimized", service, action, pattern };
}

function sdkTarget(resource: NamedResource, at: Span, report: Report): TaskTarget | null {
  const { service, action } = resource;
  if (!isSdkService(service)) {
    const near = sdkServiceMeantBy(service) ?? nearest(service, sdkServices());
    if (near === null) report(names.newToFacts(at, `service \`${service}\``, sdkServicesAsOf));
    else {
      const meant = withSuffix(`aws-sdk:${near}:${action}`, resource.suffix);
      report(names.unknownSdkService(at, service, meant, fixTo(meant, at)));
      return null;
    }
  }
  if (!isKnownOperation(resource, at, report)) return null;
  if (isUnsupportedOperation(service, action)) {
    report(catalog.unsupportedOperation(at, `aws-sdk:${service}:${action}`));
    return null;
  }
  const owner = ownerOf(service, action);
  if (owner !== undefined) {
    report(catalog.ownedByCluster(at, `aws-sdk:${service}:${action}`, owner));
    return null;
  }
  const pattern = patternOf(resource, sdkPatterns, optimizedTwin(resource), at, report);
  const model = sdkOperation(service, action) ?? null;
  return pattern && { kind: "sdk", service, operation: action, pattern, model };
}

/** Whether an operation exists, or may. One that is spelled like another is reported. */
function isKnownOperation({ service, action, suffix }: NamedResource, at: Span, report: Report): boolean {
  const operations = sdkOperations(service);
  const near = operations ? nearest(action, operations) : /^[A-Z]/.test(action) ? firstLower(action) : null;
  if (operations?.includes(action) || (!operations && near === null)) return true;
  if (near === null) {
    report(names.newToFacts(at, `operation \`${action}\` of \`${service}\``, sdkModelsAsOf()));
    return true;
  }
  const meant = withSuffix(`aws-sdk:${service}:${near}`, suffix);
  report(names.unknownOperation(at, service, action, meant, fixTo(meant, at)));
  return false;
}

/** Gives how the task waits; what the action cannot do is reported. @param other a resource that can, if there is one */
function patternOf(
  { form, service, action, suffix }: NamedResource,
  known: readonly Pattern[],
  other: string | null,
  at: Span,
  report: Report,
): Pattern | null {
  const pattern = known.find((each) => each === (suffix === "" ? "request-response" : suffix));
  if (pattern !== undefined && suffix !== "request-response") return pattern;
  const resource = `${form === "sdk" ? "aws-sdk:" : ""}${service}:${action}`;
  const forms = known.map((each) => (each === "request-response" ? resource : `${resource}.${each}`));
  const near = other ?? nearest(`${resource}.${suffix}`, forms);
  report(catalog.noSuchPattern(at, resource, suffix, forms, near, fixTo(near, at)));
  return null;
}

function firstLower(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

/** The resource is a string in quotes. */
function fixTo(resource: string | null, at: Span): Fix | null {
  return replaceWith(at, resource === null ? null : JSON.stringify(resource));
}
