/** Resources that name nothing that Step Functions can call. What AWS may have added since the facts were collected is a warning. */
import { optimizedIntegrationsFacts, optimizedService, type Pattern } from "../../../aws/optimized-integrations.js";
import { actionNear, integrationNear, optimizedTwin, withSuffix } from "../../../aws/resource-suggestions.js";
import { readResource, type NamedResource } from "../../../aws/resource-text.js";
import { sdkModelsAsOf, sdkOperations } from "../../../aws/sdk-models.js";
import {
  isSdkService,
  isUnsupportedOperation,
  sdkPatterns,
  sdkServiceMeantBy,
  sdkServices,
  sdkServicesAsOf,
} from "../../../aws/sdk-services.js";
import { statesOf } from "../../../machine/walk.js";
import { nearest } from "../../../text/nearest.js";
import { found, pointerTo, type AuditFinding, type Place } from "../finding.js";
import { withPlainPlaceholders } from "./placeholders.js";
import type { Rule } from "./rule.js";

export const integrations: Rule = ({ machine }) =>
  [...statesOf(machine)].flatMap(({ name, state, path }) => {
    // One that is missing was reported by itself.
    if (state.Type !== "Task" || state.Resource === "") return [];
    const problem = problemOf(state.Resource);
    const place = { pointer: `${pointerTo(path, name)}/Resource`, state: name };
    return problem === null ? [] : [findingOf(problem, state.Resource, place)];
  });

type Problem =
  | { readonly kind: "none"; readonly why: string; readonly near: string | null }
  /** Not in the facts, which are of a day. */
  | { readonly kind: "new"; readonly what: string; readonly asOf: string };

function findingOf(problem: Problem, resource: string, place: Place): AuditFinding {
  return problem.kind === "new"
    ? found("newIntegration", place, resource, problem.what, problem.asOf)
    : found("noIntegration", place, resource, problem.why, problem.near);
}

function problemOf(written: string): Problem | null {
  const text = withPlainPlaceholders(written);
  // A deployment may fill in all of it, or its beginning.
  if (text.startsWith("${")) return null;
  const resource = readResource(text);
  if (resource === null) return { kind: "none", why: "it is the ARN of nothing that a Task can call", near: null };
  switch (resource.form) {
    case "state-machine":
      return {
        kind: "none",
        why: "a state machine is not called by its ARN",
        near: arn("states:startExecution.sync:2"),
      };
    case "integration":
      return resource.partition === null ? notAnArn(resource) : optimizedProblem(resource);
    case "sdk":
      return resource.partition === null ? notAnArn(resource) : sdkProblem(resource);
    default:
      return null;
  }
}

function arn(resource: string): string {
  return `arn:aws:states:::${resource}`;
}

/** `arn:…:states:::` belongs before it. */
function notAnArn({ form, service, action, suffix }: NamedResource): Problem {
  const whole = withSuffix(`${form === "sdk" ? "aws-sdk:" : ""}${service}:${action}`, suffix);
  return { kind: "none", why: "it is no ARN", near: arn(whole) };
}

function none(why: string, near: string | null): Problem {
  return { kind: "none", why, near: near === null ? null : arn(near) };
}

function optimizedProblem(resource: NamedResource): Problem | null {
  const service = optimizedService(resource.service);
  if (!service) {
    const near = integrationNear(resource);
    if (near !== null) return none(`there is no integration \`${resource.service}\``, near);
    return { kind: "new", what: `integration \`${resource.service}\``, asOf: optimizedIntegrationsFacts.date };
  }
  const action = service.actions.get(resource.action);
  if (!action) {
    const near = actionNear(resource, [...service.actions.keys()]);
    const what = `action \`${resource.action}\` of \`${service.name}\``;
    if (near !== null) return none(`there is no ${what}`, near);
    return { kind: "new", what, asOf: optimizedIntegrationsFacts.date };
  }
  return patternProblem(resource, action.patterns, null);
}

function sdkProblem(resource: NamedResource): Problem | null {
  const { service, action, suffix } = resource;
  if (!isSdkService(service)) {
    const near = sdkServiceMeantBy(service) ?? nearest(service, sdkServices());
    if (near === null) return { kind: "new", what: `service \`${service}\``, asOf: sdkServicesAsOf };
    return none(`there is no service \`${service}\``, withSuffix(`aws-sdk:${near}:${action}`, suffix));
  }
  if (isUnsupportedOperation(service, action))
    return none("AWS lists it among the operations that Step Functions cannot call", null);
  return operationProblem(resource) ?? patternProblem(resource, sdkPatterns, optimizedTwin(resource));
}

function operationProblem({ service, action, suffix }: NamedResource): Problem | null {
  const operations = sdkOperations(service);
  if (operations?.includes(action)) return null;
  const plain = action.slice(0, 1).toLowerCase() + action.slice(1);
  const near = operations ? nearest(action, operations) : plain === action ? null : plain;
  const what = `operation \`${action}\` of \`${service}\``;
  if (near !== null) return none(`there is no ${what}`, withSuffix(`aws-sdk:${service}:${near}`, suffix));
  return operations ? { kind: "new", what, asOf: sdkModelsAsOf() } : null;
}

function patternProblem(
  { form, service, action, suffix }: NamedResource,
  known: readonly Pattern[],
  twin: string | null,
): Problem | null {
  if (suffix === "" || known.some((pattern) => pattern === suffix && pattern !== "request-response")) return null;
  const resource = `${form === "sdk" ? "aws-sdk:" : ""}${service}:${action}`;
  const forms = known.map((pattern) => (pattern === "request-response" ? resource : `${resource}.${pattern}`));
  return none(`it has no \`.${suffix}\``, twin ?? nearest(`${resource}.${suffix}`, forms) ?? forms.at(-1) ?? null);
}
