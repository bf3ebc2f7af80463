/** Which resource was probably meant by one that does not exist. */
import { optimizedService, optimizedServiceMeantBy, optimizedServices } from "./optimized-integrations.js";
import type { NamedResource } from "./resource-text.js";
import { sdkOperations } from "./sdk-models.js";
import { sdkServiceMeantBy } from "./sdk-services.js";
import { nearest } from "../text/nearest.js";

/** The whole resource that was probably meant where a service has no integration of its own. */
export function integrationNear({ service, action, suffix }: NamedResource): string | null {
  const meant = optimizedServiceMeantBy(service) ?? nearest(service, optimizedServices());
  if (meant !== null && meant !== undefined && optimizedService(meant)?.actions.has(action))
    return withSuffix(`${meant}:${action}`, suffix);
  const sdk = sdkServiceMeantBy(service);
  if (sdk !== undefined && isOperation(sdk, action)) return `aws-sdk:${sdk}:${action}`;
  return meant === null || meant === undefined ? null : withSuffix(`${meant}:${action}`, suffix);
}

/** The same where the service has no such action. */
export function actionNear({ service, action, suffix }: NamedResource, known: readonly string[]): string | null {
  const near = nearest(action, known);
  if (near !== null) return withSuffix(`${service}:${near}`, suffix);
  const sdk = sdkServiceMeantBy(service);
  return sdk !== undefined && isOperation(sdk, action) ? `aws-sdk:${sdk}:${action}` : null;
}

/** Of a service without a model any operation may exist. */
function isOperation(service: string, operation: string): boolean {
  return sdkOperations(service)?.includes(operation) ?? /^[a-z]/.test(operation);
}

/** The optimized integration that can wait as an SDK call cannot. */
export function optimizedTwin({ service, action, suffix }: NamedResource): string | null {
  for (const name of optimizedServices()) {
    const twin = sdkServiceMeantBy(name) === service ? optimizedService(name)?.actions.get(action) : undefined;
    if (twin?.patterns.some((pattern) => pattern === suffix)) return withSuffix(`${name}:${action}`, suffix);
  }
  return null;
}

/** Puts how a task waits behind what it calls. */
export function withSuffix(resource: string, suffix: string): string {
  return suffix === "" ? resource : `${resource}.${suffix}`;
}
