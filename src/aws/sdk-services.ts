/** The services of which Step Functions can call any operation: `aws-sdk:emrserverless:listJobRuns`. */
import { patternsIn, type Pattern } from "./optimized-integrations.js";
import data from "./sdk-services.json";

const prefixes: ReadonlyMap<string, string> = new Map(
  data.exceptionPrefixes.split(" ").map((prefix) => [prefix.toLowerCase(), prefix]),
);
const aliases: ReadonlyMap<string, string> = new Map(Object.entries(data.aliases));
const owners: ReadonlyMap<string, string> = new Map(Object.entries(data.ownedBy));
const unsupported: ReadonlyMap<string, string> = new Map(Object.entries(data.unsupported));

/** When the list was read, as YYYY-MM-DD. */
export const sdkServicesAsOf = data.facts.date;

/** How any operation can be called. */
export const sdkPatterns: readonly Pattern[] = patternsIn(data.patterns);

/** Gives the names as Step Functions spells them. */
export function sdkServices(): readonly string[] {
  return [...prefixes.keys()];
}

/** Whether Step Functions knows a service by this name. */
export function isSdkService(name: string): boolean {
  return prefixes.has(name);
}

/** Gives what the names of a service's errors begin with (`EmrServerless`); `undefined` for a service that is not known. */
export function exceptionPrefix(service: string): string | undefined {
  return prefixes.get(service);
}

/** Gives Step Functions' name for what the AWS CLI or IAM call otherwise: `logs` is `cloudwatchlogs`. */
export function sdkServiceMeantBy(name: string): string | undefined {
  const lower = name.toLowerCase();
  return aliases.get(lower) ?? [lower, lower.replaceAll(/[^a-z0-9]/g, "")].find(isSdkService);
}

/** Whether the guide lists an operation as one that Step Functions cannot call. */
export function isUnsupportedOperation(service: string, operation: string): boolean {
  return (unsupported.get(service) ?? "").split(" ").includes(operation);
}

/** Gives the platform of a `cluster` statement that makes what an operation makes, and gives it back. */
export function ownerOf(service: string, operation: string): string | undefined {
  return owners.get(`${service}:${operation}`);
}
