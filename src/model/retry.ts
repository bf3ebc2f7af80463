/** Retry policies: of a step (`retry: …`) and of a block (`retry (…) { }`, `parallel (retry: …) { }`). */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { constantOf, type Given, type Settings } from "../settings/given.js";
import { durationText } from "../text/units.js";
import { checkErrorOrder } from "./error-order.js";
import type { RetryPolicy } from "./model.js";

const defaultTimes = 3;
const defaultWaitSeconds = 60;
const defaultBackoff = 2;

/** Gives the policies of a checked `retry` setting, in their order. */
export function retryPolicies(given: Given | undefined, report: Report): readonly RetryPolicy[] {
  const policies = policiesOf(given);
  checkErrorOrder(policies, "retry", report);
  return policies;
}

/** Gives the policy of the options of a `retry` block. */
export function blockPolicies(options: Settings, report: Report): readonly RetryPolicy[] {
  const policies = [policyOf(options)];
  checkErrorOrder(policies, "retry", report);
  return policies;
}

/** The longest that the pauses of a policy can take together, in seconds. */
export function pauseSeconds({ times, waitSeconds, backoff, maxWaitSeconds }: RetryPolicy): number {
  return sumOfPauses(times, waitSeconds, backoff, maxWaitSeconds ?? Number.POSITIVE_INFINITY);
}

/** Adds up pauses that grow from one to the next until they meet their bound, in seconds. */
export function sumOfPauses(times: number, first: number, backoff: number, longest: number): number {
  let total = 0;
  let pause = first;
  for (let attempt = 0; attempt < times && Number.isFinite(total); attempt += 1) {
    if (pause >= longest || backoff === 1) return total + (times - attempt) * Math.min(pause, longest);
    total += pause;
    pause *= backoff;
  }
  return total;
}

/**
 * Reports policies that cannot end within the workflow's timeout.
 *
 * @param attemptSeconds the longest that one try takes; 0 when that is not known
 */
export function checkAgainstTimeout(
  policies: readonly RetryPolicy[],
  attemptSeconds: number,
  timeoutSeconds: number | null,
  report: Report,
): void {
  if (timeoutSeconds === null) return;
  for (const policy of policies) {
    const needed = pauseSeconds(policy) + attemptSeconds * (policy.times + 1);
    if (needed > timeoutSeconds)
      report(catalog.retryExceedsTimeout(policy.span, durationText(needed), durationText(timeoutSeconds)));
  }
}

function policiesOf(given: Given | undefined): readonly RetryPolicy[] {
  switch (given?.kind) {
    case "value": {
      const times =
        given.value.kind === "constant" && typeof given.value.value === "number" ? given.value.value : defaultTimes;
      return [{ ...defaults, times, span: given.key }];
    }
    case "block":
      return [policyOf(given.settings)];
    case "blocks":
      return given.blocks.map(policyOf);
    case "names":
    case "absent":
    case "broken":
    case undefined:
      return [];
  }
}

const defaults = {
  errors: ["States.TaskFailed"],
  times: defaultTimes,
  waitSeconds: defaultWaitSeconds,
  backoff: defaultBackoff,
  maxWaitSeconds: null,
  jitter: false,
};

function policyOf(settings: Settings): RetryPolicy {
  const number = (name: string): number | null => {
    const value = constantOf(settings, name);
    return typeof value === "number" ? value : null;
  };
  const on = settings.given.get("on");
  return {
    errors: on?.kind === "names" && on.names.length > 0 ? on.names : defaults.errors,
    times: number("times") ?? defaultTimes,
    waitSeconds: number("wait") ?? defaultWaitSeconds,
    backoff: number("backoff") ?? defaultBackoff,
    maxWaitSeconds: number("max_wait"),
    jitter: constantOf(settings, "jitter") === true,
    span: on?.key ?? settings,
  };
}
